import { addFinding } from '../day';
import { type Rule } from './rule';

/** Time was due and nobody knows why nobody worked. Reported, never turned into another kind of absence. */
export const unexcusedAbsence: Rule = {
  id: 'ABS-UNEXCUSED',
  nameDe: 'Ungeklärte Abwesenheit',
  nameEn: 'Unexcused absence',
  paragraph: 'TVöD § 6 (1)',
  descriptionDe:
    'Es war Arbeit zu leisten, aber es gibt weder Buchung noch Abwesenheit. Der Tag wird gemeldet und nie von selbst in Urlaub oder Gleittag verwandelt.',
  descriptionEn:
    'Work was due, but there is neither booking nor absence. The day is reported and never turned into leave or a flex day by itself.',
  example: 'ABS-19',
  stage: 'finding',
  subject: 'presence',
  parameters: [],
  findings: ['UNEXCUSED_ABSENCE'],
  apply(day) {
    if (day.targetMinutes === 0 || day.accountedWork.length > 0 || day.absences.length > 0) return;
    if (!day.isOver || day.isMissingBooking) return;
    addFinding(day, 'UNEXCUSED_ABSENCE', { targetMinutes: day.targetMinutes });
  },
};
