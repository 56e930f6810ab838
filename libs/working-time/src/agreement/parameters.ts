import { type MinuteOfDay, type Minutes } from '../time';
import { completeHomeOffice, type HomeOfficeRule, type StoredHomeOfficeRule } from './home-office-rule';

/** A stretch of the wall clock, e.g. 06:00 to 20:00. */
export interface DayWindow {
  readonly fromMinute: MinuteOfDay;
  readonly toMinute: MinuteOfDay;
}

/** A window for Monday … Sunday; null on days without one. */
export type WeekWindows = readonly (DayWindow | null)[];

/** More than `aboveMinutes` of work calls for `breakMinutes` of break. */
export interface BreakTier {
  readonly aboveMinutes: Minutes;
  readonly breakMinutes: Minutes;
}

/** Automatic deduction of breaks that were not booked (DV-BREAK-AUTO). */
export interface BreakRule {
  readonly autoDeduct: boolean;
  /** `floor`: never below the threshold that caused it (6:10 h counts 6:00); `cliff`: the whole break at once. */
  readonly variant: 'floor' | 'cliff';
  /** Thresholds look at work without breaks, or at presence. Presence always works like `floor`. */
  readonly basis: 'net' | 'presence';
  /** Shorter gaps are no break (ArbZG § 4: 15). */
  readonly minPieceMinutes: Minutes;
  /** Ascending. */
  readonly tiers: readonly BreakTier[];
}

/** Part of the core time in which a break is allowed. */
interface CoreBreakWindow extends DayWindow {
  /** Most minutes of break a day that excuse core time; null without limit. */
  readonly maxMinutes: Minutes | null;
}

export type Settlement = 'month' | 'quarter' | 'year' | 'yearEndMarch';
export type CapAction = 'forfeitReport' | 'transferLongterm' | 'restoreOnPlan';

/** Zones of the account (DV-AMPEL): up to and including the limit. */
export interface TrafficLight {
  readonly greenMinutes: Minutes;
  readonly yellowMinutes: Minutes;
  /** Limits shrink with part-time. */
  readonly prorate: boolean;
}

/** The flexitime account (DV-CAP-PERIOD, DV-DEBT). */
export interface AccountRule {
  readonly settlement: Settlement;
  /** What lies above at settlement is cut; null without limit. */
  readonly capPlusMinutes: Minutes | null;
  /** Most that is carried over at settlement, where it differs from the limit. */
  readonly carryOverMaxMinutes: Minutes | null;
  /** A closing below it is reported (not positive); debts are always carried in full. */
  readonly debtLimitMinutes: Minutes | null;
  readonly capAction: CapAction;
  readonly trafficLight: TrafficLight | null;
}

export interface FlexDayRule {
  readonly maxPerMonth: number;
  readonly maxPerYear: number;
  /** The balance may not fall below it by taking the day; null without limit. */
  readonly lowerLimitMinutes: Minutes | null;
}

/** Over what the eight hours of a Werktag are averaged; the employer chooses one and keeps it (ArbZG § 3). */
export type Averaging = '24weeks' | '6months';

/**
 * From where part-timers get the overtime supplement: above full time, as the tariff says, or above their own hours,
 * as BAG 8 AZR 370/20 and EuGH C-184/22 say. Contested (TVöD § 7 (6), TzBfG § 4); both figures are always kept.
 */
export type PartTimeOvertime = 'tariffText' | 'proRata';

/** Whether driving oneself on a business trip, on order, is work or only travel. Contested (TVöD BT-V § 44 (2)). */
export type DrivingTime = 'travel' | 'work';

/** What a day of leave costs on a half day off (DV-HALF-HOLIDAY): a whole one, as the tariff counts (TVöD § 26 (1)), or half of one. */
type HalfDayLeave = 'wholeDay' | 'halfDay';

/** To which day the account counts a shift over midnight: to the day it began, or each minute to its own. Contested (CAL-MIDNIGHT). */
export type AccountingDay = 'shiftDay' | 'calendarDay';

/** Everything a staff agreement can set. Plain data: stored as JSON, changed by overlays key by key. */
export interface AgreementParameters {
  /** Creditable time by weekday; null: all work counts. */
  readonly frame: WeekWindows | null;
  /** Core time by weekday; null: none. */
  readonly core: WeekWindows | null;
  readonly coreBreakWindow: CoreBreakWindow | null;
  readonly breakRule: BreakRule;
  /** Most minutes of work credited a day; null without limit. */
  readonly dailyCreditCapMinutes: Minutes | null;
  /** Required rest between working days (ArbZG § 5: 660; 600 in care and similar units). */
  readonly minRestMinutes: Minutes;
  /** Spring night: `actual` time, or `creditRostered` fills up to the target. */
  readonly dstPolicy: 'actual' | 'creditRostered';
  /** Time supplements are payable (ordered or rostered work). */
  readonly supplementsDue: boolean;
  readonly flexDays: FlexDayRule;
  readonly account: AccountRule;
  readonly homeOffice: HomeOfficeRule;
  readonly averaging: Averaging;
  readonly accountingDay: AccountingDay;
  readonly partTimeOvertime: PartTimeOvertime;
  readonly drivingTime: DrivingTime;
  readonly halfDayLeave: HalfDayLeave;
}

