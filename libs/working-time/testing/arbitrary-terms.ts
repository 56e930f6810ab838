/** Arbitrary agreements, overlays and contracts; all of them pass their own validation. */
import fc from 'fast-check';
import {
  type AccountRule,
  type AgreementParameters,
  type BreakRule,
  type BreakTier,
  type ContractSlice,
  type DayWindow,
  type HomeOfficeQuotaRule,
  type HomeOfficeRule,
  type LocalDate,
  type QuotaDayCount,
  type QuotaSpan,
  type Minutes,
  type Overlay,
  STANDARD_PARAMETERS,
  type WeekPattern,
  type WeekWindows,
} from '../src';
import { FULLTIME } from './builders';

const LAWFUL_TIERS = STANDARD_PARAMETERS.breakRule.tiers;
const tiers: fc.Arbitrary<readonly BreakTier[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(LAWFUL_TIERS) },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.tuple(fc.integer({ min: 1, max: 240 }), fc.integer({ min: 0, max: 45 })), {
        minLength: 1,
        maxLength: 3,
      })
      .map((steps) => {
        let aboveMinutes = 120;
        let breakMinutes = 0;
        return steps.map(([further, more]) => ({
          aboveMinutes: (aboveMinutes += further),
          breakMinutes: (breakMinutes += more),
        }));
      }),
  },
);
const minPieceMinutes = fc.constantFrom(15, 15, 10, 1, 30);

/** Break rules of both variants and bases; presence always by the tiers of the law, as every agreement in use has it. */
const anyBreakRule: fc.Arbitrary<BreakRule> = fc.oneof(
  fc.record({
    autoDeduct: fc.integer({ min: 0, max: 4 }).map((chance) => chance > 0),
    variant: fc.constantFrom('floor' as const, 'cliff' as const),
    basis: fc.constant('net' as const),
    minPieceMinutes,
    tiers,
  }),
  fc.record({
    autoDeduct: fc.constant(true),
    variant: fc.constant('floor' as const),
    basis: fc.constant('presence' as const),
    minPieceMinutes,
    tiers: fc.constant(LAWFUL_TIERS),
  }),
);

/** The same window from Monday to Friday, on every day, or on Monday to Thursday alone. */
const week = (window: DayWindow, days: number): WeekWindows =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => (weekday <= days ? window : null));
const anyFrame: fc.Arbitrary<WeekWindows | null> = fc.oneof(
  fc.constant(null),
  fc
    .tuple(fc.integer({ min: 0, max: 540 }), fc.integer({ min: 960, max: 1440 }), fc.constantFrom(4, 5, 7))
    .map(([fromMinute, toMinute, days]) => week({ fromMinute, toMinute }, days)),
);
const anyCore: fc.Arbitrary<WeekWindows | null> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 540, max: 600 }), fc.integer({ min: 720, max: 960 }))
      .map(([fromMinute, toMinute]) => week({ fromMinute, toMinute }, 4)),
  },
);

/** Rules of the account: limits, settlements and actions of all kinds. */
export const anyAccount: fc.Arbitrary<AccountRule> = fc
  .record({
    settlement: fc.constantFrom('month' as const, 'quarter' as const, 'year' as const, 'yearEndMarch' as const),
    capPlusMinutes: fc.option(fc.integer({ min: 0, max: 6000 })),
    carryOverMaxMinutes: fc.option(fc.integer({ min: 0, max: 6000 })),
    debtLimitMinutes: fc.option(fc.integer({ min: -6000, max: 0 })),
    capAction: fc.constantFrom('forfeitReport' as const, 'transferLongterm' as const),
    trafficLight: fc.constant(null),
  })
  .map(withoutContradiction);

/** Never carries over more than the account may hold, and does nothing to what lies above a limit that is not there. */
function withoutContradiction(rule: AccountRule): AccountRule {
  const { capPlusMinutes, carryOverMaxMinutes, capAction } = rule;
  const isLimited = capPlusMinutes !== null || carryOverMaxMinutes !== null;
  return {
    ...rule,
    carryOverMaxMinutes:
      carryOverMaxMinutes === null ? null : Math.min(carryOverMaxMinutes, capPlusMinutes ?? Infinity),
    capAction: isLimited ? capAction : 'forfeitReport',
  };
}

