import {
  book,
  type ClosingCity,
  closingCity,
  createTestApp,
  type DayOfBookings,
  type TestApp,
  type TestPerson,
} from '../../testing';
import { FactsLoader, OrderedWork, ReevaluateDays } from '../evaluation';
import { MonthPlans } from './month-plans';
import { MonthValues } from './month-values';
import { OrderedPay } from './ordered-pay';

/** From 20:00 to 22:00: the frame of the standard agreement ends at 20:00. */
const LATE: DayOfBookings = [
  [1200, 'clockIn'],
  [1320, 'clockOut'],
];

describe('ordered work on its way to payroll', () => {
  let api: TestApp;
  let city: ClosingCity;
  let plans: MonthPlans;
  let person: TestPerson;

  beforeEach(async () => {
    api = await createTestApp('2026-12-03T08:00:00+01:00');
    city = await closingCity(api.scenario, { people: 4, months: ['2026-10', '2026-11'] });
    const loader = new FactsLoader();
    const orderedPay = new OrderedPay(new OrderedWork(loader, api.clock), loader);
    plans = new MonthPlans(new MonthValues(new ReevaluateDays(loader, api.clock), orderedPay), api.clock);
    // On leave from Friday, 6 to Monday, 9 November.
    person = city.people[3];
  });
  afterEach(() => api.close());

  const lateOn = async (date: string) => {
    await book(api.scenario.client, person, new Map([[date, LATE]]));
    await api.scenario.order(person, date, 1200, 1320);
  };
  const lines = async (month: string, of = person) => {
    const [plan] = await api.db.transaction((client) => plans.load(client, 1, [of.employeeId], month));
    return (plan.plan?.payrollLines ?? [])
      .filter(({ code }) => code !== 'ABS_VAC')
      .map(({ code, quantity, originMonth }) => `${code} ${quantity} ${originMonth}`);
  };
  const change = (sql: string) => api.scenario.client.query(sql, [person.employeeId]);

  it('is paid with the month in which the following week ends, and names the month of the work', async () => {
    await lateOn('2026-10-27'); // Tuesday; until Sunday, 8 November
    await lateOn('2026-11-23'); // until 6 December
    expect(await lines('2026-10')).toEqual([]);
    expect(await lines('2026-11')).toEqual(['OT_BASE 120 2026-10', 'OT_SUPP 120 2026-10']);
    expect(await lines('2026-12')).toEqual(['OT_BASE 120 2026-11', 'OT_SUPP 120 2026-11']);
    expect(await lines('2026-11', city.people[2])).toEqual([]);
  });

  it('is not paid where time off in the following week balanced it, though the earlier month is closed', async () => {
    await lateOn('2026-10-27');
    await api.scenario.closedMonth(person, '2026-10');
    expect(await lines('2026-11')).toEqual(['OT_BASE 120 2026-10', 'OT_SUPP 120 2026-10']);
    await change(`update absence set kind = 'compensatoryTimeOff' where employee_id = $1 and from_date = '2026-11-06'`);
    expect(await lines('2026-11')).toEqual([]);
  });

  it('takes time off of the earlier week first, however far back that reaches', async () => {
    await lateOn('2026-10-13'); // until 25 October
    await lateOn('2026-10-20'); // until 1 November
    // A Saturday has no target: free, it balances nothing.
    await api.scenario.absence(person, 'compensatoryTimeOff', '2026-10-24');
    expect(await lines('2026-10')).toEqual(['OT_BASE 120 2026-10', 'OT_SUPP 120 2026-10']);
    expect(await lines('2026-11')).toEqual(['OT_BASE 120 2026-10', 'OT_SUPP 120 2026-10']);
    // With one of 234 minutes, 120 of them are for the 13th and 114 for the 20th.
    await change(
      `update contract set pattern_odd = '{468,468,468,468,234,234,0}', pattern_even = '{468,468,468,468,234,234,0}' where employee_id = $1`,
    );
    expect(await lines('2026-10')).toEqual([]);
    expect(await lines('2026-11')).toEqual(['OT_BASE 6 2026-10', 'OT_SUPP 6 2026-10']);
  });

  it('is paid with the last month of who leaves', async () => {
    await lateOn('2026-11-23');
    expect(await lines('2026-11')).toEqual([]);
    await change(`update employee set left_on = '2026-11-30' where employee_id = $1`);
    expect(await lines('2026-11')).toEqual(['OT_BASE 120 2026-11', 'OT_SUPP 120 2026-11']);
  });

  it('is additional in part-time, with the supplement as the agreement wants it', async () => {
    await lateOn('2026-10-27');
    await change(
      `update contract set weekly_minutes = 2280, pattern_odd = '{456,456,456,456,456,0,0}', pattern_even = '{456,456,456,456,456,0,0}' where employee_id = $1`,
    );
    expect(await lines('2026-11')).toEqual(['ADDL_PT 60 2026-10', 'OT_BASE 60 2026-10', 'OT_SUPP 60 2026-10']);
    await change(
      `insert into agreement_overlay (tenant_id, overlay_id, agreement_id, title, legal_basis, valid_from, valid_to, set_parameters)
       select 1, gen_random_uuid(), agreement_id, 'Part-time', 'Agreement of June', '2026-10-01', '2026-10-31', '{"partTimeOvertime": "proRata"}'
       from agreement_assignment where employee_id = $1`,
    );
    await api.scenario.client.query('update tenant set rules_version = rules_version + 1');
    expect(await lines('2026-11')).toEqual(['ADDL_PT 60 2026-10', 'OT_BASE 60 2026-10', 'OT_SUPP 120 2026-10']);
  });

  it('is worked out anew when the earlier month changes while it is open, and when it is closed', async () => {
    await lateOn('2026-10-27');
    expect(await lines('2026-11')).toEqual(['OT_BASE 120 2026-10', 'OT_SUPP 120 2026-10']);
    await change(`update day_fact set during = int4range(lower(during), upper(during) - 30) where employee_id = $1`);
    api.clock.set('2026-12-03T08:01:00+01:00');
    expect(await lines('2026-11')).toEqual(['OT_BASE 90 2026-10', 'OT_SUPP 90 2026-10']);
    await change(`update day_fact set during = int4range(lower(during), upper(during) + 30) where employee_id = $1`);
    await api.scenario.closedMonth(person, '2026-10');
    expect(await lines('2026-11')).toEqual(['OT_BASE 120 2026-10', 'OT_SUPP 120 2026-10']);
  });

  it('has lines of its own for on-call time, with the month in which that begins', async () => {
    await change(
      `with s as (insert into standby (tenant_id, standby_id, employee_id, date, during)
         values (1, gen_random_uuid(), $1, '2026-10-30', int4range(29889540, 29893380)) returning *)
       insert into standby_callout (tenant_id, callout_id, standby_id, employee_id, date, at_minute, minutes, is_remote)
       select 1, gen_random_uuid(), standby_id, employee_id, date, 29889620, 35, false from s`,
    );
    // From Friday, 30 October, 16:00 to Monday, 2 November, 8:00: three days, as Monday has eight hours only.
    const paid = ['CALLOUT 60 2026-10', 'STANDBY_WD 100 2026-10', 'STANDBY_WE 200 2026-10'];
    expect(await lines('2026-10')).toEqual(paid);
    expect(await lines('2026-11')).toEqual([]);
    await change(
      `insert into standby_callout (tenant_id, callout_id, standby_id, employee_id, date, at_minute, minutes, is_remote)
       select 1, gen_random_uuid(), standby_id, employee_id, date, 29889820, 5, true from standby where employee_id = $1`,
    );
    expect(await lines('2026-10')).toEqual(['CALLOUT 120 2026-10', ...paid.slice(1)]);
    await change(
      `insert into holiday select 1, site_id, '2026-10-30', 'Stadtfest', 'Festival', 'manual' from site_assignment where employee_id = $1`,
    );
    expect((await lines('2026-10')).slice(1)).toEqual(['STANDBY_WE 300 2026-10']);
    await change(`update contract set personnel_group = 'BEAMTE_SN' where employee_id = $1`);
    expect(await lines('2026-10')).toEqual([]);
  });

  it('keeps on-call time as it is once its month is closed', async () => {
    await api.scenario.closedMonth(person, '2026-10');
    const insert = `insert into standby (tenant_id, standby_id, employee_id, date, during)
      values (1, gen_random_uuid(), $1, '2026-10-30', int4range(29889540, 29893380))`;
    await expect(change(insert)).rejects.toMatchObject({ code: 'ZB001' });
    await change(insert.replaceAll('10-30', '11-30'));
    await expect(change('delete from standby where employee_id = $1')).rejects.toMatchObject({ code: 'ZB002' });
  });

  it('is worked out anew when an order comes to an earlier month that had none', async () => {
    expect(await lines('2026-11')).toEqual([]);
    await lateOn('2026-10-26');
    await api.scenario.closedMonth(person, '2026-10');
    expect(await lines('2026-11')).toEqual(['OT_BASE 120 2026-10', 'OT_SUPP 120 2026-10']);
  });
});