export type AgreementKey = keyof AgreementParameters;

/** The rule that each parameter decides: where an agreement is refused, people read its name. */
export const PARAMETER_RULE: Readonly<Record<AgreementKey, string>> = {
  frame: 'DV-FRAME',
  core: 'DV-CORE',
  coreBreakWindow: 'DV-CORE',
  breakRule: 'DV-BREAK-AUTO',
  dailyCreditCapMinutes: 'DV-CAP-DAY',
  minRestMinutes: 'ARBZG-5',
  dstPolicy: 'CAL-DST',
  supplementsDue: 'TVOED-8-1',
  flexDays: 'DV-FLEXDAY',
  account: 'DV-CAP-PERIOD',
  homeOffice: 'HO-QUOTA',
  averaging: 'ARBZG-3-AVG',
  accountingDay: 'CAL-MIDNIGHT',
  partTimeOvertime: 'TVOED-7-6',
  drivingTime: 'TVOED-BTV-44-DRIVING',
  halfDayLeave: 'DV-HALF-HOLIDAY',
};

/**
 * Parameters that came into the product after the first agreements were published, with the value that changes
 * nothing: no limit at home, no fixed days in the office, 24 weeks, shifts by the day they began, supplements by the text of the tariff, driving
 * as travel, a whole day of leave on a half day off. A published version is never rewritten.
 */
export const LATER_PARAMETERS = {
  homeOffice: { quotas: [], onsiteWeekdays: [] },
  averaging: '24weeks',
  accountingDay: 'shiftDay',
  partTimeOvertime: 'tariffText',
  drivingTime: 'travel',
  halfDayLeave: 'wholeDay',
} as const satisfies Partial<AgreementParameters>;

/** Parameters as a version, an annex or a temporary rule stored them: some in a form of before. */
export type StoredChanges = Omit<Partial<AgreementParameters>, 'homeOffice'> & {
  readonly homeOffice?: StoredHomeOfficeRule;
};

/** Parameters of a version as it was stored, in today's form and with what it could not know yet. */
export function completeParameters(
  stored: Omit<AgreementParameters, keyof typeof LATER_PARAMETERS> & StoredChanges,
): AgreementParameters {
  return { ...LATER_PARAMETERS, ...completeChanges(stored) } as AgreementParameters;
}

/** What an annex or a temporary rule sets, in today's form; nothing is added. */
export function completeChanges({ homeOffice, ...stored }: StoredChanges): Partial<AgreementParameters> {
  return homeOffice ? { ...stored, homeOffice: completeHomeOffice(homeOffice) } : stored;
}

const week = (monToFri: DayWindow | null): WeekWindows => [
  monToFri,
  monToFri,
  monToFri,
  monToFri,
  monToFri,
  null,
  null,
];

/** A usual municipal agreement: Mon-Fri 6-20, no core time, floor deduction, 10 h a day, +40 h cut at month's end. */
export const STANDARD_PARAMETERS: AgreementParameters = {
  frame: week({ fromMinute: 360, toMinute: 1200 }),
  core: null,
  coreBreakWindow: { fromMinute: 690, toMinute: 840, maxMinutes: 90 },
  breakRule: {
    autoDeduct: true,
    variant: 'floor',
    basis: 'net',
    minPieceMinutes: 15,
    tiers: [
      { aboveMinutes: 360, breakMinutes: 30 },
      { aboveMinutes: 540, breakMinutes: 45 },
    ],
  },
  dailyCreditCapMinutes: 600,
  minRestMinutes: 660,
  dstPolicy: 'actual',
  supplementsDue: false,
  flexDays: { maxPerMonth: 2, maxPerYear: 24, lowerLimitMinutes: null },
  account: {
    settlement: 'month',
    capPlusMinutes: 2400,
    carryOverMaxMinutes: null,
    debtLimitMinutes: -1200,
    capAction: 'forfeitReport',
    trafficLight: { greenMinutes: 1200, yellowMinutes: 2400, prorate: false },
  },
  ...LATER_PARAMETERS,
};
