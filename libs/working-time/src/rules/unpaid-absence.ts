import { type AbsenceFact } from '../absence';
import { explain } from './day-work';
import { type Rule } from './rule';

/** Unpaid leave and a strike with cut pay: nothing is due, payroll is told, one item for each day and cause. */
export const unpaidAbsence: Rule = {
  id: 'ABS-UNPAID',
  nameDe: 'Unbezahlte Abwesenheit',
  nameEn: 'Unpaid absence',
  paragraph: 'TVöD § 28',
  descriptionDe:
    'Bei unbezahltem Urlaub oder Streik mit Entgeltkürzung ist nichts zu leisten, das Zeitkonto bleibt unberührt. Die Entgeltabrechnung erfährt den Tag.',
  descriptionEn:
    'During unpaid leave or a strike with cut pay nothing is due and the time account stays as it is. Payroll is told of the day.',
  example: 'ABS-15',
  stage: 'target',
  subject: 'target',
  parameters: [],
  findings: [],
  apply(day) {
    if (day.absences.length === 0) return;
    const unpaid = day.absences.some((absence) => absence.kind === 'unpaidLeave');
    const strike = day.absences.some(isStrikeWithoutPay);
    if (unpaid) day.payrollItems.push('UNPAID_DAY');
    if (strike) day.payrollItems.push('STRIKE_DAY');
    if ((!unpaid && !strike) || day.targetMinutes === 0) return;
    const beforeMinutes = day.targetMinutes;
    day.targetMinutes = 0;
    const why = { absence: unpaid ? 'unpaidLeave' : 'strike' };
    if (day.trace) explain(day, { rule: unpaidAbsence, clock: 'target', beforeMinutes, afterMinutes: 0, why });
  },
};

const isStrikeWithoutPay = (absence: AbsenceFact): boolean =>
  absence.kind === 'strike' && absence.strikePolicy !== 'flexitimeDebit';
