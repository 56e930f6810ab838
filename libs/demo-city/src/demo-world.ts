import { type Booking, type HolidayCalendar, type Zone, type LocalDate } from '@zeitbuch/working-time';

/** A booking of the made-up city. */
export interface DemoBooking extends Booking {
  readonly shiftDate: LocalDate;
  readonly source: 'web' | 'terminal' | 'correction';
  readonly correctionId: string | null;
  /** When the product learned of it. */
  readonly receivedAt: number;
}

/** What holds for everybody of the made-up city. */
export interface DemoWorld {
  readonly zone: Zone;
  readonly holidays: HolidayCalendar;
  readonly firstDate: LocalDate;
  /** Today: nothing of it has happened yet. */
  readonly asOf: LocalDate;
  /** Days before it lie in closed months. */
  readonly openFrom: LocalDate;
}
