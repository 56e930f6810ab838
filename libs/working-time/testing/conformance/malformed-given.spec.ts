import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseConformanceFile } from './case';
import { runCase } from './runner';

const { profiles } = parseConformanceFile(readFileSync(path.join(__dirname, 'own-cases.json'), 'utf8'));
const run = (kind: string, given: object) => runCase({ id: 'X-1', kind, given: { ...given } }, profiles);

const MONDAY = { from: '2026-03-09', to: '2026-03-09' };
/** Monday 9 March 2026 from 8 to 12. */
const monday = (given: object) => ({
  contract: 'FT39',
  agreement: 'DV-BASE',
  range: MONDAY,
  bookings: [
    { type: 'in', at: '2026-03-09T08:00:00+01:00' },
    { type: 'out', at: '2026-03-09T12:00:00+01:00' },
  ],
  ...given,
});
/** Five hours at a stretch: enough for a grown-up, too much for a young person. */
const untilOne = [
  { type: 'in', at: '2026-03-09T08:00:00+01:00' },
  { type: 'out', at: '2026-03-09T13:00:00+01:00' },
];
const absent = (type: string, details: object) => monday({ absences: [{ type, ...MONDAY, ...details }] });
const visit = { type: 'doctor_visit', from: '2026-03-09T13:00:00+01:00', to: '2026-03-09T14:00:00+01:00' };
const person = (details: object | null) => monday({ contract: { base: 'FT39', override: { person: details } } });
const frame = (week: object) => monday({ agreement: { base: 'DV-BASE', override: { frame: week } } });
const stamp = (at: string) => monday({ bookings: [{ type: 'in', at }] });
const year = (from: string, to: string, days: number) => ({ from, to, days_per_week: days });
const leave = (details: object) => ({
  year: 2026,
  entry: '2015-01-01',
  segments: [year('2026-01-01', '2026-12-31', 5)],
  ...details,
});
const flexDay = { request: 1, max_per_month: 2, max_per_year: 24, balance: 0, target: 468, lower_limit: -1200 };
const telework = { from: '2026-01-01', to: null, equipment_installed: true };
const overtime = { pay_group: 'E8', overtime_minutes: 60, hourly_stage3_cents: 2000 };

