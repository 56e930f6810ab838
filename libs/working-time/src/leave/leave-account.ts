import { illnessGoesOn } from '../absence';
import { type HolidayCalendar } from '../calendar';
import { type ContractSlice, isCivilServant, isTariffStaff } from '../contract';
import { type Params } from '../refusal';
import { divideHalfUp, epochDayOf, type LocalDate, fullMonths, monthsOf } from '../time';
import { disabilityLeaveHundredths, shiftLeaveDays } from './additional-leave';
import { carryOver, type CarryOverFacts, lastStartOfCarriedLeave } from './carry-over';
import { connected, type Days } from './connected-days';
import { hasFullClaim, hasYouthLeave, type LeaveSegment, leaveEntitlement } from './entitlement';

/** A day of leave: work was due, and no certificate of illness gave it back (BUrlG § 9). */
export interface LeaveDay {
  readonly date: LocalDate;
  /** First day of the leave that it belongs to: what counts for leave carried over is the start (TVöD § 26 (2)). */
  readonly leaveFrom: LocalDate;
  /** What it costs: 100, or 50 on a half day off where the agreement says so. */
  readonly hundredths: number;
}

/** Leave of years before, as it was brought into a year. */
export interface CarriedLeave {
  /** Part of what the law gives, the four weeks and the days for severe disability; lapses later than the rest after a long illness. */
  readonly statutoryHundredths: number;
  readonly extraHundredths: number;
}

/** Everything that decides how many days of leave a person has. */
export interface LeaveAccountFacts {
  readonly year: number;
  /** What lies before or on it is taken, what lies after is planned. */
  readonly asOf: LocalDate;
  readonly entry: LocalDate;
  readonly exit: LocalDate | null;
  /** Null where nobody knows it: then the person is of age. */
  readonly birthDate: LocalDate | null;
  readonly contracts: readonly ContractSlice[];
  readonly holidays: HolidayCalendar;
  /** Severe disability on record. */
  readonly disabled: readonly Days[];
  /** Illness of the year, which may keep somebody from starting what was carried over; as it was recorded, in pieces. */
  readonly illnesses: readonly Days[];
  /** Maternity protection and parental leave: what nobody could take because of them has time until the end of the year after. */
  readonly familyTimes: readonly Days[];
  readonly leaveDays: readonly LeaveDay[];
  readonly carried: CarriedLeave;
  /** Told individually, with days and date, in the year in which the carried leave arose (BUrlG § 7 (3)): without it nothing lapses. */
  readonly isNoticeGiven: boolean;
}

/** One step from nothing to what is left; each begins where the one before it ended. */
export interface LeaveStep {
  readonly rule: string;
  readonly paragraph: string;
  readonly kind: 'carried' | 'entitlement' | 'minimum' | 'disability' | 'shift' | 'taken' | 'planned' | 'lapsed';
  readonly beforeHundredths: number;
  readonly afterHundredths: number;
  readonly why: Params;
}

/** The leave of a person in a year, in hundredths of a day. */
export interface LeaveAccount {
  readonly year: number;
  /** Under a contract of employment: for civil servants no rule is known, only what was carried and taken. */
  readonly isEntitlementKnown: boolean;
  readonly entitlementHundredths: number;
  readonly carriedHundredths: number;
  readonly takenHundredths: number;
  readonly plannedHundredths: number;
  readonly lapsedHundredths: number;
  readonly leftHundredths: number;
  /** What of the carried days is not used by leave taken or planned yet, and the last day to start it; null if nothing was carried. */
  readonly carriedLeft: {
    readonly hundredths: number;
    readonly latestStart: LocalDate;
    /** That day is over, and what is left of them stays all the same: nobody has to begin it any more. */
    readonly isOver: boolean;
  } | null;
  /** Left of this year's own days at its end: what is carried into the next. */
  readonly toCarry: CarriedLeave;
  readonly steps: readonly LeaveStep[];
}

const DAY = 100;
const costOf = (days: readonly LeaveDay[]): number => days.reduce((sum, { hundredths }) => sum + hundredths, 0);

