import {
  type LocalDate,
  type Minutes,
  type Span,
  addDays,
  zone,
  type DayFactKind,
  isAbsenceDecision,
} from '@zeitbuch/working-time';
import { type ColumnSpec } from './csv-table';
import { type FailRecord, type FileRules } from './read-file';
import { type RowReader } from './row-reader';
import { type Bounds, forEachMeeting } from './spans';

/** What was ordered or declared for a day. */
export interface ParticularRecord {
  readonly line: number;
  readonly personnelNumber: string;
  readonly date: LocalDate;
  readonly kind: DayFactKind;
  /** Of an order, in epoch minutes. */
  readonly order: Span | null;
  /** Of another employer. */
  readonly minutes: Minutes | null;
}

const PARTICULAR_COLUMNS: readonly ColumnSpec[] = [
  { name: 'personnelNumber', aliases: ['Personalnummer'] },
  { name: 'date', aliases: ['Datum'] },
  { name: 'kind', aliases: ['Angabe'] },
  { name: 'fromTime', aliases: ['Von'], required: false },
  { name: 'toTime', aliases: ['Bis'], required: false },
  { name: 'minutes', aliases: ['Minuten'], required: false },
];
const KINDS: Readonly<Record<string, DayFactKind>> = {
  overtimeOrder: 'overtimeOrder',
  'Angeordnete Überstunden': 'overtimeOrder',
  holidayTimeOff: 'holidayTimeOff',
  'Freizeitausgleich für Feiertag': 'holidayTimeOff',
  releaseImpossible: 'releaseImpossible',
  'Keine Freistellung am 24. oder 31. Dezember': 'releaseImpossible',
  otherEmployer: 'otherEmployer',
  'Andere Beschäftigung': 'otherEmployer',
  leaveGivenBack: 'leaveGivenBack',
  'Urlaubstag zurückgegeben': 'leaveGivenBack',
  workOnTop: 'workOnTop',
  'Arbeit zusätzlich angerechnet': 'workOnTop',
  restOfDay: 'restOfDay',
  'Krank für den Rest des Tages': 'restOfDay',
  'Rest des Tages aufgefüllt': 'restOfDay',
};

/**
 * Particulars of single days, with local times of a zone. An order that ends at or before its beginning ends on the
 * next day. Nobody has two orders for the same minute, nor anything else twice on a day.
 */
export const particularsFile = (zoneId: string): FileRules<ParticularRecord> => ({
  columns: PARTICULAR_COLUMNS,
  recordOf: (cells) => particularOf(cells, zoneId),
  together: failRepeated,
});

function particularOf(cells: RowReader, zoneId: string): ParticularRecord | null {
  const personnelNumber = cells.personnelNumber();
  const date = cells.date('date');
  const kind = cells.choice('kind', 'import.unknown-particular', KINDS);
  if (!kind || date === null) return null;
  if (kind === 'releaseImpossible' && !/-12-(24|31)$/.test(date))
    cells.fail('date', 'import.not-in-december', 'Only 24 and 31 December are days of release.');
  const order = kind === 'overtimeOrder' ? orderOf(cells, date, zoneId) : null;
  const minutes = kind === 'otherEmployer' ? minutesOf(cells) : null;
  return { line: cells.line, personnelNumber, date, kind, order, minutes };
}

function orderOf(cells: RowReader, date: LocalDate, zoneId: string): Span | null {
  const from = cells.minuteOfDay('fromTime');
  const to = cells.minuteOfDay('toTime');
  if (from === null || to === null) return null;
  const place = zone(zoneId);
  return { startMinute: place.at(date, from), endMinute: place.at(to > from ? date : addDays(date, 1), to) };
}

function minutesOf(cells: RowReader): Minutes | null {
  const value = cells.text('minutes');
  const minutes = /^\d{1,4}$/.test(value) ? Number(value) : 0;
  if (minutes >= 1 && minutes <= 1440) return minutes;
  if (value !== '') cells.fail('minutes', 'import.bad-minutes', 'Minutes are a whole number from 1 to 1440.');
  return null;
}

function failRepeated(ofPerson: readonly ParticularRecord[], fail: FailRecord<ParticularRecord>): void {
  const failed = new Set<number>();
  const failLater = (a: ParticularRecord, b: ParticularRecord): void => {
    // Of two the one further down in the file is named, whichever begins first; and each once.
    const [earlier, later] = a.line < b.line ? [a, b] : [b, a];
    if (failed.has(later.line)) return;
    failed.add(later.line);
    fail(later, { column: 'date', value: later.date }, 'import.overlap', `Says the same as line ${earlier.line}.`);
  };
  const orders = ofPerson.flatMap((record) => (record.order ? [{ record, order: record.order }] : []));
  forEachMeeting(
    orders,
    ({ order }) => minutesWithin(order),
    (a, b) => failLater(a.record, b.record),
  );
  const first = new Map<string, ParticularRecord>();
  for (const record of ofPerson) {
    if (record.order) continue;
    const earlier = first.get(dayKeyOf(record));
    if (earlier) failLater(record, earlier);
    else first.set(dayKeyOf(record), record);
  }
}

/** What a person has at most once: everything but an order, on a day; and one decision on work during an absence. */
export const dayKeyOf = ({ kind, date }: Pick<ParticularRecord, 'kind' | 'date'>): string =>
  `${isAbsenceDecision(kind) ? 'decision' : kind} ${date}`;

/** First and last minute of a span that ends before its `endMinute`. */
export const minutesWithin = ({ startMinute, endMinute }: Span): Bounds<number> => ({
  from: startMinute,
  to: endMinute - 1,
});
