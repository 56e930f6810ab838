import { type MonthDayDto } from '@zeitbuch/web-data-access';
import { notesOf } from './finding-words';

const day = (part: Partial<MonthDayDto>): MonthDayDto => ({
  date: '2026-11-20',
  weekday: 5,
  isoWeek: 47,
  state: 'complete',
  spans: [],
  breakRecordedMinutes: 0,
  breakDeductedMinutes: 0,
  workedMinutes: 0,
  creditedMinutes: 0,
  absenceCreditMinutes: 0,
  targetMinutes: 468,
  balanceMinutes: 0,
  runningBalanceMinutes: 0,
  locations: [],
  findings: [],
  pendingCorrections: 0,
  ...part,
});

describe('words beside a day', () => {
  it('says a missing booking first and once', () => {
    const notes = notesOf(
      day({
        state: 'incomplete',
        pendingCorrections: 1,
        findings: [
          { code: 'MISSING_BOOKING', severity: 'block', params: {} },
          { code: 'CORE_TIME_VIOLATION', severity: 'warn', params: {} },
        ],
      }),
    );
    expect(notes.map((note) => note.key)).toEqual([
      'month.incomplete',
      'month.pendingCorrections',
      'finding.CORE_TIME_VIOLATION',
    ]);
  });
});
