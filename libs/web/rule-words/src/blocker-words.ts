import { type ClosingBlockerDto } from '@zeitbuch/web-data-access';
import { formatDate, formatMonth } from '@zeitbuch/web-ui';

/** Blockers that are findings of a day: they have their names there. */
const OF_THE_CLOSING = /^(month|closing)\.|^(PERIOD_HAS_OPEN_ITEMS|MISSING_BOOKING|OVERLAPPING_BOOKINGS)$/;

/** A blocker in words: its day first, then the key of its name with what is filled in. */
export function blockerWords({ code, date, params }: ClosingBlockerDto): {
  readonly day: string;
  readonly key: string;
  readonly params: Record<string, string>;
} {
  const month = params?.['month'];
  const status = params?.['status'];
  const isNamed = OF_THE_CLOSING.test(code);
  return {
    day: date ? formatDate(date) : '',
    key:
      code === 'month.not-approved' && status
        ? `blocker.month-${status}`
        : isNamed
          ? `blocker.${code}`
          : `finding.${code}`,
    params: { month: typeof month === 'string' ? formatMonth(month) : '' },
  };
}
