import { book, type ClosingCity, closingCity, type DayOfBookings, createTestApp, type TestApp } from '../../testing';
import { FactsLoader, ReevaluateDays } from '../facts';
import { MonthPlans } from './month-plans';
import { MonthValues } from './month-values';
import { OnCall } from './on-call';
import { OrderedWork } from './ordered-work';
import { EvaluateEndedMonths } from './evaluate-ended-months';

/** Says which people were evaluated from their facts; does the real thing. */
class WatchedEvaluation extends ReevaluateDays {
  evaluated: string[] = [];

  override execute(...args: Parameters<ReevaluateDays['execute']>): ReturnType<ReevaluateDays['execute']> {
    this.evaluated.push(...args[1].employeeIds);
    return super.execute(...args);
  }
}

describe('months that ended, evaluated at night', () => {
  let api: TestApp;
  let city: ClosingCity;
  let evaluation: WatchedEvaluation;
  let values: MonthValues;
  let job: EvaluateEndedMonths;

  beforeAll(async () => {
    api = await createTestApp('2026-11-01T00:05:00+01:00');
    city = await closingCity(api.scenario, { people: 3, months: ['2026-10'] });
    const loader = new FactsLoader();
    evaluation = new WatchedEvaluation(loader, api.clock);
    values = new MonthValues(evaluation, new OrderedWork(loader), new OnCall(loader));
    job = new EvaluateEndedMonths(api.db, api.clock, values);
  });
  afterAll(() => api.close());

  const plans = (values_ = values) =>
    api.db.transaction((client) =>
      new MonthPlans(values_, api.clock).load(
        client,
        1,
        city.people.map(({ employeeId }) => employeeId),
        { month: '2026-10', payrollGroup: 'VERWALTUNG' },
      ),
    );

  it('waits until the longest shift of the last night is over, then values everybody once', async () => {
    expect(await job.execute()).toBe(0);
    api.clock.set('2026-11-02T00:05:00+01:00');
    expect(await job.execute()).toBe(3);
    expect(await job.execute()).toBe(0);
  });

  it('spares the first check the calculation and gives the very plans that it would have made', async () => {
    evaluation.evaluated = [];
    const fromMemory = await plans();
    expect(evaluation.evaluated).toEqual([]);
    await api.scenario.client.query('delete from month_value');
    expect(fromMemory).toEqual(await plans());
    expect(evaluation.evaluated).toHaveLength(3);
    expect(fromMemory.every(({ blockers }) => blockers.length === 0)).toBe(true);
  });

  it('works out again who booked meanwhile, and nobody else', async () => {
    const credited = async () =>
      new Map((await plans()).map(({ employeeId, plan }) => [employeeId, plan?.creditedMinutes ?? 0]));
    const before = await credited();
    evaluation.evaluated = [];
    const early: DayOfBookings = [
      [400, 'clockIn'],
      [420, 'clockOut'],
    ];
    await book(api.scenario.client, city.people[1], new Map([['2026-10-05', early]]));
    const after = await credited();
    const { employeeId } = city.people[1];
    expect(evaluation.evaluated).toEqual([employeeId]);
    expect(after).toEqual(new Map(before).set(employeeId, (before.get(employeeId) ?? 0) + 20));
  });

  it('values every month of somebody with more of them than are done at a time', async () => {
    const person = await api.scenario.person({ hiredOn: '2017-01-01', payrollGroup: 'ALT' });
    await api.scenario.client.query(
      `insert into employee_month (tenant_id, employee_id, month)
       select 1, $1, m from generate_series('2017-01-01'::date, '2026-10-01', '1 month') m`,
      [person.employeeId],
    );
    await job.execute();
    const valued = await api.db.query('select from month_value where employee_id = $1', [person.employeeId]);
    expect(valued).toHaveLength(118);
  });
});
