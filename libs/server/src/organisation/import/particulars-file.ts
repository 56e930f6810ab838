import { type LocalDate, type Minutes, type Span, addDays, zone } from '@zeitbuch/working-time';
import { type DayParticular } from '../../evaluation';
import { type ColumnSpec, type ImportFile, readCsvTable } from './csv-table';
import { RowReader } from './row-reader';

/** What was ordered or declared for a day. */
export interface ParticularRecord {
  readonly line: number;
  readonly personnelNumber: string;
  readonly date: LocalDate;
  readonly kind: DayParticular['kind'];
  /** Of an order, in epoch minutes. */
  readonly order: Span | null;
  /** Of another employer. */
  readonly minutes: Minutes | null;
}

export const PARTICULAR_COLUMNS: readonly ColumnSpec[] = [
  { name: 'personnelNumber', aliases: ['Personalnummer'] },
  { name: 'date', aliases: ['Datum'] },
  { name: 'kind', aliases: ['Angabe'] },
  { name: 'fromTime', aliases: ['Von'], required: false },
  { name: 'toTime', aliases: ['Bis'], required: false },
  { name: 'minutes', aliases: ['Minuten'], required: false },
];
const KINDS: Readonly<Record<string, DayParticular['kind']>> = {
  overtimeOrder: 'overtimeOrder',
  'Angeordnete Überstunden': 'overtimeOrder',
  holidayTimeOff: 'holidayTimeOff',
  'Freizeitausgleich für Feiertag': 'holidayTimeOff',
  releaseImpossible: 'releaseImpossible',
  'Keine Freistellung am 24. oder 31. Dezember': 'releaseImpossible',
  otherEmployer: 'otherEmployer',
  'Andere Beschäftigung': 'otherEmployer',
};

interface ReadParticular {
  readonly cells: RowReader;
  readonly record: ParticularRecord;
}

/**
 * Reads particulars of single days, with local times of a zone. An order that ends at or before its beginning ends on
 * the next day. Nobody has two orders for the same minute, nor anything else twice on a day.
 */
export function readParticularsFile(content: string, zoneId: string): ImportFile<ParticularRecord> {
  const table = readCsvTable(content, PARTICULAR_COLUMNS);
  const readers = table.rows.map((row) => new RowReader(row));
  const read = readers.flatMap((cells): ReadParticular[] => {
    const record = particularOf(cells, zoneId);
    return record && cells.errors.length === 0 ? [{ cells, record }] : [];
  });
  for (const ofPerson of Map.groupBy(read, ({ record }) => record.personnelNumber).values()) failRepeated(ofPerson);
  const errors = [...table.errors, ...readers.flatMap((cells) => cells.errors)].sort((a, b) => a.line - b.line);
  const records = read.filter(({ cells }) => cells.errors.length === 0).map(({ record }) => record);
  return { rowCount: table.rows.length, records, errors };
}

function particularOf(cells: RowReader, zoneId: string): ParticularRecord | null {
  const personnelNumber = cells.personnelNumber();
  const date = cells.date('date');
  const kind = cells.choice('kind', 'import.unknown-particular', KINDS);
  if (!kind || date === '') return null;
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

function failRepeated(ofPerson: readonly ReadParticular[]): void {
  ofPerson.forEach(({ cells, record }, index) => {
    const before = ofPerson.slice(0, index).find(({ record: other }) => meets(record, other));
    if (before) cells.fail('date', 'import.overlap', `Says the same as line ${before.record.line}.`);
  });
}

/** Whether two particulars of a person cannot both be. */
export function meets(
  one: Pick<ParticularRecord, 'kind' | 'date' | 'order'>,
  other: Pick<ParticularRecord, 'kind' | 'date' | 'order'>,
): boolean {
  if (one.order && other.order)
    return one.order.startMinute < other.order.endMinute && other.order.startMinute < one.order.endMinute;
  return one.kind === other.kind && one.date === other.date;
}
