import {
  type AbsenceEffect,
  type AbsenceWish,
  type FindingCode,
  type LocalDate,
  type Minutes,
  type PersonFacts,
  addMonths,
  flexDayFindings,
  flexHalfDaysAround,
  lastDayOf,
  monthOf,
  shareADay,
  workDaysOf,
  yearOf,
} from '@zeitbuch/working-time';
import { type LeaveAccounts } from '../leave';
import { type Queryable } from '../platform';
import { type Objection } from './objections';
import { type StandingAbsence } from './standing-absences';
import { type Wish, changeOf } from './wish';

/** Whose leave is looked at, and when. */
interface Asked {
  readonly tenantId: number;
  readonly employeeId: string;
  readonly today: LocalDate;
}

/**
 * Leave that is left in each year with a day of the wish, with all that waits.
 * @param all the wish and everything that waits
 */
export async function objectionsToLeave(
  accounts: LeaveAccounts,
  db: Queryable,
  { tenantId, employeeId, today }: Asked,
  { kind, act, from, to }: Wish,
  all: AbsenceWish,
): Promise<{ readonly objections: Objection[]; readonly leftHundredths: number | null }> {
  const objections: Objection[] = [];
  let leftHundredths: number | null = null;
  if (kind.creditKind !== 'leave') return { objections, leftHundredths };
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    const asOf: LocalDate = today < `${year}-12-31` ? today : `${year}-12-31`;
    const asked = { tenantId, employeeIds: [employeeId], year, asOf };
    const account = (await accounts.load(db, { ...asked, wish: all })).get(employeeId)?.account;
    if (!account?.isEntitlementKnown) {
      objections.push({ code: 'absence.entitlement-unknown', params: { year } });
      continue;
    }
    leftHundredths ??= account.leftHundredths;
    if (act === 'cancel' || account.leftHundredths >= 0) continue;
    const missingDays = Math.ceil(-account.leftHundredths / 100);
    objections.push({ code: 'absence.leave-exceeded', params: { year, missingDays } });
  }
  return { objections, leftHundredths };
}

const FLEX_OBJECTIONS: Partial<Readonly<Record<FindingCode, Objection['code']>>> = {
  FLEXDAY_MONTH_QUOTA_EXCEEDED: 'absence.flex-month',
  FLEXDAY_YEAR_QUOTA_EXCEEDED: 'absence.flex-year',
  FLEXDAY_INSUFFICIENT_CREDIT: 'absence.flex-credit',
};

/**
 * Quotas of flex days and the account that pays for them (DV-FLEXDAY), each month of the wish.
 * @param wished the person with the wish and all that waits
 * @param balanceMinutes of the account with all of it
 */
export function objectionsToFlexDays(wished: PersonFacts, { from, to }: Wish, balanceMinutes: Minutes): Objection[] {
  const found = new Map<Objection['code'], Objection>();
  for (let month = monthOf(from); month <= monthOf(to); month = addMonths(month, 1)) {
    const day = to < lastDayOf(month) ? to : lastDayOf(month);
    const rule = wished.agreementOn(day)?.parameters.flexDays;
    if (!rule) continue;
    const taken = flexHalfDaysAround(wished, day);
    const asked = { requestHalfDays: 0, takenInMonthHalfDays: taken.month, takenInYearHalfDays: taken.year };
    for (const finding of flexDayFindings({ ...asked, balanceMinutes, targetMinutes: 0 }, rule)) {
      const code = FLEX_OBJECTIONS[finding];
      const params = { month, mostPerMonth: rule.maxPerMonth, mostPerYear: rule.maxPerYear };
      if (code && !found.has(code)) found.set(code, { code, params });
    }
  }
  return [...found.values()];
}

/**
 * Days of a kind of which only so many are given.
 * @param facts of the whole calendar year
 */
export function objectionsToMostDays(
  facts: PersonFacts,
  { kind, absenceId, from }: Wish,
  { standing, pending, effect }: KnownDays,
): Objection[] {
  const { mostDays, mostDaysPer, kindCode } = kind;
  if (mostDays === null) return [];
  const year = yearOf(from);
  const others = [
    ...standing.filter((one) => one.kindCode === kindCode && one.fact.absenceId !== absenceId).map(({ fact }) => fact),
    ...pending.filter((one) => one.kind.kindCode === kindCode).flatMap((one) => changeOf(one).added),
  ].filter((one) => shareADay(one, year));
  const ofOthers = others.map((one) =>
    workDaysOf(facts, { from: later(one.from, year.from), to: earlier(one.to, year.to) }),
  );
  const usedDays = mostDaysPer === 'request' ? 0 : ofOthers.reduce((sum, days) => sum + days, 0);
  if (usedDays + effect.workDays <= mostDays) return [];
  return [{ code: 'absence.kind-exceeded', params: { mostDays, usedDays } }];
}

/** What holds, what waits, and what the wish does. */
interface KnownDays {
  readonly standing: readonly StandingAbsence[];
  readonly pending: readonly Wish[];
  readonly effect: AbsenceEffect;
}

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);
const earlier = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b);
