import { addDays, firstDayOf, lastStandbyDay, type LocalDate, monthOf, zone } from '@zeitbuch/working-time';
import { checkStandbys, writeStandbys } from '../imports';
import { lockOpenMonths, reopenMonths } from '../month';
import { assertOpen, type Person, recordChange } from '../organisation';
import { Problem, violatedConstraint } from '../platform';
import { type DayWork } from './day-facts';
import { type TimesChangeDto } from './particulars.dto';
import { spanOf } from './times';
import { assertNothingWrong } from './told';

/** A week, as files have it. */
const MOST_STANDBY_MINUTES = 10_080;

interface Row {
  readonly id: string;
  readonly date: LocalDate;
  readonly startMinute: number;
  readonly endMinute: number;
  readonly isCalledOut: boolean;
  /** It goes on from time before, and was known when the month before was closed. */
  readonly goesOnFromBefore: boolean;
}

/**
 * An on-call plan comes on record, goes, or stands in the place of another. What the person was called out for stays.
 * @throws Problem `person.unknown-entry`, `person.called-out`, `person.times` for none or more than a week, `person.came-back`,
 *   `person.outside-employment`, `person.closed-months` {months}, `person.on-record` {date}
 */
export async function changeStandby(
  work: DayWork,
  person: Person,
  { replaces, times }: Pick<TimesChangeDto, 'replaces' | 'times'>,
): Promise<void> {
  if (replaces === undefined && times === undefined) return;
  if (person.followedBy !== null) throw new Problem('person.came-back');
  const during = times && spanOf(zone(work.zone), times, MOST_STANDBY_MINUTES);
  await lockOpenMonths(work.client, work.tenantId, [person.employeeId]);
  const before = replaces === undefined ? null : await takeBack(work, person, replaces);
  const after = times && during ? { date: times.date, ...during } : null;
  if (after) await add(work, person, after);
  const dates = [before, after].flatMap((one) => (one ? [one.date] : [])).toSorted();
  const span = { from: dates[0], to: dates[dates.length - 1] };
  await recordChange(work, person.employeeId, { kind: 'standby', span, before, after });
}

async function takeBack(
  work: DayWork,
  person: Person,
  standbyId: string,
): Promise<Pick<Row, 'date' | 'startMinute' | 'endMinute'>> {
  const { client, tenantId } = work;
  const { employeeId } = person;
  const { rows } = await client.query<Row & Record<string, unknown>>(
    `select s.standby_id as id, s.date::text, lower(s.during) as "startMinute", upper(s.during) as "endMinute",
       exists (select from standby_callout c where c.tenant_id = s.tenant_id and c.standby_id = s.standby_id) as "isCalledOut",
       not s.is_late and exists (select from standby b where b.tenant_id = s.tenant_id and b.employee_id = s.employee_id
         and upper(b.during) = lower(s.during)) as "goesOnFromBefore"
     from standby s where s.tenant_id = $1 and s.employee_id = $2 and s.standby_id = $3`,
    [tenantId, employeeId, standbyId],
  );
  if (rows.length === 0) throw new Problem('person.unknown-entry');
  const [{ date, startMinute, endMinute, isCalledOut, goesOnFromBefore }] = rows;
  if (isCalledOut) throw new Problem('person.called-out');
  const lastBefore = addDays(firstDayOf(monthOf(date)), -1);
  const wasPaidBefore = goesOnFromBefore && date <= lastStandbyDay(monthOf(lastBefore));
  await assertOpen(work, person, [{ from: wasPaidBefore ? lastBefore : date, to: date }]);
  await reopenMonths(client, tenantId, [{ employeeId, date }], 'reopenedByFact', { begins: false });
  try {
    await client.query('delete from standby where tenant_id = $1 and standby_id = $2', [tenantId, standbyId]);
  } catch (error) {
    // A file brings a call-out at this moment, which holds it.
    if (violatedConstraint(error)?.startsWith('standby_callout_')) throw new Problem('person.called-out');
    throw error;
  }
  return { date, startMinute, endMinute };
}

async function add(
  work: DayWork,
  { personnelNumber }: Person,
  { date, ...during }: Pick<Row, 'date' | 'startMinute' | 'endMinute'>,
): Promise<void> {
  const files = { ...work, entities: () => work.entities, broughtBy: work.actor.employeeId };
  const { found, errors } = await checkStandbys(files, [{ line: 1, personnelNumber, date, during, callout: null }]);
  assertNothingWrong(errors, () => date);
  try {
    await writeStandbys(files, found);
  } catch (error) {
    // A file may bring the same at this moment.
    if (violatedConstraint(error) === 'standby_overlap') throw new Problem('stale');
    throw error;
  }
}
