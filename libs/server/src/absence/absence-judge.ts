import { Injectable } from '@nestjs/common';
import {
  type AbsenceEffect,
  type AbsenceWish,
  type LocalDate,
  effectOfWish,
  firstDayOf,
  monthOf,
  plannedFlexMinutes,
  withAbsences,
  yearOf,
} from '@zeitbuch/working-time';
import { FactsLoader } from '../facts';
import { LeaveAccounts } from '../leave';
import { readOpenBalance } from '../month';
import { type Queryable } from '../platform';
import { objectionsToFlexDays, objectionsToLeave, objectionsToMostDays } from './account-objections';
import {
  OUTSIDE,
  objectionsToClosedMonths,
  objectionsToDays,
  objectionsToEmployment,
  objectionsToOverlaps,
} from './day-objections';
import { type Objection } from './objections';
import { readPending, readStanding } from './standing-absences';
import { type Wish, changeOf } from './wish';

/** Whose wish is looked at, and when. */
export interface Judged {
  readonly tenantId: number;
  readonly employeeId: string;
  readonly today: LocalDate;
  /** The request that the wish is, where it waits already. */
  readonly requestId: string | null;
  /** The time administration enters it for the person. Default: no. */
  readonly isEntered?: boolean;
}

/** What a wish would do, and what stands against it. */
export interface Judgement {
  readonly effect: AbsenceEffect;
  /** Of the year of its first day; null where nobody knows, or where it is no leave. */
  readonly leaveLeftHundredths: number | null;
  /** Of the account, with all that is planned and waits; null where the wish does not change it. */
  readonly balanceAfterMinutes: number | null;
  readonly objections: readonly Objection[];
}

const NO_EFFECT: Omit<Judgement, 'objections'> = {
  effect: { workDays: 0, holidays: 0, leaveDays: 0, balanceMinutes: 0, findings: [] },
  leaveLeftHundredths: null,
  balanceAfterMinutes: null,
};

/**
 * Looks at a wish beside everything that holds and waits already. The same is asked while somebody chooses days, when
 * they ask, and under lock when somebody decides.
 */
@Injectable()
export class AbsenceJudge {
  constructor(
    private readonly loader: FactsLoader,
    private readonly accounts: LeaveAccounts,
  ) {}

  async judge(db: Queryable, person: Judged, wish: Wish): Promise<Judgement> {
    const { tenantId, employeeId, today } = person;
    const early = objectionsToDays(wish, today, person.isEntered);
    if (early.length > 0) return { ...NO_EFFECT, objections: early };
    const { from, to, kind, act } = wish;
    const employeeIds = [employeeId];
    const withTimeOff = kind.creditKind === 'compensatoryTimeOff';
    const facts = (await this.loader.load(db, { tenantId, employeeIds, from, to, withTimeOff })).get(employeeId);
    const around = spanAround(wish, today);
    const known = (await this.loader.loadWithoutBookings(db, { tenantId, employeeIds, ...around })).get(employeeId);
    if (!facts || !known) return { ...NO_EFFECT, objections: [OUTSIDE] };
    const standing = await readStanding(db, { tenantId, employeeId, ...around });
    const pending = await readPending(db, { tenantId, employeeId, exceptId: person.requestId });
    const change = changeOf(wish);
    const all = together([...pending.map((one, index) => changeOf(one, `pending ${index}`)), change]);
    const effect = effectOfWish(facts, change, { from, to, today });
    const leave = await objectionsToLeave(this.accounts, db, person, wish, all);
    const wished = withAbsences(known, all);
    const balance = await readOpenBalance(db, { tenantId, employeeId, before: today });
    const balanceMinutes = balance + plannedFlexMinutes(wished, today);
    const takes = act !== 'cancel';
    return {
      effect,
      leaveLeftHundredths: leave.leftHundredths,
      balanceAfterMinutes: effect.balanceMinutes === 0 ? null : balanceMinutes,
      objections: [
        ...(await objectionsToClosedMonths(db, person, wish)),
        ...objectionsToEmployment(facts, wish),
        ...objectionsToOverlaps(change, standing, pending),
        // Illness over a weekend links two certificates, and protection begins on any day.
        ...(takes && effect.workDays === 0 && !person.isEntered ? [NOTHING_DUE] : []),
        ...leave.objections,
        ...(takes && kind.creditKind === 'flexDay' ? objectionsToFlexDays(wished, wish, balanceMinutes) : []),
        ...(takes ? objectionsToMostDays(known, wish, { standing, pending, effect }) : []),
        ...uncovered(effect),
      ],
    };
  }
}

const NOTHING_DUE: Objection = { code: 'absence.nothing-due', params: {} };

/** Whole years of the wish, and the days from today on: what is planned on them pays from the same account. */
function spanAround({ from, to }: Wish, today: LocalDate): { from: LocalDate; to: LocalDate } {
  const [first, month] = [yearOf(from).from, firstDayOf(monthOf(today))];
  return { from: first < month ? first : month, to: yearOf(to > today ? to : today).to };
}

/** Time off for which no ordered work is left is taken from the account. */
function uncovered({ findings }: AbsenceEffect): Objection[] {
  const minutes = findings
    .filter(({ code }) => code === 'TIME_OFF_NOT_COVERED')
    .reduce((sum, { params }) => sum + Number(params['minutes']), 0);
  return minutes > 0 ? [{ code: 'absence.time-off-uncovered', params: { minutes } }] : [];
}

const together = (wishes: readonly AbsenceWish[]): AbsenceWish => ({
  added: wishes.flatMap(({ added }) => added),
  removedIds: wishes.flatMap(({ removedIds }) => removedIds),
});
