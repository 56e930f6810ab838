import {
  type AbsenceWish,
  type LocalDate,
  type PersonFacts,
  daysBetween,
  mayStandOver,
  shareADay,
  validateAbsence,
} from '@zeitbuch/working-time';
import { type Queryable } from '../platform';
import { type Objection } from './objections';
import { type StandingAbsence } from './standing-absences';
import { type Wish, changeOf } from './wish';

/** Longest absence that somebody asks for at once. */
const MOST_DAYS = 366;
/** Longest that the administration enters at once: parental leave of three years (BEEG § 15 (2)). */
const MOST_DAYS_ENTERED = 3 * 366;
const YEARS_AHEAD_ENTERED = 4;

export const OUTSIDE: Objection = { code: 'absence.outside-employment', params: {} };

/**
 * What can be said of a wish alone.
 * @param isEntered the time administration enters it, which knows of longer absences
 */
export function objectionsToDays(wish: Wish, today: LocalDate, isEntered = false): Objection[] {
  const { act, kind, from, to, details } = wish;
  if (to < from) return [{ code: 'absence.ends-before-start', params: {} }];
  if (act === 'cancel') return [];
  const found: Objection[] = [];
  const mostDays = isEntered ? MOST_DAYS_ENTERED : MOST_DAYS;
  if (daysBetween(from, to) >= mostDays) found.push({ code: 'absence.too-long', params: { mostDays } });
  const until: LocalDate = `${Number(today.slice(0, 4)) + (isEntered ? YEARS_AHEAD_ENTERED : 1)}-12-31`;
  if (to > until) found.push({ code: 'absence.too-far', params: { until } });
  if (details.portion === 'half' && (!kind.hasHalfDays || from !== to))
    found.push({ code: 'absence.no-half-days', params: {} });
  return [...found, ...objectionsToDetails(wish)];
}

/** What the credit of a kind needs to be known, and when a kind begins to exist. */
function objectionsToDetails(wish: Wish): Objection[] {
  return changeOf(wish)
    .added.flatMap(validateAbsence)
    .slice(0, 1)
    .map(({ code, path, params }): Objection =>
      code === 'absence.not-yet'
        ? { code, params: { from: String(params['from']) } }
        : { code: 'absence.details-wrong', params: { detail: path } },
    );
}

/** Days before the first or after the last one of employment. */
export const objectionsToEmployment = (facts: PersonFacts, { from, to }: Wish): Objection[] =>
  facts.isEmployedOn(from) && facts.isEmployedOn(to) ? [] : [OUTSIDE];

/** What holds or waits on the same days, and leaves no room. */
export function objectionsToOverlaps(
  { added, removedIds }: AbsenceWish,
  standing: readonly StandingAbsence[],
  pending: readonly Wish[],
): Objection[] {
  const others = [
    ...standing.map(({ fact }) => fact).filter(({ absenceId }) => !removedIds.includes(absenceId)),
    ...pending.flatMap((one) => changeOf(one).added),
  ];
  const meeting = added.flatMap((wanted) =>
    others.filter((other) => shareADay(wanted, other) && !mayStandOver(wanted, other)),
  );
  return meeting.slice(0, 1).map(({ from, to }) => ({ code: 'absence.overlaps', params: { from, to } }));
}

/** Closed months with a day of the wish, or with one that it takes away. */
export async function objectionsToClosedMonths(
  db: Queryable,
  { tenantId, employeeId }: { readonly tenantId: number; readonly employeeId: string },
  { absenceId, from, to }: Wish,
): Promise<Objection[]> {
  const { rows } = await db.query<{ month: string }>(
    `select to_char(m.month, 'YYYY-MM') as month from employee_month m
     cross join lateral (
       select least($3::date, min(a.from_date)) as from_date, greatest($4::date, max(a.to_date)) as to_date from absence a
       where a.tenant_id = m.tenant_id and a.employee_id = m.employee_id and a.absence_id = $5) touched
     where m.tenant_id = $1 and m.employee_id = $2 and m.status = 'closed'
       and m.month between date_trunc('month', touched.from_date) and touched.to_date
     order by m.month limit 1`,
    [tenantId, employeeId, from, to, absenceId],
  );
  return rows.map(({ month }) => ({ code: 'period.closed', params: { month } }));
}
