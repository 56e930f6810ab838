import { holidayCalendar } from '../calendar';
import { planClosing, settle, trafficLightZone } from '../closing';
import { type DayFacts } from '../day';
import { evaluateDay } from '../evaluation';
import { overtimeWeeks } from '../pay';
import { standings } from '../period';
import { type HomeOfficeQuotaRule } from './home-office-rule';
import { type AccountRule, type AgreementParameters, type BreakRule, STANDARD_PARAMETERS } from './parameters';
import { type Schema } from './schema';
import { PARAMETER_SCHEMA } from './validate-agreement';
import { FULLTIME, agreement, ruleTerms, workingDay, type WorkingDay } from '../../testing/builders';
import { periodDays, periodOf, type PeriodDayChanges } from '../../testing/period-days';
import { type YearMonth, type LocalDate } from '../time';

const MONDAY = '2026-03-09';
const { account, breakRule, flexDays, homeOffice } = STANDARD_PARAMETERS;
const week = (fromMinute: number, toMinute: number) =>
  [1, 2, 3, 4, 5, 6, 7].map((day) => (day < 6 ? { fromMinute, toMinute } : null));

/** What a day comes to: minutes, findings and supplements; no text. */
const worth = (day: WorkingDay, changes: Partial<AgreementParameters>, facts: Partial<DayFacts> = {}) => {
  const told = day.evaluate({ agreement: agreement(changes), ...facts });
  const { creditedMinutes, breakAutoMinutes, findings, supplements, balanceMinutes } = told;
  return { creditedMinutes, balanceMinutes, breakAutoMinutes, supplements, codes: findings.map(({ code }) => code) };
};
const day = (from: string, to: string) => workingDay(MONDAY).in(from).out(to);
const withBreak = (from: string, begins: string, ends: string, to: string) =>
  workingDay(MONDAY).in(from).breakStart(begins).breakEnd(ends).out(to);
const breaks = (day: WorkingDay, changes: Partial<BreakRule>) =>
  worth(day, { breakRule: { ...breakRule, ...changes } });
const core = { core: week(540, 900) };
/** Noon off, from 11:30 to 13:30, within core time from 9 to 15. */
const longNoon = withBreak('08:00', '11:30', '13:30', '17:30');
const noon = (changes: Partial<NonNullable<AgreementParameters['coreBreakWindow']>>) =>
  worth(longNoon, { ...core, coreBreakWindow: { fromMinute: 690, toMinute: 840, maxMinutes: null, ...changes } });

/** What limits over several days say in March 2026 about days that are all alike. */
const limits = (
  changes: Partial<AgreementParameters>,
  days: PeriodDayChanges = {},
  { balance, from = '2026-03-01' }: { balance?: number; from?: LocalDate } = {},
) => {
  const terms = ruleTerms({ parameters: { ...STANDARD_PARAMETERS, ...changes } });
  const told = periodDays(from, '2026-03-31', () => ({ ...days, terms }));
  const balances = new Map(balance === undefined ? [] : told.map(({ date }) => [date, balance] as const));
  return standings(told, periodOf('2026-03'), balances).map(({ code, actual, limit, state }) => [
    code,
    actual,
    limit,
    state,
  ]);
};
const atHome = (quota: HomeOfficeQuotaRule, days: PeriodDayChanges = {}) =>
  limits({ homeOffice: { ...homeOffice, quotas: [quota] } }, { at: 'mobileWork', ...days });
const both = <Value, Told>([one, other]: readonly [Value, Value], told: (value: Value) => Told): [Told, Told] => [
  told(one),
  told(other),
];
const WEEKLY = { places: 'both', span: { kind: 'week' }, count: { kind: 'wholeDays' } } as const;
const SHARE = {
  kind: 'percentOfTime',
  percentTenths: 600,
  basis: 'contract',
  places: 'both',
  span: WEEKLY.span,
} as const;
const SHARE_OF_DAYS = { kind: 'percentOfDays', percentTenths: 600, ...WEEKLY } as const;
const THREE_DAYS = { kind: 'days', maxHalfDays: 6, ...WEEKLY } as const;
const FOUR_HOURS = { kind: 'minutesPerDay', maxMinutes: 240, places: 'both', minContractWeekMinutes: null } as const;
const FORTNIGHT = { kind: 'weeks', weeks: 2, firstMonday: '2026-03-02' } as const;
const MONDAYS = ['2026-03-02', '2026-03-09'] as const;
const onFlexDays = (changes: Partial<AgreementParameters['flexDays']>, balance?: number) =>
  limits({ flexDays: { ...flexDays, ...changes } }, { flexHalfDays: 1 }, { balance });
