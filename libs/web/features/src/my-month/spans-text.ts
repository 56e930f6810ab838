import { type ProposedBookingDto } from '@zeitbuch/web-data-access';

const ENDS = new Set(['clockOut', 'breakStart']);

/** `08:00–12:00, 12:30–16:30` of bookings in their order; `…` stands where one is missing, an empty text for none. */
export function spansText(bookings: readonly Pick<ProposedBookingDto, 'kind' | 'localTime'>[]): string {
  const spans: string[] = [];
  let from: string | null = null;
  for (const { kind, localTime } of bookings) {
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
