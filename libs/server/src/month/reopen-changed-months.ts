import { type LocalDate, monthOf, firstDayOf, lastDayOf } from '@zeitbuch/working-time';
import { type DaysOfPeople, type PersonEvaluation, type ReevaluateDays } from '../facts';
import { type Queryable } from '../platform';
import { knownWorth } from '../privacy';
import { reopenMonths } from './reopen-months';

/** What a transaction that has changed facts evaluates days with. */
export interface Valuing {
  readonly client: Queryable;
  readonly tenantId: number;
  readonly reevaluate: ReevaluateDays;
  /** The current minute. */
  readonly now: number;
}

interface HandedIn {
  readonly employeeId: string;
  /** First day of the month. */
  readonly date: LocalDate;
  /** What its days were worth to leaders when they were asked, see {@link knownWorth}; null where that was not kept. */
  readonly seenWorth: string | null;
  /** What its days are worth as they are stored, in order. */
  readonly worth: string;
}

/**
 * Evaluates days again and opens each handed-in month again of which a day is worth something else then to leaders:
 * they looked at other figures. What they must not know opens nothing, however much it changes the account: that the
 * month is open again would tell it. Run it in the transaction that holds the locks of the people's months.
 * @param evaluate evaluates the days; default: all of the span
 */
export async function reopenChangedMonths(
  valuing: Valuing,
  employeeIds: readonly string[],
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
  evaluate: () => Promise<unknown> = () =>
    valuing.reevaluate.execute(valuing.client, { tenantId: valuing.tenantId, employeeIds, from, to }),
): Promise<void> {
  const { client, tenantId } = valuing;
  const read = () => readHandedIn(client, tenantId, employeeIds, { from, to });
  const before = await read();
  await evaluate();
  if (before.length === 0) return;
  const changed = [...(await changedToLeaders(valuing, before)), ...changedAsStored(before, await read())];
  await reopenMonths(client, tenantId, changed, 'reopenedByFact', { begins: false });
}

/** Days of people that were looked at again. */
export interface LookedAtAgain {
  readonly evaluations: Map<string, PersonEvaluation>;
  /** Whether a month opened again by it. */
  readonly hasReopened: boolean;
}

/**
 * Evaluates days again although nobody said that a fact changed. They come out otherwise all the same where the rules'
 * code is newer than what is stored, or where somebody changed facts by hand: then a handed-in month opens again as in
 * {@link reopenChangedMonths}. Where no day of a handed-in month changed it costs nothing more. Run it in the transaction
 * that holds the locks of the people's months.
 */
export async function lookAtDaysAgain(
  client: Queryable,
  reevaluate: ReevaluateDays,
  wanted: DaysOfPeople,
): Promise<LookedAtAgain> {
  const { tenantId } = wanted;
  const evaluations = await reevaluate.execute(client, wanted);
  const months = [...evaluations].flatMap(([employeeId, { changedDates }]) =>
    [...new Set(changedDates.map((date) => firstDayOf(monthOf(date))))].map((date) => ({ employeeId, date })),
  );
  if (months.length === 0) return { evaluations, hasReopened: false };
  const { rows } = await client.query<Seen & Record<string, unknown>>(
    `select m.employee_id as "employeeId", m.month::text as date, m.seen_worth as "seenWorth" from employee_month m
     join unnest($2::uuid[], $3::date[]) as changed(employee_id, month) using (employee_id, month)
     where m.tenant_id = $1 and m.status in ('submitted', 'approved') and m.seen_worth is not null`,
    [tenantId, months.map(({ employeeId }) => employeeId), months.map(({ date }) => date)],
  );
  const changed = await changedToLeaders({ client, tenantId, reevaluate, now: reevaluate.nowEpochMinute }, rows);
  if (changed.length > 0) await reopenMonths(client, tenantId, changed, 'reopenedByFact', { begins: false });
  return { evaluations, hasReopened: changed.length > 0 };
}

type Seen = Pick<HandedIn, 'employeeId' | 'date' | 'seenWorth'>;

async function changedToLeaders<Month extends Seen>(
  { client, tenantId, reevaluate, now }: Valuing,
  handedIn: readonly Month[],
): Promise<Month[]> {
  const changed: Month[] = [];
  const seen = handedIn.filter(({ seenWorth }) => seenWorth !== null);
  for (const [date, ofMonth] of Map.groupBy(seen, (one) => one.date)) {
    const month = monthOf(date);
    const ids = ofMonth.map(({ employeeId }) => employeeId);
    const people = await reevaluate.loader.load(client, {
      tenantId,
      employeeIds: ids,
      from: firstDayOf(month),
      to: lastDayOf(month),
    });
    for (const one of ofMonth) {
      const facts = people.get(one.employeeId);
      if (!facts || knownWorth(facts, month, now) !== one.seenWorth) changed.push(one);
    }
  }
  return changed;
}

/** Months that were handed in before it was kept what leaders saw, and are not looked through yet. */
function changedAsStored(before: readonly HandedIn[], after: readonly HandedIn[]): HandedIn[] {
  const unchanged = new Set(after.map(keyOf));
  return before.filter((month) => month.seenWorth === null && !unchanged.has(keyOf(month)));
}

const keyOf = ({ employeeId, date, worth }: HandedIn): string => `${employeeId} ${date} ${worth}`;

/** A day that is worth nothing says the same as one that nobody has looked at yet. */
async function readHandedIn(
  db: Queryable,
  tenantId: number,
  employeeIds: readonly string[],
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<HandedIn[]> {
  const { rows } = await db.query<HandedIn & Record<string, unknown>>(
    `select m.employee_id as "employeeId", m.month::text as date, m.seen_worth as "seenWorth",
       case when m.seen_worth is null then
         (select coalesce(string_agg(d.date || ' ' || d.credited_minutes || ' ' || d.target_minutes, ',' order by d.date), '')
          from day_evaluation d
          where d.tenant_id = m.tenant_id and d.employee_id = m.employee_id
            and d.date between m.month and m.month + interval '1 month - 1 day'
            and not (d.credited_minutes = 0 and d.target_minutes = 0)) end as worth
     from employee_month m
     where m.tenant_id = $1 and m.employee_id = any($2::uuid[]) and m.status in ('submitted', 'approved')
       and m.month between date_trunc('month', $3::date) and $4::date`,
    [tenantId, employeeIds, from, to],
  );
  return rows;
}