const onAccount = (changes: Partial<AccountRule>, balance: number) =>
  limits({ account: { ...account, ...changes } }, {}, { balance });

/** The month's end of an account. */
const closing = (changes: Partial<AccountRule>, balanceMinutes = 3000, month: YearMonth = '2026-02') => {
  const rule = { ...account, ...changes };
  const value = { creditedMinutes: 0, targetMinutes: 0, orderedMinutes: 0, payrollLines: [], blockers: [] };
  const { postings } = planClosing({
    month,
    openingBalanceMinutes: balanceMinutes,
    value,
    account: rule,
    status: 'approved',
  });
  return { ...settle(balanceMinutes, month, rule), postings };
};
const light = (balance: number, changes: Partial<NonNullable<AccountRule['trafficLight']>>) =>
  trafficLightZone(balance, { greenMinutes: 600, yellowMinutes: 1200, prorate: false, ...changes }, 500_000);

/** Ordered work of somebody with half the hours, as payroll gets it. */
const ordered = (partTimePolicy: AgreementParameters['partTimeOvertime']) =>
  overtimeWeeks([
    {
      ...{ date: MONDAY, orderedMinutes: 120, timeOffMinutes: 0 },
      ...{ contractWeeklyMinutes: 1170, fulltimeWeeklyMinutes: 2340, partTimePolicy },
    },
  ]);

/** The night in which clocks go forward, for somebody who is due on Saturdays. */
const springNight = (dstPolicy: AgreementParameters['dstPolicy']) =>
  worth(
    workingDay('2026-03-28').in('22:00').out('06:00', { plusDays: 1 }),
    { frame: null, breakRule: { ...breakRule, autoDeduct: false }, dstPolicy },
    { contract: { ...FULLTIME, pattern: { kind: 'weekly', minutes: [480, 480, 480, 480, 0, 480, 0] } } },
  );
const onTrip = (drivingTime: AgreementParameters['drivingTime']) =>
  worth(
    workingDay(MONDAY),
    { drivingTime },
    { absences: [{ absenceId: 'trip', kind: 'businessTripDay', from: MONDAY, to: MONDAY, drivingMinutes: 600 }] },
  );

/** A day of leave on a half day off, in hundredths. */
const leaveAtFeast = (halfDayLeave: AgreementParameters['halfDayLeave']) =>
  evaluateDay(
    workingDay(MONDAY).facts({
      agreement: agreement({ halfDayLeave }),
      holidays: holidayCalendar({ [MONDAY]: { name: 'Kirmes', fromMinute: 720 } }),
      absences: [{ absenceId: 'leave', kind: 'leave', from: MONDAY, to: MONDAY }],
    }),
  ).leaveDays;

