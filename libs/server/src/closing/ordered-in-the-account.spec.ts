import { type YearMonth } from '@zeitbuch/working-time';
import { createTestApp, type TestApp, type TestPerson, approve } from '../../testing';
import { FactsLoader, ReevaluateDays } from '../facts';
import { MonthPlans } from './month-plans';
import { MonthValues } from './month-values';
import { OnCall } from './on-call';
import { OrderedWork } from './ordered-work';
import { writeClosedMonths } from './write-closed-months';

/** Civil servants who are due one day a week and have reached the limit of 40 hours by hours of their own choice. */
describe('ordered work in the account at its settlement', () => {
  let api: TestApp;
  let plans: MonthPlans;
  let person: TestPerson;

  beforeAll(async () => {
    api = await createTestApp('2026-12-03T08:00:00+01:00');
    const loader = new FactsLoader();
    const evaluation = new ReevaluateDays(loader, api.clock);
    plans = new MonthPlans(new MonthValues(evaluation, new OrderedWork(loader), new OnCall(loader)), api.clock);
    await api.scenario.tenant();
    person = await api.scenario.person({
      personnelGroup: 'BEAMTE_SN',
      pattern: [480, 0, 0, 0, 0, 0, 0],
      hiredOn: '2026-10-01',
    });
  });
  afterAll(() => api.close());

  const plan = async (month: YearMonth) => {
    const [{ plan: planned }] = await api.db.transaction((client) =>
      plans.load(client, 1, [person.employeeId], { month, payrollGroup: 'MAIN' }),
    );
    if (!planned) throw new Error('no plan');
    const { cutMinutes, closingBalanceMinutes, orderedBalanceMinutes } = planned;
    return { cutMinutes, closingBalanceMinutes, orderedBalanceMinutes };
  };
  /** As the closing desk closes it. */
  const close = async (month: YearMonth) => {
    await approve(api.scenario.client, person, month);
    const [{ closingId }] = await api.db.query<{ closingId: string }>(
      `insert into closing (tenant_id, closing_id, payroll_group, month, status, started_by, closed_by)
       values (1, gen_random_uuid(), 'MAIN', $1, 'closed', gen_random_uuid(), gen_random_uuid()) returning closing_id as "closingId"`,
      [`${month}-01`],
    );
    const closed = { tenantId: 1, closingId, month, closedBy: null, closedAt: '2026-12-03T07:00:00Z' };
    await api.db.transaction(async (client) =>
      writeClosedMonths(client, {
        ...closed,
        plans: await plans.load(client, 1, [person.employeeId], { month, payrollGroup: 'MAIN' }),
      }),
    );
  };

  it('stays on top of the limit, from month to month, until time off balances it', async () => {
    // 8 x 600 minutes of one's own choice, and four hours on order on a Sunday; four Mondays are due.
    for (const day of ['01', '02', '06', '07', '08', '09', '13', '14'] as const)
      await api.scenario.booked(person, `2026-10-${day}`, ['08:00', '12:00', '12:45', '18:45']);
    await api.scenario.booked(person, '2026-10-25', ['09:00', '13:00']);
    await api.scenario.order(person, '2026-10-25', 540, 780);
    const october = { cutMinutes: 480, closingBalanceMinutes: 2640, orderedBalanceMinutes: 240 };
    expect(await plan('2026-10')).toEqual(october);
    await close('2026-10');
    // Another ten hours of one's own choice beside the Mondays of November.
    await api.scenario.booked(person, '2026-11-03', ['08:00', '12:00', '12:45', '18:45']);
    for (const day of ['02', '09', '16', '23'] as const)
      await api.scenario.booked(person, `2026-11-${day}`, ['08:00', '12:00', '12:30', '16:30']);
    await api.scenario.absence(person, 'sick', '2026-11-30', '2026-11-30', { certified: true });
    expect(await plan('2026-11')).toEqual({ ...october, cutMinutes: 600 });
    // A day of time off takes all of it; what is left lies above the limit by one's own choice.
    await api.scenario.absence(person, 'compensatoryTimeOff', '2026-11-30');
    expect(await plan('2026-11')).toEqual({ cutMinutes: 360, closingBalanceMinutes: 2400, orderedBalanceMinutes: 0 });
  });
});
