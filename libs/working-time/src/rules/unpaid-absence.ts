import { ABSENCE_KINDS, type AbsenceFact, type AbsenceKind, traitsOf } from '../absence';
import { explain } from '../day';
import { type Rule } from './rule';

/** In this order, whichever was recorded first: what payroll is told of comes before what personnel reports for months. */
const UNPAID_KINDS = ABSENCE_KINDS.filter((kind) => traitsOf(kind).credit === 'unpaid').sort(
  (one, other) => Number(!traitsOf(one).item) - Number(!traitsOf(other).item),
);

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
      const { item } = traitsOf(kind);
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