/** Adds a step unless it changes nothing. */
type AddStep = (kind: LeaveStep['kind'], says: Provision, hundredths: number, why?: Params) => void;

/** Where a step stands: the rule of ours and the paragraph as people cite it. */
type Provision = Pick<LeaveStep, 'rule' | 'paragraph'>;

const LEAVE: Provision = { rule: 'TVOED-26', paragraph: 'TVöD § 26 (1)' };

/**
 * Leave account of a calendar year: carried days are used first, each day with duty costs what it says, and what the
 * steps say adds up to what is left.
 */
export function leaveAccount(facts: LeaveAccountFacts): LeaveAccount {
  const { year, asOf } = facts;
  const steps: LeaveStep[] = [];
  let left = 0;
  const step: AddStep = (kind, { rule, paragraph }, hundredths, why = {}) => {
    if (hundredths === 0) return;
    steps.push({ kind, rule, paragraph, beforeHundredths: left, afterHundredths: left + hundredths, why });
    left += hundredths;
  };
  const carriedHundredths = facts.carried.statutoryHundredths + facts.carried.extraHundredths;
  step('carried', { rule: 'TVOED-26-2', paragraph: 'TVöD § 26 (2)' }, carriedHundredths, { year: year - 1 });
  const own = ownLeave(facts, step);
  const days = facts.leaveDays.filter(({ date }) => date.startsWith(`${year}-`));
  const takenHundredths = costOf(days.filter(({ date }) => date <= asOf));
  const plannedHundredths = costOf(days) - takenHundredths;
  // What becomes of a civil servant's leave, no rule here knows: nothing of it lapses.
  const isNoticeGiven = facts.isNoticeGiven && own.isKnown;
  const lapse = lapseOf({ ...facts, isNoticeGiven }, days, carriedHundredths);
  step('taken', LEAVE, -takenHundredths, { asOf });
  step('planned', LEAVE, -plannedHundredths);
  step('lapsed', { rule: 'BURLG-7-3', paragraph: 'BUrlG § 7 (3), TVöD § 26 (2)' }, -lapse.lapsedHundredths, {
    latestStart: lapse.latestStart,
  });
  const latestStart = lapse.stayingUntil ?? lapse.latestStart;
  const ownUsed = Math.max(0, takenHundredths + plannedHundredths - lapse.usedHundredths);
  return {
    year,
    isEntitlementKnown: own.isKnown,
    entitlementHundredths: own.hundredths,
    carriedHundredths,
    takenHundredths,
    plannedHundredths,
    lapsedHundredths: lapse.lapsedHundredths,
    leftHundredths: left,
    carriedLeft:
      carriedHundredths > 0
        ? {
            hundredths: carriedHundredths - lapse.usedHundredths - lapse.lapsedHundredths,
            latestStart,
            isOver: asOf > latestStart,
          }
        : null,
    toCarry: carryOf(left, own, ownUsed),
    steps,
  };
}

/** What of a contract lies within the year and the employment. */
interface EmployedSlice {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly contract: ContractSlice;
}

interface OwnLeave {
  readonly isKnown: boolean;
  readonly hundredths: number;
  readonly statutoryHundredths: number;
}

/**
 * What the year itself gives: tariff or the law's minimum, whichever is better, and what is added for disability and
 * shifts. Young people have more by law: in a whole year still less than by tariff, but not where they leave in its
 * second half (JArbSchG § 19).
 */
