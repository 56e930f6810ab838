import { type DayWork } from '../day';
import { absenceCredit, type PeriodRule } from '../rules';

/** Ill on a flex day (Dienstvereinbarung, Gleittage). */
export const flexDayIllnessRule: PeriodRule = {
  id: 'DV-FLEXDAY-SICK',
  nameDe: 'Krank am Gleittag',
  nameEn: 'Ill on a flex day',
  paragraph: 'Dienstvereinbarung, Gleittage',
  descriptionDe:
    'Werden Sie an einem genehmigten Gleittag krank, bleibt es ein Gleittag: die Zeit wird nicht zurückgegeben. Das ist anders als beim Urlaub.',
  descriptionEn:
    'If you fall ill on an approved flex day, it stays a flex day: the time is not given back. That is different from leave.',
  example: 'OWN-FLX-02',
  reasoningDe:
    'Der Gleittag am 9. März ist genehmigt, am selben Tag kommt eine Krankmeldung. Die Sollzeit von 7:48 Stunden (468 Minuten) wird trotzdem vom Konto genommen: aus 600 werden 132 Minuten.',
  reasoningEn:
    'The flex day on 9 March is approved, and on the same day there is a sick note. The target of 7:48 hours (468 minutes) is taken from the account all the same: 600 become 132 minutes.',
  subject: 'account',
  parameters: [],
  calculate: (day: DayWork) => absenceCredit.apply(day),
};
