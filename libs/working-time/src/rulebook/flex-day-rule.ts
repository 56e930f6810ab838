import { flexDayFindings } from '../period';
import { type PeriodRule } from '../rules';

/** Flex days (Dienstvereinbarung, Gleittage). */
export const flexDayRule: PeriodRule = {
  id: 'DV-FLEXDAY',
  nameDe: 'Gleittage',
  nameEn: 'Flex days',
  paragraph: 'Dienstvereinbarung, Gleittage',
  descriptionDe:
    'Ein Gleittag ist ein freier Tag aus dem Gleitzeitkonto: die Sollzeit des Tages wird vom Guthaben genommen. Er wird vorher genehmigt. Wie viele es im Monat und im Jahr sein dürfen, sagt die Vereinbarung; ein halber Tag zählt halb.',
  descriptionEn:
    'A flex day is a day off from the flextime account: the target of the day is taken from the balance. It is approved beforehand. The agreement says how many there may be in a month and in a year; half a day counts half.',
  example: 'FLX-04',
  reasoningDe:
    'In dieser Vereinbarung sind 24 Gleittage im Jahr möglich, und 24 sind schon genommen. Mit dem nächsten wären es 25, deshalb kann er nicht genehmigt werden. Das Guthaben von 2000 Minuten ändert daran nichts.',
  reasoningEn:
    'This agreement allows 24 flex days a year, and 24 have been taken. The next would be the 25th, so it cannot be approved. The balance of 2000 minutes does not change that.',
  subject: 'account',
  parameters: ['flexDays'],
  findings: ['FLEXDAY_MONTH_QUOTA_EXCEEDED', 'FLEXDAY_YEAR_QUOTA_EXCEEDED', 'FLEXDAY_INSUFFICIENT_CREDIT'],
  calculate: flexDayFindings,
};
