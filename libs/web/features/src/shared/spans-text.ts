import { type ProposedBookingDto } from '@zeitbuch/web-data-access';

const ENDS = new Set(['clockOut', 'breakStart']);

/** `05:00 (+2)`: two days after the date of the shift. */
export const withDays = (localTime: string, daysAfter = 0): string =>
  daysAfter > 0 ? `${localTime} (+${daysAfter})` : localTime;

/** The end of a stretch, with its day where the two times alone would not tell it: `05:00 (+2)`; null where there is none. */
export function endText({
  from,
  to,
  toDaysAfter = 0,
}: {
  readonly from: string;
  readonly to: string | null;
  readonly toDaysAfter?: number;
}): string | null {
  if (to === null) return null;
  return toDaysAfter > (to > from ? 0 : 1) ? withDays(to, toDaysAfter) : to;
}

/** `08:00–12:00, 12:30–16:30`, with `(+1)` on the day after, of bookings in their order; `…` stands where one is missing, an empty text for none. */
export function spansText(bookings: readonly Pick<ProposedBookingDto, 'kind' | 'localTime' | 'daysAfter'>[]): string {
  const spans: string[] = [];
  let from: string | null = null;
  for (const { kind, localTime: clock, daysAfter } of bookings) {
    const localTime = withDays(clock, daysAfter);
    if (ENDS.has(kind)) {
      spans.push(`${from ?? '…'}–${localTime}`);
      from = null;
    } else {
      if (from) spans.push(`${from}–${kind === 'locationChange' ? localTime : '…'}`);
      from = localTime;
    }
  }
  if (from) spans.push(`${from}–…`);
  return spans.join(', ');
}
