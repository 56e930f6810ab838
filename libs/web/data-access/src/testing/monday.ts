import { type TodayDto } from '../generated';

/** A Monday on which nothing has been booked yet, for tests. */
export function monday(part: Partial<TodayDto> = {}): TodayDto {
  return {
    date: '2026-11-23',
    state: 'out',
    lastLocation: 'office',
    bookings: [],
    workedMinutes: 0,
    workedAsOf: '2026-11-23T07:00:00Z',
    breakMinutes: 0,
    targetMinutes: 468,
    creditedMinutes: 0,
    balanceTodayMinutes: -468,
    accountBalanceMinutes: -300,
    findings: [],
    incompleteDays: [],
    monthStatus: 'open',
    ...part,
  };
}
