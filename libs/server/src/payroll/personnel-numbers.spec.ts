import { type INestApplicationContext } from '@nestjs/common';
import { type ClosingCity, closingCity, createTestApp, startTestWorker, type TestApp, until } from '../../testing';
import { type ClosingDto, type ClosingPeopleDto } from '../closing';
import { readPayrollSource } from './payroll-source';
import { makePayrollFile } from './payroll-file';

const NOW = '2026-12-03T08:00:00Z';

/** Five-digit people closed October; then somebody with eight digits was hired into the same group. */
describe('the personnel number in the payroll file', () => {
  let api: TestApp;
  let worker: INestApplicationContext;
  let city: ClosingCity;
  let october: ClosingDto;

  beforeAll(async () => {
    api = await createTestApp(NOW);
    city = await closingCity(api.scenario, { people: 2, months: ['2026-10', '2026-11'] });
    worker = await startTestWorker(api.databaseUrl, NOW);
    await api.db.query(`insert into payroll_target values (1, 'VERWALTUNG', '1234567', '12345', 'lodas')`);
    await api.db.query(
      `insert into wage_type_mapping (tenant_id, target, code, personnel_group, wage_type, processing_key, exported, valid_during)
       values (1, 'datev-lodas', 'SUN', 'TVOED_VKA', '2030', '01', true, '[2026-01-01,)')`,
    );
    october = await checked('2026-10', 'ready');
    const body = { planHash: october.planHash };
    await api.request('POST', `/api/v1/closings/${october.closingId}/close`, { as: city.secondAdministrator, body });
    await settled(october, 'closed');
  });
  afterAll(async () => {
    await worker.close();
    await api.close();
  });

  const asAdministrator = async <Body = ClosingDto>(method: string, path: string, body?: unknown): Promise<Body> =>
    (await api.request<Body>(method, `/api/v1/closings${path}`, { as: city.administrator, body })).body;
  const settled = ({ closingId }: ClosingDto, status: string) =>
    until(
      () => asAdministrator('GET', `/${closingId}`),
      (answer) => answer.status === status,
    );
  const checked = async (month: string, status: string) =>
    settled(await asAdministrator('POST', '', { payrollGroup: 'VERWALTUNG', month }), status);
  const fileOf = async ({ closingId }: ClosingDto) => {
    const source = await readPayrollSource(api.scenario.client, { tenantId: 1, closingId, target: 'datev-lodas' });
    if (source === null || source === 'open') throw new Error('the month is not closed');
    const file = makePayrollFile(source, 'datev-lodas', { sequence: 1, remark: null });
    return new TextDecoder('windows-1252').decode(file.bytes);
  };
  const number = (person: number, digits: string) =>
    api.db.query('update employee set personnel_number = $2 where employee_id = $1', [
      city.people[person].employeeId,
      digits,
    ]);

  it('is the one that the target wants, no matter who is hired later', async () => {
    const before = await fileOf(october);
    expect(before).toContain(';pnr#bwd;');
    await api.scenario.person({ payrollGroup: 'VERWALTUNG', hiredOn: '2026-11-01' });
    await api.db.query(`update employee set personnel_number = '20009511' where hired_on = '2026-11-01'`);
    expect(await fileOf(october)).toBe(before);
    await api.db.query(`update payroll_target set personnel_numbers = 'company'`);
    expect(await fileOf(october)).toContain('BetrieblichePNrVerwenden=Ja');
    await api.db.query(`update payroll_target set personnel_numbers = 'lodas'`);
  });

  it('keeps the closing of a person from being made where it does not fit, by name', async () => {
    await number(0, '20001234');
    const november = await checked('2026-11', 'blocked');
    const path = `/${november.closingId}/people?status=blocked`;
    const { rows } = await asAdministrator<ClosingPeopleDto>('GET', path);
    const unfit = rows.filter(({ blockers }) => blockers.some(({ code }) => code === 'closing.personnel-number-unfit'));
    expect(unfit.map(({ personnelNumber, name }) => [personnelNumber, name])).toEqual([
      ['20001234', city.people[0].name],
    ]);
  });

  it('of a month that was closed before is named by the refusal of the file', async () => {
    await expect(fileOf(october)).rejects.toMatchObject({
      code: 'payroll.personnel-numbers-unfit',
      params: { persons: [`20001234 ${city.people[0].name}`] },
    });
  });
});
