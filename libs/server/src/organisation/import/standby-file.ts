import { type EpochMinute, type LocalDate, type Minutes, type Span, addDays, zone } from '@zeitbuch/working-time';
import { type ColumnSpec, type ImportFile, readCsvTable } from './csv-table';
import { ANSWERS, RowReader } from './row-reader';

/** On-call time, or what somebody was called out for during it. */
export interface StandbyRecord {
  readonly line: number;
  readonly personnelNumber: string;
  readonly date: LocalDate;
  /** Of on-call time, in epoch minutes; null for a call-out. */
  readonly during: Span | null;
  readonly callout: CalloutRecord | null;
}

interface CalloutRecord {
  readonly atMinute: EpochMinute;
  readonly minutes: Minutes;
  readonly isRemote: boolean;
}

export const STANDBY_COLUMNS: readonly ColumnSpec[] = [
  { name: 'personnelNumber', aliases: ['Personalnummer'] },
  { name: 'kind', aliases: ['Angabe'] },
  { name: 'date', aliases: ['Datum'] },
  { name: 'fromTime', aliases: ['Von'] },
  { name: 'toDate', aliases: ['Bis Datum'], required: false },
  { name: 'toTime', aliases: ['Bis'], required: false },
  { name: 'minutes', aliases: ['Minuten'], required: false },
  { name: 'remote', aliases: ['Von zu Hause'], required: false },
];
const KINDS: Readonly<Record<string, 'standby' | 'callout'>> = {
  standby: 'standby',
  Rufbereitschaft: 'standby',
  callout: 'callout',
  Einsatz: 'callout',
};
/** The table holds no longer one. */
const LONGEST_STANDBY_MINUTES = 10_080;

/**
 * Reads on-call times and call-outs, with local times of a zone. On-call time that ends at or before its beginning
 * and names no last day ends on the next one. Which on-call time a call-out belongs to, its minute tells.
 */
export function readStandbyFile(content: string, zoneId: string): ImportFile<StandbyRecord> {
  const table = readCsvTable(content, STANDBY_COLUMNS);
  const read = table.rows.map((row) => {
    const cells = new RowReader(row);
    return { cells, record: standbyOf(cells, zoneId) };
  });
  const sound = read.flatMap(({ cells, record }) => (record && cells.errors.length === 0 ? [{ cells, record }] : []));
  sound.forEach(({ cells, record }, index) => {
    const before = sound.slice(0, index).find(({ record: other }) => meetsStandby(record, other));
    if (before) cells.fail('date', 'import.overlap', `Says the same as line ${before.record.line}.`);
  });
  const errors = [...table.errors, ...read.flatMap(({ cells }) => cells.errors)].sort((a, b) => a.line - b.line);
  const records = sound.filter(({ cells }) => cells.errors.length === 0).map(({ record }) => record);
  return { rowCount: table.rows.length, records, errors };
}

function standbyOf(cells: RowReader, zoneId: string): StandbyRecord | null {
  const personnelNumber = cells.personnelNumber();
  const kind = cells.choice('kind', 'import.unknown-standby', KINDS);
  const date = cells.date('date');
  const from = cells.minuteOfDay('fromTime');
  if (!kind || date === '' || from === null) return null;
  const startMinute = zone(zoneId).at(date, from);
  const head = { line: cells.line, personnelNumber, date };
  if (kind === 'callout') {
    const callout = calloutOf(cells, startMinute);
    return callout && { ...head, during: null, callout };
  }
  const endMinute = endOf(cells, date, from, zoneId);
  if (endMinute === null) return null;
  if (endMinute <= startMinute) cells.fail('toTime', 'import.ends-before-start', 'Ends before it begins.');
  if (endMinute - startMinute > LONGEST_STANDBY_MINUTES)
    cells.fail('toTime', 'import.standby-too-long', 'On-call time lasts a week at most.');
  return { ...head, during: { startMinute, endMinute }, callout: null };
}

function endOf(cells: RowReader, date: LocalDate, from: number, zoneId: string): EpochMinute | null {
  const to = cells.minuteOfDay('toTime');
  const toDate = cells.optionalDate('toDate');
  if (to === null) return null;
  return zone(zoneId).at(toDate ?? (to > from ? date : addDays(date, 1)), to);
}

function calloutOf(cells: RowReader, atMinute: EpochMinute): CalloutRecord | null {
  const value = cells.text('minutes');
  const minutes = /^\d{1,4}$/.test(value) ? Number(value) : 0;
  const remote = cells.choice('remote', 'import.bad-answer', ANSWERS);
  if (minutes >= 1 && minutes <= 1440) return remote ? { atMinute, minutes, isRemote: remote === 'yes' } : null;
  if (value !== '') cells.fail('minutes', 'import.bad-minutes', 'Minutes are a whole number from 1 to 1440.');
  return null;
}

/** Whether two rows of a person cannot both be. */
function meetsStandby(one: StandbyRecord, other: StandbyRecord): boolean {
  if (one.personnelNumber !== other.personnelNumber) return false;
  if (one.during && other.during)
    return one.during.startMinute < other.during.endMinute && other.during.startMinute < one.during.endMinute;
  return one.callout !== null && one.callout.atMinute === other.callout?.atMinute;
}
