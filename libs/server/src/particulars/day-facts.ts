import {
  addDays,
  type DayFactKind,
  type LocalDate,
  type Minutes,
  type Span,
  weekdayOf,
  zone,
} from '@zeitbuch/working-time';
import { checkParticulars, type ParticularRecord, shiftsWithinOrders, writeParticulars } from '../imports';
import { lockOpenMonths, reevaluateOpenMonths, reopenMonths } from '../month';
import { assertOpen, type DeclaredKind, type Person, type PersonWork, recordChange } from '../organisation';
import { Problem, violatedConstraint } from '../platform';
import { isSecretParticular } from '../privacy';
import { type SecondJobChangeDto, type TimesChangeDto } from './particulars.dto';
import { spanOf } from './times';
import { assertNothingWrong } from './told';

/** What the acts here work with: as those on a record, and the clock of the city. */
export interface DayWork extends PersonWork {
  readonly zone: string;
}

interface Row {
  readonly id: string;
  readonly date: LocalDate;
  readonly minutes: Minutes | null;
  readonly startMinute: number | null;
  readonly endMinute: number | null;
}

/** A year and its leap day. */
const MOST_DAYS = 366;
const MOST_ORDER_MINUTES = 1440;

/**
 * On the days of the change the person works so long for another employer, on all others as before.
 * @throws Problem `person.times` for more than a year or none, and those of {@link replaceRows}
 */
export async function changeSecondJob(
  work: DayWork,
  person: Person,
  { from, to, minutes }: SecondJobChangeDto,
): Promise<void> {
  if (to < from || to >= addDays(from, MOST_DAYS)) throw new Problem('person.times');
  await lockOpenMonths(work.client, work.tenantId, [person.employeeId]);
  const before = await rowsOf(work, person, 'otherEmployer', { from, to });
  const known = new Map(before.map((row) => [row.date, row]));
  const added: Added[] = [];
  const removed: Row[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const [row, wanted] = [known.get(date), minutes[weekdayOf(date) - 1]];
    if ((row?.minutes ?? 0) === wanted) continue;
    if (row) removed.push(row);
    if (wanted > 0) added.push({ date, order: null, minutes: wanted });
  }
  await replaceRows(work, person, { recordAs: 'secondJob', kind: 'otherEmployer', removed, added });
}

/**
 * Something is declared for a day, or no longer.
 * @throws Problem `person.not-in-december`, and those of {@link replaceRows}
 */
export async function declareDay(
  work: DayWork,
  person: Person,
  { kind, date, holds }: { readonly kind: DeclaredKind; readonly date: LocalDate; readonly holds: boolean },
): Promise<void> {
  if (kind === 'releaseImpossible' && !/-12-(24|31)$/.test(date)) throw new Problem('person.not-in-december');
  await lockOpenMonths(work.client, work.tenantId, [person.employeeId]);
  const before = await rowsOf(work, person, kind, { from: date, to: date });
  if (holds === before.length > 0) return;
  const added = holds ? [{ date, order: null, minutes: null }] : [];
  await replaceRows(work, person, { recordAs: kind, kind, removed: before, added });
}

/**
 * An order of overtime comes on record, goes, or stands in the place of another.
 * @throws Problem `person.unknown-entry`, `person.times` for none or more than a day, and those of {@link replaceRows}
 */
export async function changeOrder(
  work: DayWork,
  person: Person,
  { replaces, times }: Pick<TimesChangeDto, 'replaces' | 'times'>,
): Promise<void> {
  const order = times && spanOf(zone(work.zone), times, MOST_ORDER_MINUTES);
  await lockOpenMonths(work.client, work.tenantId, [person.employeeId]);
  const all = await rowsOf(work, person, 'overtimeOrder');
  const removed = all.filter(({ id }) => id === replaces);
  if (replaces !== undefined && removed.length === 0) throw new Problem('person.unknown-entry');
  const added = times && order ? [{ date: times.date, order, minutes: null }] : [];
  await replaceRows(work, person, { recordAs: 'overtimeOrder', kind: 'overtimeOrder', removed, added });
}

async function rowsOf(
  { client, tenantId }: DayWork,
  { employeeId }: Person,
  kind: DayFactKind,
  days: { readonly from: LocalDate; readonly to: LocalDate } | null = null,
): Promise<Row[]> {
  const { rows } = await client.query<Row & Record<string, unknown>>(
    `select fact_id as id, date::text, minutes, lower(during) as "startMinute", upper(during) as "endMinute" from day_fact
     where tenant_id = $1 and employee_id = $2 and kind = $3 and ($4::date is null or date between $4 and $5) order by date`,
    [tenantId, employeeId, kind, days?.from ?? null, days?.to ?? null],
  );
  return rows;
}

type Added = Pick<ParticularRecord, 'date' | 'order' | 'minutes'>;

interface Replacement {
  readonly recordAs: Parameters<typeof recordChange>[2]['kind'];
  readonly kind: DayFactKind;
  readonly removed: readonly Row[];
  readonly added: readonly Added[];
}

/**
 * Puts rows in the place of others, by the checks of files; days are evaluated again, and a handed-in month opens again
 * where leaders may know of it.
 * @throws Problem `person.came-back`, `person.outside-employment`, `person.closed-months` {months}, `person.on-record` {date},
 *   `person.no-holiday` {date}, `person.exempt-from-extra-work` {date}
 */
async function replaceRows(
  work: DayWork,
  person: Person,
  { recordAs, kind, removed, added }: Replacement,
): Promise<void> {
  const touched = [...removed, ...added].map(({ date }) => date).toSorted();
  if (touched.length === 0) return;
  if (person.followedBy !== null) throw new Problem('person.came-back');
  const { client, tenantId } = work;
  const { employeeId, personnelNumber } = person;
  const records = added.map((one, line): ParticularRecord => ({ ...one, line, personnelNumber, kind }));
  const orders = removed.map((row, line) => ({ line, personnelNumber, date: row.date, order: orderOf(row) }));
  const files = { ...work, entities: () => work.entities, broughtBy: work.actor.employeeId };
  const shifts = [...(await shiftsWithinOrders(files, orders)).values()].flat();
  await assertOpen(work, person, [...touched, ...shifts].map(dayOf));
  const isSecret = isSecretParticular({ kind });
  const gone = [...removed.map(({ date }) => date), ...shifts].map((date) => ({ employeeId, date, isSecret }));
  await reopenMonths(client, tenantId, gone, 'reopenedByFact', { begins: false });
  await client.query('delete from day_fact where tenant_id = $1 and fact_id = any($2::uuid[])', [
    tenantId,
    removed.map(({ id }) => id),
  ]);
  const { found, errors } = await checkParticulars(files, records);
  assertNothingWrong(errors, ({ line }) => records[line].date);
  await whereNobodyIsFaster(() => writeParticulars(files, found));
  if (found.length === 0) await reevaluateOpenMonths(work, [employeeId]);
  const span = { from: touched[0], to: touched[touched.length - 1] };
  const after = added.map(({ date, order, minutes }) => ({ date, minutes, ...order }));
  await recordChange(work, employeeId, { kind: recordAs, span, before: removed, after });
}

const orderOf = ({ startMinute, endMinute }: Row): Span | null =>
  startMinute !== null && endMinute !== null ? { startMinute, endMinute } : null;

const dayOf = (date: LocalDate) => ({ from: date, to: date });

/** A file may bring the same at this moment. @throws Problem `stale` */
async function whereNobodyIsFaster<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint === 'day_fact_once' || constraint === 'day_fact_order_overlap') throw new Problem('stale');
    throw error;
  }
}
