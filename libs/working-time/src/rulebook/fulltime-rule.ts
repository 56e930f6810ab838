import { fulltimeWeekMinutesOn } from '../contract';
import { type PeriodRule } from '../rules';

/** Full-time hours of the tariff (TVöD § 6 (1)). */
export const fulltimeRule: PeriodRule = {
  id: 'TVOED-6-1',
  nameDe: 'Vollzeit im Tarifvertrag',
  nameEn: 'Full-time hours of the tariff',
  paragraph: 'TVöD § 6 (1)',
  descriptionDe:
    'Der Tarifvertrag legt fest, wie viele Stunden eine Vollzeitwoche hat: 39 Stunden seit 2023, davor 39½ und bis Ende 2021 40 Stunden. Daran wird Teilzeit gemessen und der Beginn von Überstunden. Wer im Vertrag feste Stunden hat, behält sie, auch wenn sich die Vollzeit ändert.',
  descriptionEn:
    'The tariff says how many hours a full-time week has: 39 hours since 2023, before that 39½ and until the end of 2021 40 hours. Part-time is measured by it, and where overtime begins. Anyone who has fixed hours in the contract keeps them, also where full time changes.',
  example: 'CHG-13',
  reasoningDe:
    'Der Vertrag nennt feste 30 Stunden (1800 Minuten). Bei 39½ Stunden Vollzeit sind das 1800 ÷ 2370, also gut 75,9 Prozent. Sinkt die Vollzeit auf 39 Stunden, sind es 1800 ÷ 2340, also gut 76,9 Prozent: die Stunden bleiben, der Anteil steigt.',
  reasoningEn:
    'The contract names 30 fixed hours (1800 minutes). At 39½ hours of full time that is 1800 ÷ 2370, a little over 75.9 percent. When full time falls to 39 hours it is 1800 ÷ 2340, a little over 76.9 percent: the hours stay, the share rises.',
  subject: 'target',
  parameters: [],
  appliesTo: 'tariffStaff',
  figures: ({ date }) => [
    { key: 'fulltimeWeekMinutes', value: fulltimeWeekMinutesOn(date), source: 'tariff', sourceName: 'TVöD § 6 (1)' },
  ],
  calculate: fulltimeWeekMinutesOn,
};