/** For each parameter the same working time under two of its values. */
const EFFECTS: Readonly<Record<string, () => readonly [unknown, unknown]>> = {
  frame: () => [worth(day('06:00', '12:00'), {}), worth(day('06:00', '12:00'), { frame: week(480, 1200) })],
  core: () => [worth(day('10:00', '15:00'), {}), worth(day('10:00', '15:00'), core)],
  'coreBreakWindow.fromMinute': () => [noon({}), noon({ fromMinute: 720 })],
  'coreBreakWindow.toMinute': () => [noon({}), noon({ toMinute: 780 })],
  'coreBreakWindow.maxMinutes': () => [noon({}), noon({ maxMinutes: 60 })],
  'breakRule.autoDeduct': () => [
    breaks(day('08:00', '16:00'), {}),
    breaks(day('08:00', '16:00'), { autoDeduct: false }),
  ],
  'breakRule.variant': () => [breaks(day('08:00', '14:10'), {}), breaks(day('08:00', '14:10'), { variant: 'cliff' })],
  'breakRule.basis': () => {
    const short = withBreak('08:00', '12:00', '12:10', '14:10');
    return [breaks(short, {}), breaks(short, { basis: 'presence' })];
  },
  'breakRule.minPieceMinutes': () => {
    const short = withBreak('08:00', '12:00', '12:10', '15:00');
    return [breaks(short, {}), breaks(short, { minPieceMinutes: 10 })];
  },
  'breakRule.tiers.aboveMinutes': () => [
    breaks(day('08:00', '15:00'), {}),
    breaks(day('08:00', '15:00'), { tiers: [{ aboveMinutes: 480, breakMinutes: 30 }] }),
  ],
  'breakRule.tiers.breakMinutes': () => [
    breaks(day('08:00', '16:00'), {}),
    breaks(day('08:00', '16:00'), { tiers: [{ aboveMinutes: 360, breakMinutes: 60 }] }),
  ],
  dailyCreditCapMinutes: () => [
    worth(day('07:00', '19:00'), {}),
    worth(day('07:00', '19:00'), { dailyCreditCapMinutes: 480 }),
  ],
  minRestMinutes: () => {
    const evening = { previousEndMinute: workingDay(MONDAY).minute('21:30', { plusDays: -1 }) };
    return [worth(day('08:00', '12:00'), {}, evening), worth(day('08:00', '12:00'), { minRestMinutes: 600 }, evening)];
  },
  dstPolicy: () => [springNight('actual'), springNight('creditRostered')],
  supplementsDue: () => {
    const sunday = workingDay('2026-03-15').in('08:00').out('12:00');
    return [worth(sunday, { frame: null }), worth(sunday, { frame: null, supplementsDue: true })];
  },
  'flexDays.maxPerMonth': () => [onFlexDays({}), onFlexDays({ maxPerMonth: 20 })],
  'flexDays.maxPerYear': () => [onFlexDays({}), onFlexDays({ maxPerYear: 6 })],
  'flexDays.lowerLimitMinutes': () => [onFlexDays({}, -700), onFlexDays({ lowerLimitMinutes: -600 }, -700)],
  'account.settlement': () => [closing({}), closing({ settlement: 'quarter' })],
  'account.capPlusMinutes': () => [closing({}), closing({ capPlusMinutes: 1200 })],
  'account.carryOverMaxMinutes': () => [closing({}), closing({ carryOverMaxMinutes: 600 })],
  'account.debtLimitMinutes': () => [onAccount({}, -900), onAccount({ debtLimitMinutes: -600 }, -900)],
  'account.capAction': () => [closing({}), closing({ capAction: 'transferLongterm' })],
  'account.trafficLight.greenMinutes': () => [light(500, {}), light(500, { greenMinutes: 300 })],
  'account.trafficLight.yellowMinutes': () => [light(1100, {}), light(1100, { yellowMinutes: 900 })],
  'account.trafficLight.prorate': () => [light(500, {}), light(500, { prorate: true })],
  'homeOffice.quotas.kind': () => [atHome(THREE_DAYS), atHome(SHARE)],
  'homeOffice.quotas.percentOfTime.percentTenths': () => [atHome(SHARE), atHome({ ...SHARE, percentTenths: 1000 })],
  'homeOffice.quotas.percentOfTime.places': () => [atHome(SHARE), atHome({ ...SHARE, places: 'telework' })],
  'homeOffice.quotas.percentOfTime.basis': () => [
    atHome(SHARE, { targetMinutes: 60 }),
    atHome({ ...SHARE, basis: 'target' }, { targetMinutes: 60 }),
  ],
  'homeOffice.quotas.percentOfTime.span.kind': () => [atHome(SHARE), atHome({ ...SHARE, span: { kind: 'month' } })],
  'homeOffice.quotas.percentOfTime.span.weeks.weeks': () => [
    atHome({ ...SHARE, span: FORTNIGHT }),
    atHome({ ...SHARE, span: { ...FORTNIGHT, weeks: 3 } }),
  ],
  'homeOffice.quotas.percentOfTime.span.weeks.firstMonday': () => [
    atHome({ ...SHARE, span: FORTNIGHT }),
    atHome({ ...SHARE, span: { ...FORTNIGHT, firstMonday: '2026-03-09' } }),
  ],
  'homeOffice.quotas.percentOfDays.percentTenths': () => [
    atHome(SHARE_OF_DAYS),
    atHome({ ...SHARE_OF_DAYS, percentTenths: 1000 }),
  ],
  'homeOffice.quotas.percentOfDays.places': () => [
    atHome(SHARE_OF_DAYS),
    atHome({ ...SHARE_OF_DAYS, places: 'telework' }),
  ],
  'homeOffice.quotas.percentOfDays.count.kind': () => [
    atHome(SHARE_OF_DAYS),
    atHome({ ...SHARE_OF_DAYS, count: { kind: 'halfDayIfPart' } }),
  ],
  'homeOffice.quotas.percentOfDays.count.halfDayBelow.belowMinutes': () =>
    both([240, 480], (belowMinutes) => atHome({ ...SHARE_OF_DAYS, count: { kind: 'halfDayBelow', belowMinutes } })),
  'homeOffice.quotas.percentOfDays.span.kind': () => [
    atHome(SHARE_OF_DAYS),
    atHome({ ...SHARE_OF_DAYS, span: { kind: 'month' } }),
  ],
  'homeOffice.quotas.percentOfDays.span.weeks.weeks': () =>
    both([2, 3], (weeks) => atHome({ ...SHARE_OF_DAYS, span: { ...FORTNIGHT, weeks } })),
  'homeOffice.quotas.percentOfDays.span.weeks.firstMonday': () =>
    both(MONDAYS, (firstMonday) => atHome({ ...SHARE_OF_DAYS, span: { ...FORTNIGHT, firstMonday } })),
  'homeOffice.quotas.days.maxHalfDays': () => [atHome(THREE_DAYS), atHome({ ...THREE_DAYS, maxHalfDays: 10 })],
  'homeOffice.quotas.days.places': () => [atHome(THREE_DAYS), atHome({ ...THREE_DAYS, places: 'telework' })],
  'homeOffice.quotas.days.count.kind': () => [
    atHome(THREE_DAYS),
    atHome({ ...THREE_DAYS, count: { kind: 'halfDayIfPart' } }),
  ],
  'homeOffice.quotas.days.count.halfDayBelow.belowMinutes': () =>
    both([240, 480], (belowMinutes) => atHome({ ...THREE_DAYS, count: { kind: 'halfDayBelow', belowMinutes } })),
  'homeOffice.quotas.days.span.kind': () => [atHome(THREE_DAYS), atHome({ ...THREE_DAYS, span: { kind: 'month' } })],
  'homeOffice.quotas.days.span.weeks.weeks': () =>
    both([2, 3], (weeks) => atHome({ ...THREE_DAYS, span: { ...FORTNIGHT, weeks } })),
  'homeOffice.quotas.days.span.weeks.firstMonday': () =>
    both(MONDAYS, (firstMonday) => atHome({ ...THREE_DAYS, span: { ...FORTNIGHT, firstMonday } })),
  'homeOffice.quotas.minutesPerDay.maxMinutes': () => [atHome(FOUR_HOURS), atHome({ ...FOUR_HOURS, maxMinutes: 480 })],
  'homeOffice.quotas.minutesPerDay.places': () => [atHome(FOUR_HOURS), atHome({ ...FOUR_HOURS, places: 'telework' })],
  'homeOffice.quotas.minutesPerDay.minContractWeekMinutes': () => [
    atHome(FOUR_HOURS),
    atHome({ ...FOUR_HOURS, minContractWeekMinutes: 2400 }),
  ],
  'homeOffice.onsiteWeekdays': () => [
    limits({}, { at: 'mobileWork' }),
    limits({ homeOffice: { ...homeOffice, onsiteWeekdays: [2] } }, { at: 'mobileWork' }),
  ],
  averaging: () => {
    // The months before the 24 weeks were longer ones.
    const told = (averaging: AgreementParameters['averaging']) => {
      const terms = ruleTerms({ parameters: { ...STANDARD_PARAMETERS, averaging } });
      const days = periodDays('2025-09-01', '2026-03-31', (date) => ({
        terms,
        ...(date < '2025-10-14' && { workedMinutes: 600 }),
      }));
      return standings(days, periodOf('2026-03')).map(({ code, actual, state }) => [code, actual, state]);
    };
    return [told('24weeks'), told('6months')];
  },
  accountingDay: () => {
    const night = workingDay(MONDAY).in('20:00').out('04:00', { plusDays: 1 });
    return [worth(night, { frame: null }), worth(night, { frame: null, accountingDay: 'calendarDay' })];
  },
  partTimeOvertime: () => [ordered('tariffText'), ordered('proRata')],
  drivingTime: () => [onTrip('travel'), onTrip('work')],
  halfDayLeave: () => [leaveAtFeast('wholeDay'), leaveAtFeast('halfDay')],
};

