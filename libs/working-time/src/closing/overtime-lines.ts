import { type OvertimeShare, type OvertimeWeek, payableMonthOf } from '../pay';
import { type LocalDate, type Minutes, monthOf, type YearMonth } from '../time';
import { type PayrollCode, type PlannedPayrollLine } from './payroll-lines';

const FIGURES: readonly (readonly [PayrollCode, (share: OvertimeShare) => Minutes])[] = [
  ['ADDL_PT', (share) => share.additionalMinutes],
  ['OT_BASE', (share) => share.overtimeMinutes],
  ['OT_SUPP', (share) => share.supplementMinutes],
];

/**
 * Payroll lines of ordered work that becomes payable in a month (TVöD § 7 (6), (7)): one for each code and month in
 * which the work was done, in a fixed order; a week that lies in two months has lines of both.
 * @param weeks all that can become payable, others too
 * @param leftOn last day of employment: what is open then is paid with its month
 */
export function overtimeLinesOf(
  month: YearMonth,
  weeks: readonly OvertimeWeek[],
  leftOn: LocalDate | null,
): PlannedPayrollLine[] {
  const payable = weeks
    .flatMap(({ days }) => days)
    .filter(({ date }) => payableMonthOf(date, leftOn) === month)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  const months = Map.groupBy(payable, ({ date }) => monthOf(date));
  return FIGURES.flatMap(([code, minutesOf]) =>
    [...months].map(([originMonth, shares]): PlannedPayrollLine => {
      const quantity = shares.reduce((total, share) => total + minutesOf(share), 0);
      return { code, unit: 'minutes', quantity, originMonth };
    }),
  ).filter(({ quantity }) => quantity > 0);
}
