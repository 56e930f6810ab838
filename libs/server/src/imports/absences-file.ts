import { ABSENCE_KINDS, type AbsenceFact, type AbsenceKind, type Flaw, validateAbsence } from '@zeitbuch/working-time';
import { isContinued } from './continued-illness';
import { type ColumnSpec } from './csv-table';
import { type FileRules } from './read-file';
import { ANSWERS, type RowReader } from './row-reader';
import { forEachMeeting } from './spans';

/** An absence over whole days, with what its credit needs. */
export interface AbsenceRecord extends Omit<AbsenceFact, 'absenceId'> {
  readonly line: number;
  readonly personnelNumber: string;
}

const ABSENCE_COLUMNS: readonly ColumnSpec[] = [
  { name: 'personnelNumber', aliases: ['Personalnummer'] },
  { name: 'kind', aliases: ['Art'] },
  { name: 'from', aliases: ['Von'] },
  { name: 'to', aliases: ['Bis'] },
  { name: 'portion', aliases: ['Umfang'], required: false },
  { name: 'minutes', aliases: ['Minuten'], required: false },
  { name: 'lessons', aliases: ['Unterrichtsstunden'], required: false },
  { name: 'fromTime', aliases: ['Von Uhrzeit'], required: false },
  { name: 'toTime', aliases: ['Bis Uhrzeit'], required: false },
  { name: 'creditPolicy', aliases: ['Anrechnung'], required: false },
  { name: 'certified', aliases: ['Bescheinigt'], required: false },
  { name: 'reportedPromptly', aliases: ['Sofort gemeldet'], required: false },
  { name: 'travelMinutes', aliases: ['Reisezeit'], required: false },
  { name: 'drivingMinutes', aliases: ['Fahrzeit'], required: false },
  { name: 'travelCreditRequested', aliases: ['Reisezeit beantragt'], required: false },
];
/** What files of the personnel office call the kinds; their own names are understood too. */
const GERMAN_NAMES: Readonly<Record<AbsenceKind, string>> = {
  sick: 'Krank',
  leave: 'Urlaub',
  businessTripDay: 'Dienstreise',
  training: 'Fortbildung',
  vocationalSchool: 'Berufsschule',
  antenatalExam: 'Vorsorgeuntersuchung',
  nursingTime: 'Stillzeit',
  doctorVisit: 'Arztbesuch',
  flexDay: 'Gleittag',
  compensatoryTimeOff: 'Zeitausgleich',
  coreRelease: 'Kernzeitbefreiung',
  reintegration: 'Wiedereingliederung',
  unpaidLeave: 'Unbezahlter Urlaub',
  strike: 'Streik',
  paidRelease: 'Arbeitsbefreiung',
  exchangeDay: 'Tauschtag',
  regenerationDay: 'Regenerationstag',
  qualificationDay: 'Qualifizierungstag',
  maternityProtection: 'Mutterschutz',
  parentalLeave: 'Elternzeit',
  childSick: 'Kind krank',
};
const KINDS: Readonly<Record<string, AbsenceKind>> = Object.fromEntries(
  ABSENCE_KINDS.flatMap((kind) => [
    [kind, kind],
    [GERMAN_NAMES[kind], kind],
  ]),
);
const PORTIONS: Readonly<Record<string, NonNullable<AbsenceFact['portion']>>> = {
  day: 'day',
  Tag: 'day',
  restOfDay: 'restOfDay',
  'Rest des Tages': 'restOfDay',
};
type Policy = NonNullable<AbsenceFact['creditPolicy']> | NonNullable<AbsenceFact['strikePolicy']>;
const POLICIES: Readonly<Record<string, Policy>> = {
  coreOnly: 'coreOnly',
  'Nur Kernzeit': 'coreOnly',
  full: 'full',
  Voll: 'full',
  payDeduction: 'payDeduction',
  Entgeltabzug: 'payDeduction',
  flexitimeDebit: 'flexitimeDebit',
  Gleitzeitkonto: 'flexitimeDebit',
};