/** Every value that an agreement can set, by its place. */
function placesOf(schema: Schema, place: string): string[] {
  const within = (fields: Readonly<Record<string, Schema>>, at: string) =>
    Object.entries(fields).flatMap(([key, field]) => placesOf(field, `${at}.${key}`));
  switch (schema.type) {
    case 'object':
      return within(schema.fields, place);
    case 'variant':
      return [
        `${place}.kind`,
        ...Object.entries(schema.kinds).flatMap(([kind, fields]) => within(fields, `${place}.${kind}`)),
      ];
    case 'list':
      // A window for each weekday is one value to people; so are the weekdays in the office.
      return schema.length === undefined ? placesOf(schema.of, place) : [place];
    default:
      return [place];
  }
}

describe('every parameter of an agreement', () => {
  const places = Object.entries(PARAMETER_SCHEMA).flatMap(([key, schema]) => placesOf(schema, key));

  it('is walked here: one that is added shows what it changes', () => {
    expect(Object.keys(EFFECTS).sort()).toEqual([...new Set(places)].sort());
  });

  it.each(Object.entries(EFFECTS))('%s changes minutes, a finding, a limit or what is paid', (_, effect) => {
    const [one, other] = effect();
    expect(other).not.toEqual(one);
  });

  it('has no choice that comes to the same as another one', () => {
    const choices = Object.entries(PARAMETER_SCHEMA.account.type === 'object' ? PARAMETER_SCHEMA.account.fields : {});
    const options = (name: string) => {
      const field = choices.find(([key]) => key === name)?.[1];
      return field?.type === 'choice' ? field.options : [];
    };
    const settled = options('settlement').map((settlement) =>
      (['2026-02', '2026-03', '2026-06', '2026-12'] as const).map((month) =>
        closing({ settlement: settlement as AccountRule['settlement'] }, 3000, month),
      ),
    );
    expect(new Set(settled.map((told) => JSON.stringify(told))).size).toBe(4);
    const actions = options('capAction').map((capAction) =>
      JSON.stringify(closing({ capAction: capAction as AccountRule['capAction'] })),
    );
    expect([actions.length, new Set(actions).size]).toEqual([2, 2]);
  });

  it('has a limit in plus that says something also where less is carried over', () => {
    const told = (capPlusMinutes: number) => onAccount({ capPlusMinutes, carryOverMaxMinutes: 600 }, 2000);
    expect(told(1800)).toContainEqual(['ACCOUNT_ABOVE_LIMIT', 2000, 1800, 'exceeded']);
    expect(told(2100)).toContainEqual(['ACCOUNT_ABOVE_LIMIT', 2000, 2100, 'near']);
    expect(told(2400).map(([code]) => code)).not.toContain('ACCOUNT_ABOVE_LIMIT');
  });
});
