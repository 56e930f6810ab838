import { type Booking, type HolidayCalendar, type Zone } from '@zeitbuch/working-time';

/** A booking of the made-up city. */
export interface DemoBooking extends Booking {
  readonly shiftDate: string;
  readonly source: 'web' | 'terminal' | 'correction';
  readonly correctionId: string | null;
  /** When the product learned of it. */
  readonly receivedAt: number;
}

/** What holds for everybody of the made-up city. */
export interface DemoWorld {
  readonly zone: Zone;
  readonly holidays: HolidayCalendar;
  readonly firstDate: string;
  /** Today: nothing of it has happened yet. */
  readonly asOf: string;
  /** Days before it lie in closed months. */
  readonly openFrom: string;
}
