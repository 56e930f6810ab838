import { overtimeWeeks } from '../pay';
import { overtimeLinesOf } from './overtime-lines';

const contract = { personnelGroup: 'TVOED_VKA', weeklyMinutes: 2100 } as const;
const order = (date: string, orderedMinutes: number) =>
  ({ date, orderedMinutes, timeOffMinutes: 0, contract, partTimePolicy: 'tariffText' }) as const;
const told = (month: string, leftOn: string | null, ...days: ReturnType<typeof order>[]) =>
  overtimeLinesOf(month, overtimeWeeks(days), leftOn).map(
    ({ code, quantity, unit, originMonth }) => `${code} ${quantity} ${unit} ${originMonth}`,
  );

describe('payroll lines of ordered work', () => {
  it('come with the month in which the time to balance it ends, and name the month of the work', () => {
    // 30 November and 1 December lie in one week; the room of 240 minutes goes to the Monday.
    const week = [order('2026-11-30', 200), order('2026-12-01', 100)];
    expect(told('2026-11', null, ...week)).toEqual([]);
    expect(told('2026-12', null, ...week)).toEqual([
      'ADDL_PT 200 minutes 2026-11',
      'ADDL_PT 40 minutes 2026-12',
      'OT_BASE 60 minutes 2026-12',
      'OT_SUPP 60 minutes 2026-12',
    ]);
  });

  it('come with the last month of who leaves', () => {
    expect(told('2026-11', '2026-11-30', order('2026-11-30', 60))).toEqual(['ADDL_PT 60 minutes 2026-11']);
    expect(told('2026-12', '2026-11-30', order('2026-11-30', 60))).toEqual([]);
  });
});
