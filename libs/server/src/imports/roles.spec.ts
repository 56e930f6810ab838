import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type TestApp, type TestPerson, createTestApp } from '../../testing';
import { type ImportReportDto } from './imports.dto';

const example = readFileSync(path.join(__dirname, '../../../../docs/import/roles.csv'), 'utf8');
type Report = ImportReportDto & { code?: string; report?: ImportReportDto };

/** Tuesday, 24 November 2026. Anna and Bert administer the organisation; Chris and Dora are to have roles. */
describe('roles by files', () => {
  let api: TestApp;
  let anna: TestPerson;
  let bert: TestPerson;
  let chris: string;
  let amt10: string;

  const header = 'Personalnummer;Rolle;Organisationseinheiten;Gültig ab;Gültig bis';
  const send = async (csv: string, { as = anna, dryRun = false } = {}) =>
    (await api.request<Report>('POST', `/api/v1/imports/roles?fileName=roles.csv&dryRun=${dryRun}`, { as, csv })).body;
  const bring = (rows: readonly string[], options = {}) => send([header, ...rows].join('\n'), options);
  const codes = ({ errors, report }: Report) => (report?.errors ?? errors).map(({ line, code }) => [line, code]);
  const proposals = () =>
    api.db.query<{ grantId: string; role: string; status: string; days: string }>(
      `select p.grant_id as "grantId", p.role, p.status, p.valid_during::text as days, p.alone, p.unit_ids as "unitIds"
       from role_proposal p where p.tenant_id = 1 order by p.proposed_at, p.role`,
    );
  const grants = () =>
    api.db.query<{ number: string; role: string; until: string | null }>(
      `select e.personnel_number as number, g.role, (upper(g.valid_during) - 1)::text as until from role_grant g
       join employee e using (tenant_id, employee_id) where g.tenant_id = 1 and e.employee_id <> all($1::uuid[]) order by 1, 2`,
      [[anna.employeeId, bert.employeeId]],
    );
  const decide = (step: string, grantId: string, as = bert, body?: object) =>
    api.request('POST', `/api/v1/role-grants/${grantId}/${step}`, { as, ...(body ? { body } : {}) });
  const signedInOnce = ({ tenantId, employeeId }: TestPerson) =>
    api.scenario.client.query(
      `insert into audit_event (tenant_id, actor_id, action, employee_id) values ($1, $2, 'sign-in.succeeded', $2)`,
      [tenantId, employeeId],
    );

  beforeEach(async () => {
    api = await createTestApp('2026-11-24T08:00:00+01:00');
    const { scenario } = api;
    await scenario.tenant();
    amt10 = await scenario.unit('AMT10');
    await scenario.unit('AMT11');
    anna = await scenario.person({ givenName: 'Anna', roles: ['organisationAdministrator'] });
    bert = await scenario.person({ givenName: 'Bert', roles: ['organisationAdministrator'] });
    chris = (await scenario.person({ givenName: 'Chris', unit: 'AMT10' })).personnelNumber;
    for (const person of [anna, bert]) await signedInOnce(person);
  });
  afterEach(() => api.close());

  it('wait for a second person, and the same file again changes nothing before and after its word', async () => {
    const rows = [`${chris};Zeitbeauftragte;AMT10;;`];
    expect(await bring(rows, { dryRun: true })).toMatchObject({ counts: { new: 1, unchanged: 0 } });
    expect(await proposals()).toEqual([]);
    expect(await bring(rows)).toMatchObject({ written: 1, errors: [] });
    expect(await grants()).toEqual([]);
    const [{ grantId, ...proposal }] = await proposals();
    expect(proposal).toEqual({
      ...{ role: 'timeAdministrator', status: 'proposed', days: '[2026-11-24,)', alone: false, unitIds: [amt10] },
    });
    expect(await bring(rows)).toMatchObject({ written: 0, counts: { new: 0, unchanged: 1 } });
    expect((await decide('confirmation', grantId)).status).toBe(204);
    expect(await grants()).toEqual([{ number: chris, role: 'timeAdministrator', until: null }]);
    expect(await bring(rows)).toMatchObject({ written: 0, counts: { new: 0, unchanged: 1 } });
    expect(await bring([`${chris};Zeitbeauftragte;AMT10;24.11.2026;`])).toMatchObject({ counts: { unchanged: 1 } });
    expect(await proposals()).toHaveLength(1);
  });

  it('are known by the day they were to begin, also where the second person came later', async () => {
    const rows = [`${chris};Entgeltabrechnung;;24.11.2026;`];
    await bring(rows);
    const [{ grantId }] = await proposals();
    api.clock.set('2026-11-27T08:00:00+01:00');
    await decide('confirmation', grantId);
    expect(await bring(rows)).toMatchObject({ written: 0, counts: { unchanged: 1 } });
  });

  it('are not proposed again where a second person refused just that, and the report says so', async () => {
    const rows = [`${chris};Entgeltabrechnung;;01.12.2026;`];
    await bring(rows);
    const [{ grantId }] = await proposals();
    await decide('refusal', grantId, bert, { reason: 'Nicht vereinbart' });
    expect(await bring(rows)).toMatchObject({
      written: 0,
      counts: { unchanged: 1 },
      notes: [{ line: 2, code: 'import.role-refused' }],
    });
    expect(await bring([`${chris};Entgeltabrechnung;;02.12.2026;`])).toMatchObject({ written: 1 });
  });

  it('end with an earlier last day, by one person', async () => {
    await bring([`${chris};Entgeltabrechnung;;;`]);
    const [{ grantId }] = await proposals();
    await decide('confirmation', grantId);
    const rows = [`${chris};Entgeltabrechnung;;;31.12.2026`];
    expect(await bring(rows, { dryRun: true })).toMatchObject({ counts: { new: 0, changed: 1 } });
    expect(await bring(rows)).toMatchObject({ written: 1, errors: [] });
    expect(await grants()).toEqual([{ number: chris, role: 'payroll', until: '2026-12-31' }]);
    expect(await bring(rows)).toMatchObject({ written: 0, counts: { unchanged: 1 } });
    expect(codes(await bring([`${chris};Entgeltabrechnung;;;31.01.2027`]))).toEqual([[2, 'import.overlap']]);
    expect(codes(await bring([`${chris};Entgeltabrechnung;;;23.11.2026`]))).toEqual([[2, 'import.in-the-past']]);
  });

  it('are refused line by line: one’s own, without a desk, for units, unknown, in the past, twice', async () => {
    const found = await bring([
      `${anna.personnelNumber};Entgeltabrechnung;;;`,
      `${chris};Personalrat;;;`,
      `${bert.personnelNumber};Vereinbarungsredaktion;AMT10;;`,
      `${chris};Bürgermeister;;;`,
      `${chris};Entgeltabrechnung;;01.11.2026;`,
      `${bert.personnelNumber};Zeitbeauftragte;AMT99;;`,
      `${chris};Zeitbeauftragte;AMT10|AMT11;;`,
      `${chris};Zeitbeauftragte;;01.01.2027;`,
      '77777777;Entgeltabrechnung;;;',
    ]);
    expect(codes(found)).toEqual([
      [2, 'import.own-role'],
      [3, 'import.role-without-desk'],
      [4, 'import.whole-city-only'],
      [5, 'import.unknown-role'],
      [6, 'import.in-the-past'],
      [7, 'import.unknown-unit'],
      [9, 'import.duplicate'],
      [10, 'import.unknown-person'],
    ]);
    expect(await proposals()).toEqual([]);
  });

  it('keep two who administer the organisation, whatever a file says', async () => {
    await bring([`${bert.personnelNumber};Organisationsverwaltung;;;31.12.2026`]);
    const held = await api.db.query(`select from role_grant where tenant_id = 1 and upper_inf(valid_during)`);
    expect(held).toHaveLength(2);
  });

  it('hold at once while one person sets the city up alone, and the log says so', async () => {
    const { scenario } = api;
    await scenario.tenant(2);
    const first = await scenario.person({ tenantId: 2, roles: ['organisationAdministrator'] });
    const clerk = await scenario.person({ tenantId: 2 });
    await signedInOnce(first);
    expect(await bring([`${clerk.personnelNumber};Entgeltabrechnung;;;`], { as: first })).toMatchObject({
      ...{ written: 1, errors: [] },
    });
    const given = await api.db.query(
      `select p.status, p.alone, g.role from role_proposal p join role_grant g using (tenant_id, grant_id)
       where p.tenant_id = 2`,
    );
    expect(given).toEqual([{ status: 'confirmed', alone: true, role: 'payroll' }]);
  });

  it('the example of the documentation can be taken over', async () => {
    const unit = (name: string, above?: string) => api.scenario.unit(name, above);
    await unit('DEZ1');
    await unit('AMT20', 'DEZ1');
    const rows = example.trim().replace('DEZ1/AMT11', 'AMT11').split('\n');
    const numbers = new Map([
      ['20001001', chris],
      ['20001003', bert.personnelNumber],
    ]);
    const file = rows.map((row) => row.replace(/^\d+/, (number) => numbers.get(number) ?? number)).join('\n');
    expect(await send(file)).toMatchObject({ written: 2, errors: [] });
  });
});
