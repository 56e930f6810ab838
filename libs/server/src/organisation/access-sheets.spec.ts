import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { type AccessSheetsDto } from './access-sheets.dto';
import { type PersonRowDto } from './people.dto';

const PASSWORD = 'eine Brücke aus Sandstein 41';

// Tuesday, 24 November 2026: the letters to everybody are printed before the first day of the new clock.
describe('access for many people at once', () => {
  let api: TestApp;
  let administrator: TestPerson;
  let people: TestPerson[];

  beforeAll(async () => {
    api = await createTestApp('2026-11-24T08:00:00+01:00', { LOG_LEVEL: 'silent' });
    const { scenario } = api;
    await scenario.tenant();
    await scenario.tenant(2);
    await scenario.unit('AMT10');
    await scenario.unit('AMT20');
    administrator = await scenario.person({ givenName: 'Wanda', unit: 'AMT20', roles: ['organisationAdministrator'] });
    await scenario.person({ tenantId: 2, givenName: 'Fremd' });
    people = [];
    for (const [givenName, unit] of [
      ['Zoe', 'AMT10'],
      ['Anna', 'AMT20'],
      ['Bert', 'AMT10'],
    ])
      people.push(await scenario.person({ givenName, unit }));
  });
  afterAll(() => api.close());

  const issue = (body: object, as = administrator) =>
    api.request<AccessSheetsDto & { code: string }>('POST', '/api/v1/people/access-codes', { as, body });
  const use = (code: string) =>
    api.request<{ code: string }>('POST', '/api/v1/access-codes/use', { body: { code, newPassword: PASSWORD } });
  const accountOf = async ({ employeeId }: TestPerson) =>
    (await api.request<PersonRowDto>('GET', `/api/v1/people/${employeeId}`, { as: administrator })).body.account;

  it('comes as a sheet for each, by unit and name, and lets each of them in once', async () => {
    const active = await api.scenario.person({ givenName: 'Schon', unit: 'AMT10' });
    await api.scenario.password(active, PASSWORD);
    const blocked = await api.scenario.person({ givenName: 'Zu', unit: 'AMT10' });
    await api.request('DELETE', `/api/v1/people/${blocked.employeeId}/access`, { as: administrator });
    const { status, body } = await issue({ account: 'none' });
    expect(status).toBe(201);
    // Not the administrator herself, not who is in already, not who was shut out, nobody of another tenant.
    expect(body.sheets.map(({ givenName }) => givenName)).toEqual(['Bert', 'Zoe', 'Anna']);
    expect(body.left).toBe(0);
    for (const { link, code } of body.sheets) expect(new URL(link).hash).toBe(`#${code}`);
    for (const person of people) expect(await accountOf(person)).toBe('invited');
    expect((await use(body.sheets[0].code)).status).toBe(200);
    expect((await use(body.sheets[0].code)).status).toBe(409);
    expect((await issue({ account: 'none' })).body.sheets).toEqual([]);
  });

  it('is made again for who has not used it, of one unit alone, and the lost sheets are worth nothing', async () => {
    const before = await api.scenario.person({ givenName: 'Cora', unit: 'AMT20' });
    const first = await issue({ account: 'none', search: 'amt20' });
    expect(first.body.sheets.map(({ employeeId }) => employeeId)).toEqual([before.employeeId]);
    const again = await issue({ account: 'invited', search: 'amt20' });
    expect(again.body.sheets.map(({ givenName }) => givenName).sort()).toEqual(['Anna', 'Cora']);
    expect((await use(first.body.sheets[0].code)).body.code).toBe('access-code.replaced');
    expect(await accountOf(people[1])).toBe('invited');
  });

  it('is given once, where two administrators press at the same moment', async () => {
    const other = await api.scenario.person({ givenName: 'Olaf', roles: ['organisationAdministrator'] });
    await api.scenario.password(other, PASSWORD);
    await api.scenario.password(administrator, PASSWORD);
    for (let i = 0; i < 20; i += 1) await api.scenario.person({ givenName: 'Gleich', unit: 'AMT10' });
    const answers = await Promise.all(
      [administrator, other, administrator, other].map((as) => issue({ account: 'none', search: 'gleich' }, as)),
    );
    const sheets = answers.flatMap(({ body }) => body.sheets);
    expect(sheets).toHaveLength(20);
    for (const { code } of sheets.slice(0, 3)) expect((await use(code)).status).toBe(200);
  });

  it('is for organisation administrators, and about nobody who has a password', async () => {
    const clerk = await api.scenario.person({ roles: ['payroll', 'timeAdministrator'] });
    expect((await issue({ account: 'none' }, clerk)).status).toBe(403);
    expect((await issue({ account: 'active' })).status).toBe(422);
    expect((await issue({})).status).toBe(422);
  });
});
