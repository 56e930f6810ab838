/** For whom a rule holds, and the figures that law or tariff sets for them. */
import { dateText, hours, table } from './words.mjs';

const PEOPLE = {
  everybody: ['alle', 'everybody'],
  employees: [
    'Tarifbeschäftigte und Auszubildende, nicht für Beamtinnen und Beamte',
    'employees and trainees, not civil servants',
  ],
  staffAndTrainees: ['Tarifbeschäftigte und Auszubildende', 'staff under the TVöD and trainees under the TVAöD'],
  tariffStaff: ['Tarifbeschäftigte (TVöD)', 'staff under the TVöD'],
  socialStaff: [
    'Beschäftigte im Sozial- und Erziehungsdienst (Entgeltgruppen S)',
    'social and educational service (pay groups S)',
  ],
  shiftWorkers: ['Tarifbeschäftigte in Schichtarbeit', 'staff under the TVöD in shift work'],
  severelyDisabled: ['Menschen mit Schwerbehinderung', 'severely disabled people'],
};

const FIGURES = {
  annualLeaveDays: ['Urlaubstage bei fünf Arbeitstagen in der Woche', 'days of leave with five working days a week'],
  statutoryLeaveDays: [
    'wenigstens Urlaubstage bei fünf Arbeitstagen in der Woche',
    'days of leave at least with five working days a week',
  ],
  disabilityLeaveDays: [
    'zusätzliche Tage bei fünf Arbeitstagen in der Woche',
    'additional days with five working days a week',
  ],
  shiftLeaveMaxDays: ['zusätzliche Tage im Jahr höchstens', 'additional days a year at most'],
  qualificationDays: ['Tage im Jahr bei fünf Arbeitstagen in der Woche', 'days a year with five working days a week'],
  sickPayDays: ['Kalendertage mit vollem Entgelt', 'calendar days with full pay'],
  fulltimeWeekMinutes: ['Vollzeitwoche', 'full-time week'],
  raisedHoursMaxMonths: ['Monate am Stück höchstens', 'months in one go at most'],
  flatStandbyMinutes: ['Pauschale ab', 'flat sum from'],
  werktagAverageMinutes: ['im Schnitt je Werktag höchstens', 'on average a day from Monday to Saturday at most'],
  weekAverageMinutes: ['im Schnitt in der Woche höchstens', 'on average a week at most'],
  nightWorkDays: [
    'Tage mit Nachtarbeit im Jahr, ab denen die Regel gilt',
    'days with night work a year from which it holds',
  ],
  freeSundays: ['freie Sonntage im Jahr wenigstens', 'free Sundays a year at least'],
  doubleWeekMinutes: ['in zwei Wochen höchstens', 'in two weeks at most'],
  travelAboveMinutes: ['reine Reisezeit, über der angerechnet wird', 'mere travel above which time is credited'],
};

/** Days on which figures are shown, so that a change of the law between them is seen. */
const DATES = ['2022-01-01', '2026-01-01', '2027-01-01'];

/** Row of the facts; none for a rule that says only by a function for whom it holds. */
export function people({ appliesTo, isInForce, parameters }) {
  // What only looks at the agreement holds for everybody whose agreement has it.
  const isForAll = appliesTo === undefined && (isInForce === undefined || parameters.length > 0);
  if (appliesTo === undefined && !isForAll) return [];
  return [['Gilt für / Holds for', PEOPLE[appliesTo ?? 'everybody'].join(' / ')]];
}

/** Section of the figures that no agreement changes, each with the dates between which it changed. */
export function figures(rule, { STANDARD_PARAMETERS }) {
  if (rule.figures === undefined) return [];
  const terms = {
    parameters: STANDARD_PARAMETERS,
    personnelGroup: 'TVOED_VKA',
    payGroup: 'E8',
    isMinor: false,
    isMaternity: false,
    isSeverelyDisabled: false,
    worksInShifts: false,
  };
  const dates = DATES.filter((date) => rule.validFrom === undefined || rule.validFrom <= date);
  const rows = rule.figures({ ...terms, date: dates[0] }).map(({ key, sourceName }) => {
    const values = dates.map((date) => [
      date,
      rule.figures({ ...terms, date }).find((figure) => figure.key === key).value,
    ]);
    const changes = values.filter(([, value], index) => index === 0 || value !== values[index - 1][1]);
    return [nameOf(key), told(key, changes), sourceName];
  });
  return [
    '## Zahlen aus Gesetz und Tarif / Figures set by law or tariff',
    table(['', 'Wert / Value', 'Paragraph'], rows),
  ];
}

function nameOf(key) {
  if (FIGURES[key] === undefined) throw new Error(`tools/rules/people-and-figures.mjs has no words for ${key}`);
  return FIGURES[key].join(' / ');
}

/** One value, or each with the first of the dates on which it was seen. */
function told(key, changes) {
  const text = (value) => (key.endsWith('Minutes') ? hours(value) : String(value));
  if (changes.length === 1) return text(changes[0][1]);
  return changes.map(([date, value]) => `${text(value)} (${dateText(date, 'en')})`).join(', ');
}