function ownLeave(facts: LeaveAccountFacts, step: AddStep): OwnLeave {
  const { year, entry, exit, birthDate, contracts } = facts;
  const employed = { from: later(entry, `${year}-01-01`), to: earlier(exit, `${year}-12-31`) };
  const slices = contracts.flatMap((contract) => {
    const [from, to] = [later(contract.validFrom, employed.from), earlier(contract.validTo, employed.to)];
    return from <= to ? [{ from, to, contract }] : [];
  });
  if (slices.length === 0 || slices.some(({ contract }) => isCivilServant(contract.personnelGroup)))
    return { isKnown: slices.length === 0, hundredths: 0, statutoryHundredths: 0 };
  const segments = mergedSegments(slices);
  const { tariffHundredths, statutoryMinimumHundredths } = leaveEntitlement({ year, entry, exit, segments, birthDate });
  const lastDaysPerWeekThousandths = daysPerWeekOf(slices.reduce((a, b) => (a.to > b.to ? a : b)).contract);
  const daysPerWeek = lastDaysPerWeekThousandths / 1000;
  step('entitlement', LEAVE, tariffHundredths, { year, daysPerWeek });
  const minimum: Provision = hasYouthLeave({ year, birthDate })
    ? { rule: 'JARBSCHG', paragraph: 'JArbSchG § 19' }
    : { rule: 'BURLG-3-5', paragraph: 'BUrlG §§ 3-5' };
  step('minimum', minimum, Math.max(0, statutoryMinimumHundredths - tariffHundredths), {
    minimumDays: statutoryMinimumHundredths / DAY,
  });
  const months = disabledMonths(facts, employed);
  const disability = disabilityLeaveHundredths(lastDaysPerWeekThousandths, months);
  step('disability', { rule: 'SGB9-208', paragraph: 'SGB IX § 208' }, disability, { months });
  const shiftMonths = shiftWorkOf(slices).map((days) => monthsWithin(days, employed));
  const shift = DAY * shiftMonths.reduce((sum, connectedMonths) => sum + shiftLeaveDays('shift', connectedMonths), 0);
  step('shift', { rule: 'TVOED-27', paragraph: 'TVöD § 27 (1)' }, shift, {
    months: shiftMonths.reduce((sum, ofRun) => sum + ofRun, 0),
  });
  const hundredths = Math.max(tariffHundredths, statutoryMinimumHundredths) + disability + shift;
  // The days for disability share the fate of the law's minimum (BAG 9 AZR 128/09).
  return { isKnown: true, hundredths, statutoryHundredths: statutoryMinimumHundredths + disability };
}

/**
 * Parts of the year with the same number of working days a week; contracts that do not change it are one. A month of
 * employment within which it changes is a part of its own, by the days of each number: it must not be lost to both.
 */
function mergedSegments(slices: readonly EmployedSlice[]): LeaveSegment[] {
  const parts = slices.map(({ from, to, contract }) => ({ from, to, thousandths: daysPerWeekOf(contract) }));
  return connected(slices).flatMap(({ from, to }) => {
    const segments: LeaveSegment[] = [];
    for (const month of monthsOf(from, to ?? from)) {
      let [sum, days] = [0, 0];
      for (const part of parts) {
        const within = epochDayOf(earlier(part.to, month.to)) - epochDayOf(later(part.from, month.from)) + 1;
        if (within <= 0) continue;
        sum += within * part.thousandths;
        days += within;
      }
      const daysPerWeekThousandths = divideHalfUp(sum, days);
      const last = segments.at(-1);
      if (last?.daysPerWeekThousandths === daysPerWeekThousandths)
        segments[segments.length - 1] = { ...last, to: month.to };
      else segments.push({ ...month, daysPerWeekThousandths });
    }
    return segments;
  });
}

/** Over both weeks where the pattern alternates, so that 2.5 days stay 2.5 days; after a week 53 two odd weeks follow each other. */
function daysPerWeekOf({ pattern }: ContractSlice): number {
  const weeks = pattern.kind === 'weekly' ? [pattern.minutes, pattern.minutes] : [pattern.odd, pattern.even];
  return weeks.flat().filter((minutes) => minutes > 0).length * 500;
}

/**
 * Months that count for the additional leave of severely disabled people: all of them where the status holds all year
 * and the law's leave is due in full, otherwise the full ones with status and employment (SGB IX § 208 (2), BAG 9 AZR 49/93).
 */
function disabledMonths(facts: LeaveAccountFacts, employed: { from: LocalDate; to: LocalDate }): number {
  const status = connected(facts.disabled);
  const [first, last] = [`${facts.year}-01-01`, `${facts.year}-12-31`];
  if (hasFullClaim(facts) && status.some(({ from, to }) => from <= first && (to === null || to >= last))) return 12;
  return status.reduce((sum, days) => sum + monthsWithin(days, employed), 0);
}

