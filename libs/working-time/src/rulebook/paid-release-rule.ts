import { grantedReleaseDays } from '../absence';
import { type PeriodRule } from '../rules';

/** Paid release (TVöD § 29 (1)). */
export const paidReleaseRule: PeriodRule = {
  id: 'TVOED-29',
  nameDe: 'Arbeitsbefreiung',
  nameEn: 'Paid release',
  paragraph: 'TVöD § 29 (1)',
  descriptionDe:
    'Bei wichtigen Anlässen werden Sie mit Entgelt freigestellt: ein Tag bei der Geburt Ihres Kindes, zwei beim Tod naher Angehöriger, ein Tag im Jahr bei schwerer Krankheit von Angehörigen im Haushalt, bis zu vier für ein krankes Kind oder wenn die Person ausfällt, die Ihr Kind betreut. Für Krankheitsfälle sind es zusammen höchstens fünf Tage im Jahr. Weitere Anlässe, etwa ein dienstlicher Umzug oder ein Jubiläum, nennt der Tarifvertrag.',
  descriptionEn:
    'For important reasons you are released with pay: one day for the birth of your child, two for the death of close relatives, one day a year for serious illness of relatives in the household, up to four for a sick child or if the person who looks after your child falls ill. For cases of illness it is five days a year at most altogether. The tariff names further reasons, a move for the service or a jubilee for example.',
  example: 'ABS-25',
  reasoningDe:
    'Gewünscht sind zwei Tage für ein krankes Kind. Dafür wären von vier Tagen noch zwei frei. Für alle Krankheitsfälle zusammen sind aber schon vier von fünf Tagen verbraucht. Bewilligt werden kann deshalb noch ein Tag.',
  reasoningEn:
    'Two days are wanted for a sick child. Of its four days two are still free. But of the five days for all cases of illness four are used already. So one more day can be granted.',
  subject: 'absence',
  parameters: [],
  appliesTo: 'tariffStaff',
  calculate: grantedReleaseDays,
};
