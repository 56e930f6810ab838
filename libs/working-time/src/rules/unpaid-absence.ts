import { type AbsenceFact, type AbsenceKind } from '../absence';
import { explain } from '../day';
import { type Rule } from './rule';

/** What payroll is told of a day for which it does not pay; nothing of parental leave, which personnel reports for months. */
const ITEM_OF = {
  unpaidLeave: 'UNPAID_DAY',
  strike: 'STRIKE_DAY',
  childSick: 'CHILD_SICK_DAY',
  parentalLeave: null,
} as const;
/** In this order, whichever was recorded first. */
const UNPAID_KINDS = Object.keys(ITEM_OF) as (keyof typeof ITEM_OF)[];

/** Unpaid leave, a strike with cut pay, care of an ill child and parental leave: nothing is due, payroll is told, one item for each day and cause. */
export const unpaidAbsence: Rule = {
  id: 'ABS-UNPAID',
  nameDe: 'Unbezahlte Abwesenheit',
  nameEn: 'Unpaid absence',
  paragraph: 'TVöD § 28, SGB V § 45, BEEG § 15',
  descriptionDe:
    'Bei unbezahltem Urlaub, in der Elternzeit, bei der Betreuung eines kranken Kindes ohne Entgelt und bei Streik mit Entgeltkürzung ist nichts zu leisten, das Zeitkonto bleibt unberührt. Die Entgeltabrechnung erfährt den Tag.',
  descriptionEn:
    'During unpaid leave, parental leave, the care of an ill child without pay or a strike with cut pay nothing is due and the time account stays as it is. Payroll is told of the day.',
  example: 'ABS-15',
  stage: 'target',
  subject: 'target',
  parameters: [],
  findings: [],
  apply(day) {
    if (day.absences.length === 0) return;
    const kinds = UNPAID_KINDS.filter((kind) => day.absences.some((absence) => isUnpaid(absence, kind)));
    if (kinds.length === 0) return;
    for (const kind of kinds) {
      const item = ITEM_OF[kind];
      if (item) day.payrollItems.push(item);
    }
    if (day.targetMinutes === 0) return;
    const beforeMinutes = day.targetMinutes;
    day.targetMinutes = 0;
    const why = { absence: kinds[0] };
    if (day.trace) explain(day, { rule: unpaidAbsence, clock: 'target', beforeMinutes, afterMinutes: 0, why });
  },
};

const isUnpaid = (absence: AbsenceFact, kind: AbsenceKind): boolean =>
  absence.kind === kind && !(kind === 'strike' && absence.strikePolicy === 'flexitimeDebit');