const anySpan: fc.Arbitrary<QuotaSpan> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('week' as const, 'month' as const, 'quarter' as const, 'halfYear' as const, 'year' as const),
  }),
  fc.record({
    kind: fc.constant('weeks' as const),
    weeks: fc.integer({ min: 2, max: 26 }),
    firstMonday: fc.constantFrom('2025-12-29' as const, '2026-07-06' as const),
  }),
);
const anyCount: fc.Arbitrary<QuotaDayCount> = fc.oneof(
  fc.record({ kind: fc.constantFrom('wholeDays' as const, 'halfDayIfPart' as const) }),
  fc.record({ kind: fc.constant('halfDayBelow' as const), belowMinutes: fc.integer({ min: 1, max: 480 }) }),
);
const places = fc.constantFrom('both' as const, 'mobileWork' as const, 'telework' as const);
const percentTenths = fc.integer({ min: 0, max: 1000 });
const anyQuota: fc.Arbitrary<HomeOfficeQuotaRule> = fc.oneof(
  fc.record({
    ...{ kind: fc.constant('percentOfTime' as const), places, percentTenths, span: anySpan },
    basis: fc.constantFrom('contract' as const, 'target' as const),
  }),
  fc.record({ kind: fc.constant('percentOfDays' as const), places, percentTenths, count: anyCount, span: anySpan }),
  fc.record({
    kind: fc.constant('days' as const),
    places,
    maxHalfDays: fc.integer({ min: 0, max: 5 }).map((whole) => whole * 2),
    count: anyCount,
    span: anySpan,
  }),
  fc.record({
    ...{ kind: fc.constant('minutesPerDay' as const), places },
    maxMinutes: fc.integer({ min: 0, max: 600 }),
    minContractWeekMinutes: fc.option(fc.integer({ min: 0, max: 2400 })),
  }),
);

/** Quotas of every kind, and without one; days in the office that leave room for them. */
export const anyHomeOffice: fc.Arbitrary<HomeOfficeRule> = fc.record({
  quotas: fc.uniqueArray(anyQuota, { maxLength: 3, selector: ({ kind }) => kind }),
  onsiteWeekdays: fc.subarray([1, 4]),
});

/** Everything that a staff agreement may set. */
export const anyParameters: fc.Arbitrary<AgreementParameters> = fc.record({
  frame: anyFrame,
  core: anyCore,
  coreBreakWindow: fc.constantFrom(null, STANDARD_PARAMETERS.coreBreakWindow, {
    fromMinute: 690,
    toMinute: 840,
    maxMinutes: null,
  }),
  breakRule: anyBreakRule,
  dailyCreditCapMinutes: fc.constantFrom(null, 600, 600, 480, 1),
  minRestMinutes: fc.constantFrom(660, 600, 540),
  dstPolicy: fc.constantFrom('actual' as const, 'actual' as const, 'creditRostered' as const),
  supplementsDue: fc.boolean(),
  flexDays: fc.constant(STANDARD_PARAMETERS.flexDays),
  account: anyAccount,
  homeOffice: anyHomeOffice,
  averaging: fc.constantFrom('24weeks' as const, '6months' as const),
  accountingDay: fc.constantFrom('shiftDay' as const, 'calendarDay' as const),
  partTimeOvertime: fc.constantFrom('tariffText' as const, 'proRata' as const),
  drivingTime: fc.constantFrom('travel' as const, 'work' as const),
  halfDayLeave: fc.constantFrom('wholeDay' as const, 'halfDay' as const),
});

/** A temporary rule between two days that sets one to three parameters. */
export function anyOverlay(overlayId: string, validFrom: LocalDate, validTo: LocalDate): fc.Arbitrary<Overlay> {
  const keys = fc.subarray(['frame', 'core', 'breakRule', 'dailyCreditCapMinutes', 'minRestMinutes'] as const, {
    minLength: 1,
    maxLength: 3,
  });
  return fc.tuple(keys, anyParameters, fc.integer({ min: 0, max: 2 })).map(([chosen, parameters, precedence]) => ({
    overlayId,
    title: overlayId,
    validFrom,
    validTo,
    precedence,
    set: Object.fromEntries(chosen.map((key) => [key, parameters[key]])),
  }));
}

const minutesOfDay = fc.oneof(fc.integer({ min: 0, max: 600 }), fc.constantFrom<Minutes>(0, 240, 468));
/** Minutes due from Monday to Friday; the weekend is free, or both its days are as long as Monday. */
const anyWeek: fc.Arbitrary<WeekPattern> = fc
  .tuple(fc.array(minutesOfDay, { minLength: 5, maxLength: 5 }), fc.constantFrom(0, 0, 1))
  .map(([days, onWeekends]) => [...days, days[0] * onWeekends, days[0] * onWeekends]);
const sumOf = (week: WeekPattern): Minutes => week.reduce((sum, day) => sum + day, 0);

/** Contracts by the week and by odd and even weeks; the average of both is a whole number of minutes. */
export const anyContract: fc.Arbitrary<ContractSlice> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(FULLTIME) },
  {
    weight: 2,
    arbitrary: anyWeek.map((minutes) => ({
      ...FULLTIME,
      weeklyMinutes: sumOf(minutes),
      pattern: { kind: 'weekly' as const, minutes },
    })),
  },
  {
    weight: 1,
    arbitrary: anyWeek.map((odd) => ({
      ...FULLTIME,
      weeklyMinutes: sumOf(odd),
      pattern: { kind: 'oddEven' as const, odd, even: [...odd].reverse() },
    })),
  },
);
