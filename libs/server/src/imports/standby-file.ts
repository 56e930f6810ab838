import { type EpochMinute, type LocalDate, type Minutes, type Span, addDays, zone } from '@zeitbuch/working-time';
import { type ColumnSpec } from './csv-table';
import { minutesWithin } from './particulars-file';
import { type FailRecord, type FileRules } from './read-file';
import { ANSWERS, type RowReader } from './row-reader';
import { forEachMeeting } from './spans';

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

const STANDBY_COLUMNS: readonly ColumnSpec[] = [
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
 * On-call times and call-outs, with local times of a zone. On-call time that ends at or before its beginning and names
 * no last day ends on the next one. Which on-call time a call-out belongs to, its minute decides.
 */
export const standbyFile = (zoneId: string): FileRules<StandbyRecord> => ({
  columns: STANDBY_COLUMNS,
  recordOf: (cells) => standbyOf(cells, zoneId),
  together: failRepeated,
});

function standbyOf(cells: RowReader, zoneId: string): StandbyRecord | null {
  const personnelNumber = cells.personnelNumber();
  const kind = cells.choice('kind', 'import.unknown-standby', KINDS);
  const date = cells.date('date');
  const from = cells.minuteOfDay('fromTime');
  if (!kind || date === null || from === null) return null;
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

/** A person is on call once at a time, and called out once in a minute. */
function failRepeated(ofPerson: readonly StandbyRecord[], fail: FailRecord<StandbyRecord>): void {
  const failed = new Set<number>();
  const failLater = (a: StandbyRecord, b: StandbyRecord): void => {
    const [earlier, later] = a.line < b.line ? [a, b] : [b, a];
    if (failed.has(later.line)) return;
    failed.add(later.line);
    fail(later, { column: 'date', value: later.date }, 'import.overlap', `Says the same as line ${earlier.line}.`);
  };
  const standbys = ofPerson.flatMap((record) => (record.during ? [{ record, during: record.during }] : []));
  forEachMeeting(
    standbys,
    ({ during }) => minutesWithin(during),
    (a, b) => failLater(a.record, b.record),
  );
  const calls = new Map<EpochMinute, StandbyRecord>();
  for (const record of ofPerson) {
    if (!record.callout) continue;
    const first = calls.get(record.callout.atMinute);
    if (first) failLater(record, first);
    else calls.set(record.callout.atMinute, record);
  }
}