describe('a given that makes no sense', () => {
  it.each<[string, string, object, string]>([
    ['a visit whose policy is null', 'attendance', monday({ absences: [{ ...visit, credit_policy: null }] }), 'policy'],
    ['a visit whose policy is empty', 'attendance', monday({ absences: [{ ...visit, credit_policy: '' }] }), 'policy'],
    ['a strike whose policy is null', 'attendance', absent('strike', { policy: null }), 'no-credit-policy'],
    ['a strike whose policy is empty', 'attendance', absent('strike', { policy: '' }), 'policy'],
    ['fewer lessons than none', 'attendance', absent('vocational_school', { lessons: -3 }), 'lessons is negative'],
    ['half a lesson', 'attendance', absent('vocational_school', { lessons: 2.5 }), 'lessons is not a whole number'],
    ['a word for an approval', 'attendance', absent('core_release', { approved: 'no' }), 'approved is neither'],
    ['minutes of nursing that are null', 'attendance', absent('nursing_time', { minutes: null }), 'no-minutes'],
    ['a word for an age', 'attendance', person({ age: '16' }), 'person: age'],
    ['an age below 0', 'attendance', person({ age: -1 }), 'person: age'],
    ['a word for expecting', 'attendance', person({ pregnant: 'yes' }), 'person: pregnant'],
    [
      'a permit from 30 February',
      'attendance',
      monday({ muschg_28_permit: { valid_from: '2026-02-30' } }),
      'valid_from',
    ],
    ['an order of no type', 'attendance', monday({ orders: [{ from: 'x', to: 'y' }] }), 'type'],
    ['other work on 30 February', 'attendance', monday({ other_employer_minutes: { '2026-02-30': 9 } }), '2026-02-30'],
    ['a word for other work', 'attendance', monday({ other_employer_minutes: 'much' }), 'other_employer_minutes'],
    ['a week of three days in one name', 'attendance', frame({ 'mon-wed-fri': ['06:00', '20:00'] }), 'mon-wed-fri'],
    ['a frame of three times', 'attendance', frame({ mon: ['06:00', '20:00', '22:00'] }), 'mon'],
    ['a text for a frame', 'attendance', frame({ mon: '06:00-20:00' }), 'mon'],
    ['an offset of a day', 'attendance', stamp('2026-03-09T08:00:00+25:00'), 'not an instant'],
    ['an offset of 75 minutes', 'attendance', stamp('2026-03-09T08:00:00+01:75'), 'not an instant'],
    [
      'a pattern both weekly and alternating',
      'attendance',
      monday({ contract: { base: 'FT39', override: { pattern_minutes_odd_iso_week: [0, 0, 0, 0, 0, 0, 0] } } }),
      'pattern_minutes',
    ],
    [
      'a tier of three numbers',
      'attendance',
      monday({ agreement: { base: 'DV-BASE', override: { break_rule: { tiers: [[360, 30, 15]] } } } }),
      'tiers',
    ],
    ['a pay group above the last', 'pay', { ...overtime, pay_group: 'E99' }, 'E99'],
    ['a pay group below the first', 'pay', { ...overtime, pay_group: 'S1' }, 'S1'],
    ['a percentage below 0', 'pay', { percent: -20, minutes: 60, hourly_stage3_cents: 2000 }, 'percent is negative'],
    ['half a percent', 'pay', { percent: 12.5, minutes: 60, hourly_stage3_cents: 2000 }, 'percent is not a whole'],
    ['a week of no hours', 'pay', { monthly_cents: 300_000, weekly_hours: 0 }, 'weekly_hours'],
    ['a ratio below 0', 'traffic', { balance: 1, green: 1, yellow: 2, employment_ratio: -1 }, 'employment_ratio'],
    ['a quarter of a flex day', 'flexquota', { ...flexDay, request: 0.25 }, 'request'],
    ['a flex day without a target', 'flexquota', { ...flexDay, target: undefined }, 'target'],
    ['a flex day without a balance', 'flexquota', { ...flexDay, balance: undefined }, 'balance'],
    ['no flex day asked for', 'flexquota', { ...flexDay, request: undefined }, 'request'],
    [
      'a percentage below 0 at home',
      'ho_quota',
      { basis: 'percent_of_contract_week', percent: -40, contract_week: 2340, days: [] },
      'percent',
    ],
    [
      'telework on no date',
      'location',
      { booking_location: 'telework', telework_agreement: telework, mobile_approved: true },
      'booking_date',
    ],
    ['the year 26', 'leave_entitlement', leave({ year: 26 }), 'year'],
    [
      'a week of eight days',
      'leave_entitlement',
      leave({ segments: [year('2026-01-01', '2026-12-31', 8)] }),
      'days_per_week',
    ],
    [
      'two segments on one day',
      'leave_entitlement',
      leave({ segments: [year('2026-01-01', '2026-06-30', 5), year('2026-06-30', '2026-12-31', 5)] }),
      '2026-06-30',
    ],
    ['a week of less than no day', 'leave_addon', { days_per_week: -5, months: 12 }, 'days_per_week'],
    ['13 months in a year', 'leave_parental', { annual_days: 30, full_months_parental_leave: 13 }, 'full_months'],
    [
      'more days ill than booked',
      'leave_sick',
      { leave_days_booked: 2, certified_sick_workdays_inside: 3 },
      'certified',
    ],
    ['less than no leave left', 'carry_over', { year: 2025, statutory_left: -5 }, 'statutory_left'],
    [
      'leave of a thousand years',
      'carry_over',
      { year: 2025, statutory_left: 5, leave_from: '1026-01-01', leave_to: '2026-01-01' },
      'too long',
    ],
    ['raised hours of no month', 'date', { start: '2026-03-09', max_months: 0 }, 'max_months'],
    ['less than no release', 'release', { cause: 'a', request: -1 }, 'request'],
    ['less than no time on call', 'standby', { standby_minutes: -5, days: ['mon'] }, 'standby_minutes'],
    ['a zone on the moon', 'validate', { local: '2026-10-25T02:30', tz: 'Moon/Base' }, 'tz'],
    ['99 seconds', 'validate', { local: '2026-10-25T02:30:99' }, 'time of day'],
    ['two times in one', 'validate', { local: '2026-10-25T02:30T05' }, 'local'],
    [
      'a window backwards',
      'average',
      { window: { type: '6_months', from: '2026-06-30', to: '2026-01-01' }, worked_minutes_total: 1 },
      'ends before it begins',
    ],
    ['full time of nothing', 'ratio', { weekly_minutes: 100, fulltime: 0 }, 'fulltime'],
    [
      'a number for an employer',
      'tauschtag',
      { tauschtag: '2027-06-18', certified_sick: true, employer: 5 },
      'employer',
    ],
  ])('%s is refused by its name', (_, kind, given, message) => {
    const { status, failed, reason } = run(kind, given);
    expect({ status, failed }).toEqual({ status: 'unsupported', failed: true });
    expect(reason).toContain(message);
  });

  it.each<[string, string, object, object]>([
    ['details of an absence', 'attendance', absent('sick', { portion: null, approved: null, policy: null }), {}],
    [
      'the length of a training',
      'attendance',
      absent('training', { duration_minutes: null }),
      { credited_minutes: 468 },
    ],
    [
      'the full-time day of a training',
      'attendance',
      absent('training', { duration_minutes: 480, fulltime_day_minutes: null }),
      { absence_credit_minutes: 468 },
    ],
    ['an unknown age', 'attendance', { ...person({ age: null }), bookings: untilOne }, { violations: [] }],
    ['a person', 'attendance', person(null), { violations: [] }],
    ['other work', 'attendance', monday({ other_employer_minutes: null }), { violations: [] }],
    ['the zone', 'validate', { local: '2026-03-29T02:30', tz: null }, { valid: false }],
    [
      'limits of a light',
      'traffic',
      { balance: 11, green: null, yellow: null, plus_limit: 10, minus_limit: -10 },
      { light: 'red' },
    ],
    [
      'dates of a window',
      'average',
      { window: { type: '4_weeks', from: null, to: null }, worked_minutes_total: 1, limit_per_werktag: 480 },
      { werktage: 24 },
    ],
    ['a full time', 'ratio', { weekly_minutes: 1170, fulltime_before: null, fulltime: 2340 }, { ratio: 0.5 }],
    ['other ways to ask for pay', 'pay', { ...overtime, monthly_cents: null }, { supplement_cents: 600 }],
    ['the agreement of a record', 'data_quality', { bookings: [], agreement: null, contract: null }, {}],
  ])('%s that is null is left out', (_, kind, given, expected) => {
    expect(run(kind, given)).toMatchObject({ status: 'ok', actual: expected });
  });

  it('leaves base pay out where the rate of the stage is not known, instead of taking another one', () => {
    expect(run('pay', { ...overtime, own_stage: 2 }).actual).toEqual({ supplement_percent: 30, supplement_cents: 600 });
    expect(run('pay', { ...overtime, own_stage: 6, hourly_own_stage_cents: 2400 }).actual.base_cents).toBeUndefined();
    expect(run('pay', { ...overtime, own_stage: 4, hourly_own_stage_cents: 2200 }).actual.base_cents).toBe(2200);
  });

  it('adds up what several entries of one month cut, and places of one day', () => {
    const entry = { period: '2026-03', delta_minutes: 200 };
    const policy = { settlement: 'month', cap_plus: 2400 };
    expect(run('account', { opening: 2300, entries: [entry, entry], policy }).actual).toMatchObject({
      closings: { '2026-03': 2400 },
      capped: { '2026-03': 300 },
    });
    const days = [
      { day: 'mon', mobile: 10 },
      { day: 'mon', telework: 20 },
    ];
    expect(run('ho_quota', { basis: 'days_per_week', max_days: 1, days }).actual).toMatchObject({
      remote_minutes: 30,
      remote_days: 1,
      violations: [],
    });
  });
});
