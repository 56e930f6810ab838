import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { type TasksDto } from '../tasks';
import { type ChecklistDto } from './checklist.dto';

const PASSWORD = 'eine Brücke aus Sandstein 41';

// Tuesday, 24 November 2026.
describe('what a city still lacks', () => {
  let api: TestApp;
  let wanda: TestPerson;

  beforeAll(async () => {
    api = await createTestApp('2026-11-24T08:00:00+01:00', { LOG_LEVEL: 'silent' });
    const { scenario } = api;
    await scenario.tenant();
    await scenario.tenant(2);
    await scenario.unit('AMT10');
    wanda = await scenario.person({
      unit: 'AMT10',
      givenName: 'Wanda',
      roles: ['organisationAdministrator', 'timeAdministrator'],
    });
    await scenario.password(wanda, PASSWORD);
    await scenario.person({ tenantId: 2, roles: ['organisationAdministrator'] });
  });
  afterAll(() => api.close());

  const read = async () => {
    const { status, body } = await api.request<ChecklistDto>('GET', '/api/v1/setup/checklist', { as: wanda });
    expect(status).toBe(200);
    return body;
  };
  const missing = async () =>
    Object.fromEntries(
      (await read()).items.filter(({ count }) => count > 0).map((item) => [item.kind, item.people ?? item.count]),
    );
  const change = (sql: string, ...values: unknown[]) => api.scenario.client.query(sql, values);
  const tile = async () => {
    const { body } = await api.request<TasksDto>('GET', '/api/v1/tasks', { as: wanda });
    return body.tasks.find(({ kind }) => kind === 'setUp')?.count;
  };

  it('of a city that was just set up is nearly everything', async () => {
    expect(await missing()).toEqual({
      noPeople: 1,
      secondAdministrator: 1,
      secondTimeAdministrator: 1,
      balancesNotBrought: 1,
      payrollOffice: 2,
      unled: 1,
      groupsWithoutTarget: 1,
      personnelGroupsWithoutWageTypes: 1,
      agreementsWithoutParagraphs: 1,
    });
    expect((await read()).items.filter(({ neededFor }) => neededFor === 'clockIn').length).toBe(6);
    expect(await tile()).toBe(9);
  });

  it('says how many people lack something, and no more once they have it', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) ids.push((await api.scenario.person({ hiredOn: '2020-01-01' })).employeeId);
    const [first, second] = ids;
    for (const table of ['contract', 'agreement_assignment', 'site_assignment'])
      await change(`delete from ${table} where employee_id = $1`, first);
    expect(await missing()).toMatchObject({
      withoutUnit: 3,
      withoutContract: 1,
      withoutAgreement: 1,
      withoutSite: 1,
      withoutAccess: 3,
      leaveNotBrought: 3,
      balancesNotBrought: 4,
      groupsWithoutTarget: 4,
    });
    expect(await missing()).not.toHaveProperty('noPeople');
    // The list behind each line has the same people.
    const lacking = async (lacks: string) =>
      (await api.request<{ total: number }>('GET', `/api/v1/people?lacks=${lacks}`, { as: wanda })).body.total;
    for (const [lacks, people] of [
      ['unit', 3],
      ['contract', 1],
      ['agreement', 1],
      ['site', 1],
      ['leave', 3],
    ] as const)
      expect([lacks, await lacking(lacks)]).toEqual([lacks, people]);
    // Who left lacks nothing, who is still to come lacks it on their first day.
    await change(`update employee set left_on = '2026-11-23' where employee_id = $1`, first);
    await change(`update employee set hired_on = '2027-02-01' where employee_id = $1`, second);
    expect(await missing()).toMatchObject({ withoutUnit: 2, leaveNotBrought: 1 });
    expect([await lacking('unit'), await lacking('leave')]).toEqual([2, 1]);
    expect(await missing()).not.toHaveProperty('withoutContract');
    await change(`update staff_agreement_version set valid_during = daterange(lower(valid_during), '2026-12-01')`);
    expect(await missing()).toMatchObject({ withoutAgreement: 1 });
  });

  it('looks at the month that is closed first: what payroll sets from a later one on is missing', async () => {
    await change(`insert into payroll_target (tenant_id, payroll_group, valid_during, consultant_number, client_number)
      values (1, 'MAIN', '[2026-11-01,)', '1234567', '101')`);
    await change(`insert into wage_type_mapping (tenant_id, target, personnel_group, code, valid_during, wage_type, processing_key)
      values (1, 'datev-lodas', 'TVOED_VKA', 'SUN', '[2026-11-01,)', '2030', '01')`);
    const months = async () =>
      Object.fromEntries(
        (await read()).items.filter(({ month }) => month).map(({ kind, month, count }) => [kind, [month, count]]),
      );
    expect(await months()).toEqual({
      groupsWithoutTarget: ['2026-11', 0],
      personnelGroupsWithoutWageTypes: ['2026-11', 0],
    });
    // The terminal's bookings of October are imported: now October is closed first.
    await change(
      `insert into employee_month (tenant_id, employee_id, month) values (1, $1, '2026-10-01')`,
      wanda.employeeId,
    );
    expect(await months()).toEqual({
      groupsWithoutTarget: ['2026-10', 1],
      personnelGroupsWithoutWageTypes: ['2026-10', 1],
    });
    await change('delete from employee_month');
  });

  it('is asked for by those who administer, each of their own city', async () => {
    const clerk = await api.scenario.person();
    const { status } = await api.request('GET', '/api/v1/setup/checklist', { as: clerk });
    expect(status).toBe(403);
  });

  it('tells what was done alone', async () => {
    await change(
      `insert into audit_event (tenant_id, actor_id, action, employee_id, payload) values
         (1, $1, 'role.granted', $1, '{"role": "timeAdministrator", "alone": true}'),
         (1, $1, 'role.granted', $1, '{"role": "payroll"}'), (2, $1, 'role.granted', $1, '{"alone": true}')`,
      wanda.employeeId,
    );
    expect((await read()).actsAlone).toMatchObject([
      { action: 'role.granted', role: 'timeAdministrator', byName: 'Wanda Muster', personName: 'Wanda Muster' },
    ]);
  });

  it('is no task any more once a month was closed', async () => {
    await change(`insert into closing (tenant_id, closing_id, payroll_group, month, status, started_by, closed_by)
      values (1, gen_random_uuid(), 'MAIN', '2026-10-01', 'closed', gen_random_uuid(), gen_random_uuid())`);
    expect(await tile()).toBeUndefined();
    expect(await missing()).toHaveProperty('payrollOffice');
  });
});