/** The column in which each field of an absence stands, where it has another name. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  fromMinute: 'fromTime',
  toMinute: 'toTime',
  strikePolicy: 'creditPolicy',
};

/**
 * Absences. What an absence credits is never guessed: the library's own check of an absence decides. Sickness may fall
 * into leave, but nobody is on leave twice; illnesses continue each other, see {@link IllnessDays}.
 */
export const absencesFile = (): FileRules<AbsenceRecord> => ({
  columns: ABSENCE_COLUMNS,
  recordOf: absenceOf,
  together: (ofPerson, fail) => {
    const single = ofPerson.filter((record) => !isContinued(record));
    for (const ofKind of Map.groupBy(single, ({ kind }) => kind).values())
      forEachMeeting(
        ofKind,
        ({ from, to }) => ({ from, to }),
        (later, earlier) =>
          fail(
            later,
            { column: 'from', value: later.from },
            'import.overlap',
            `Overlaps the absence on line ${earlier.line}.`,
          ),
      );
  },
});

function absenceOf(cells: RowReader): AbsenceRecord | null {
  const personnelNumber = cells.personnelNumber();
  const kind = cells.choice('kind', 'absence.unknown-kind', KINDS);
  const from = cells.date('from');
  const to = cells.date('to');
  const given = details(cells, kind);
  if (!kind || from === null || to === null || cells.errors.length > 0) return null;
  const record = { line: cells.line, personnelNumber, kind, from, to, ...given };
  for (const flaw of validateAbsence({ ...record, absenceId: '' })) failBy(cells, flaw);
  return record;
}

function failBy(cells: RowReader, { path, code, rule }: Flaw): void {
  cells.fail(COLUMN_OF[path] ?? path, code, `The absence is not complete or contradicts itself (${rule ?? code}).`);
}

/** What was given beside kind and days; nothing stands for an empty cell. */
function details(cells: RowReader, kind: AbsenceKind | undefined): Partial<AbsenceFact> {
  const has = (column: string) => cells.optional(column) !== '';
  const policy = has('creditPolicy') ? cells.choice('creditPolicy', 'import.unknown-policy', POLICIES) : undefined;
  const fromMinute = has('fromTime') ? cells.minuteOfDay('fromTime') : null;
  const toMinute = has('toTime') ? cells.minuteOfDay('toTime') : null;
  const answer = (column: 'certified' | 'reportedPromptly' | 'travelCreditRequested') =>
    has(column) ? { [column]: cells.choice(column, 'import.bad-answer', ANSWERS) === 'yes' } : {};
  return {
    ...(has('portion') ? { portion: cells.choice('portion', 'import.unknown-portion', PORTIONS) } : {}),
    ...(has('minutes') ? { minutes: wholeNumber(cells, 'minutes') } : {}),
    ...(has('lessons') ? { lessons: wholeNumber(cells, 'lessons') } : {}),
    ...(fromMinute === null ? {} : { fromMinute }),
    ...(toMinute === null ? {} : { toMinute }),
    ...policyOf(cells, kind, policy),
    ...answer('certified'),
    ...answer('reportedPromptly'),
    ...(has('travelMinutes') ? { travelMinutes: wholeNumber(cells, 'travelMinutes') } : {}),
    ...(has('drivingMinutes') ? { drivingMinutes: wholeNumber(cells, 'drivingMinutes') } : {}),
    ...answer('travelCreditRequested'),
  };
}

/** One column for both kinds that need a policy; of the other kind it would mean nothing. */
function policyOf(cells: RowReader, kind: AbsenceKind | undefined, policy: Policy | undefined): Partial<AbsenceFact> {
  if (policy === undefined) return {};
  const isOfStrike = policy === 'payDeduction' || policy === 'flexitimeDebit';
  if (kind === 'strike' && isOfStrike) return { strikePolicy: policy };
  if (kind === 'doctorVisit' && !isOfStrike) return { creditPolicy: policy };
  cells.fail('creditPolicy', 'import.unknown-policy', 'This kind of absence has no such policy.');
  return {};
}

function wholeNumber(cells: RowReader, column: string): number {
  const value = cells.optional(column);
  if (/^\d{1,4}$/.test(value)) return Number(value);
  cells.fail(column, 'import.bad-number', `"${column}" must be a whole number.`);
  return 0;
}
