import { type Played, type Tap } from './play';

/** What the server has of one booking. */
export interface Recorded {
  readonly bookingId: string;
  readonly employeeId: string;
  readonly kind: string;
  readonly location: string;
  readonly epochMinute: number;
  readonly isClarified: boolean;
}

export interface Verdicts {
  lost: string[];
  doubled: string[];
  /** Booked for another person, as another kind or place, or at another time than it was pressed. */
  wrong: string[];
}

/** One request may be under way for so long, and the server cuts off the seconds. */
const TOLERANCE_MINUTES = 2;

/** Compares what people tapped and were shown with what the server has and the device shows. */
export function check(played: Played, recorded: readonly Recorded[]): Verdicts {
  const verdicts: Verdicts = { lost: [], doubled: [], wrong: [] };
  if (played.waiting + played.unreadable > 0)
    verdicts.lost.push(`${played.waiting} wait, ${played.unreadable} unreadable`);
  const known = new Map(played.taps.map((tap) => [tap.booking.bookingId, tap]));
  for (const row of recorded) {
    const tap = known.get(row.bookingId);
    if (!tap) verdicts.doubled.push(`${row.bookingId} was never tapped`);
    else if (!isSame(tap, row, played.clockMoved)) verdicts.wrong.push(JSON.stringify({ row, tap }));
  }
  for (const tap of played.taps) {
    const ends = endsOf(tap, played, recorded);
    if (ends.length > 1) verdicts.doubled.push(`${tap.booking.bookingId}: ${ends.join(', ')}`);
    if (ends.length === 0 && tap.isKept === true) verdicts.lost.push(JSON.stringify(tap));
  }
  return verdicts;
}

/** How a tap ended, in words; exactly one for every tap that the device said it keeps. */
function endsOf({ booking, wasRead }: Tap, { notices }: Played, recorded: readonly Recorded[]): string[] {
  const rows = recorded.filter(({ bookingId }) => bookingId === booking.bookingId);
  const notice = notices.get(booking.bookingId);
  const ends: string[] = rows.map(({ isClarified }) => (isClarified ? 'clarifying' : 'applied'));
  // The server has it and the device still shows the same: one end, seen from both sides.
  // Or the server put it in by itself, once what was missing had come.
  if (notice && !(notice === 'clarifying' && ends.length > 0)) ends.push(notice);
  if (ends.length === 0 && wasRead) ends.push('read');
  return ends;
}

function isSame({ booking, pressedMilliseconds }: Tap, row: Recorded, clockMoved: boolean): boolean {
  const minutes = Math.abs(row.epochMinute - pressedMilliseconds / 60_000);
  return (
    row.employeeId === booking.employeeId &&
    row.kind === booking.kind &&
    row.location === booking.location &&
    (clockMoved || minutes <= TOLERANCE_MINUTES)
  );
}