function monthsWithin({ from, to }: Days, within: { from: LocalDate; to: LocalDate }): number {
  const [first, last] = [later(from, within.from), earlier(to, within.to)];
  return first <= last ? fullMonths(first, last) : 0;
}

/** Connected shift work: contracts that follow each other count as one, and each run earns days of its own. */
function shiftWorkOf(slices: readonly EmployedSlice[]): Days[] {
  return connected(slices.filter(({ contract }) => contract.worksInShifts && isTariffStaff(contract.personnelGroup)));
}

interface Lapse {
  readonly latestStart: LocalDate;
  /** After it, where a part stays after a long illness: the last day to start that part. */
  readonly stayingUntil: LocalDate | null;
  /** Of the carried days. */
  readonly usedHundredths: number;
  readonly lapsedHundredths: number;
}

/** Carried days go first; leave that began in time may go on after the last day, and later leave uses what stays then. */
function lapseOf(facts: LeaveAccountFacts, days: readonly LeaveDay[], carriedHundredths: number): Lapse {
  const march = lastStartOfCarriedLeave(facts.year);
  const ill = connected(facts.illnesses, (until, from) => illnessGoesOn(until, from, facts.holidays)).find(
    ({ from, to }) => from <= march && (to === null || to >= march),
  );
  const leftOver: CarryOverFacts = {
    year: facts.year - 1,
    statutoryDaysLeft: facts.carried.statutoryHundredths / DAY,
    extraDaysLeft: facts.carried.extraHundredths / DAY,
    isNoticeGiven: facts.isNoticeGiven,
    reason: ill && ill.from < `${facts.year}-01-01` ? 'sick' : 'none',
    sickUntil: ill?.to ?? null,
    notStartedReason: ill ? 'sick' : null,
    ...{ leaveFrom: null, leaveTo: null, protectedUntil: null },
  };
  const usual = carryOver(leftOver, facts.holidays);
  const protectedUntil = familyTimeUntil(facts, usual.latestStart ?? march);
  const rule =
    protectedUntil === null
      ? usual
      : carryOver({ ...leftOver, reason: 'parentalLeave', protectedUntil }, facts.holidays);
  const latestStart = rule.latestUse ?? rule.latestStart ?? march;
  const inTime = costOf(days.filter(({ leaveFrom }) => !facts.isNoticeGiven || leaveFrom <= latestStart));
  const usedInTime = Math.min(carriedHundredths, inTime);
  const rest = carriedHundredths - usedInTime;
  // After an illness that kept the person away throughout, the part of the law stays for fifteen months.
  const staying = rule.statutoryLapseDate === null ? 0 : Math.min(rest, facts.carried.statutoryHundredths);
  const usedHundredths = usedInTime + Math.min(staying, costOf(days) - inTime);
  const isOver = facts.isNoticeGiven && facts.asOf > latestStart;
  return {
    latestStart,
    stayingUntil: isOver && staying > 0 ? rule.statutoryLapseDate : null,
    usedHundredths,
    lapsedHundredths: isOver ? rest - staying : 0,
  };
}

/**
 * Last day of the maternity protection or parental leave that began before the carried leave would have lapsed, of this
 * year where it goes on; null if there was none since the leave arose.
 */
function familyTimeUntil({ year, familyTimes }: LeaveAccountFacts, latestStart: LocalDate): LocalDate | null {
  const ends = connected(familyTimes)
    .filter(({ from, to }) => from <= latestStart && (to === null || to >= `${year - 1}-01-01`))
    .map(({ to }): LocalDate => to ?? `${year}-12-31`);
  return ends.length === 0 ? null : ends.reduce(later);
}

/** Of what is left the part of the law is what its days exceed those used. */
function carryOf(left: number, { statutoryHundredths }: OwnLeave, ownUsed: number): CarriedLeave {
  const all = Math.max(0, left);
  const statutory = Math.min(all, Math.max(0, statutoryHundredths - ownUsed));
  return { statutoryHundredths: statutory, extraHundredths: all - statutory };
}

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);
const earlier = (a: LocalDate | null, b: LocalDate): LocalDate => (a !== null && a < b ? a : b);
