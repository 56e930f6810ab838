import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { type IssuedAccessCodeDto, type PeopleDto, type PersonDto } from './people.dto';

const PASSWORD = 'eine Brücke aus Sandstein 41';

interface Problem {
  code: string;
}

// Tuesday, 24 November 2026.
describe('people and their access', () => {
  let api: TestApp;
  let administrator: TestPerson;
  let stranger: TestPerson;

  beforeAll(async () => {
    api = await createTestApp('2026-11-24T08:00:00+01:00', { LOG_LEVEL: 'silent' });
    const { scenario } = api;
    await scenario.tenant();
    await scenario.tenant(2);
    await scenario.unit('AMT10');
    administrator = await scenario.person({ givenName: 'Wanda', roles: ['organisationAdministrator'] });
    stranger = await scenario.person({ tenantId: 2, givenName: 'Fremd' });
  });
  afterAll(() => api.close());

  const list = async (query = '', as: TestPerson = administrator) =>
    (await api.request<PeopleDto>('GET', `/api/v1/people${query}`, { as })).body;
  const read = ({ employeeId }: TestPerson, as: TestPerson = administrator) =>
    api.request<PersonDto & Problem>('GET', `/api/v1/people/${employeeId}`, { as });
  const accountOf = async (person: TestPerson) => (await read(person)).body.account;
  const act = (method: string, { employeeId }: TestPerson, what: string, as: TestPerson = administrator) =>
    api.request<IssuedAccessCodeDto & Problem>(method, `/api/v1/people/${employeeId}/${what}`, { as });
  const issue = (person: TestPerson, as?: TestPerson) => act('POST', person, 'access-codes', as);
  const close = (person: TestPerson, as?: TestPerson) => act('DELETE', person, 'access', as);
  const reopen = (person: TestPerson, as?: TestPerson) => act('PUT', person, 'access', as);
  const use = (code: string) =>
    api.request<Problem>('POST', '/api/v1/access-codes/use', { body: { code, newPassword: PASSWORD } });
  const signIn = ({ email }: TestPerson) =>
    api.request<object>('POST', '/api/auth/sign-in/email', { body: { email, password: PASSWORD } });
  const isSignedIn = async (as: { cookie: string }) =>
    (await api.request<{ signedIn: boolean }>('GET', '/api/v1/session', { as })).body.signedIn;
  const change = (person: TestPerson, sql: string) => api.scenario.client.query(sql, [person.employeeId]);

  it('are told without mail that no code can go by it', async () => {
    expect((await read(administrator)).body.sendsMail).toBe(false);
  });

  it('are found by words of name, number, address and unit, in the order of a German telephone book', async () => {
    const names = ['Ärmel', 'Arm', 'Öhler', 'Ziegler', 'Ohm'];
    for (const name of names) {
      const person = await api.scenario.person({ givenName: 'Suchbar', unit: 'AMT10' });
      await api.scenario.client.query('update employee set family_name = $2 where employee_id = $1', [
        person.employeeId,
        name,
      ]);
    }
    const found = await list('?search=suchbar');
    expect(found.rows.map(({ familyName }) => familyName)).toEqual(['Arm', 'Ärmel', 'Öhler', 'Ohm', 'Ziegler']);
    expect([found.total, found.page, found.pageSize]).toEqual([5, 1, 100]);
    expect((await list(`?search=${encodeURIComponent('ÖHLER  such')}`)).total).toBe(1);
    expect((await list('?search=suchbar%20amt10')).total).toBe(5);
    expect((await list('?search=%C3%B6hler%20amt10%20suchbar')).rows.map(({ familyName }) => familyName)).toEqual([
      'Öhler',
    ]);
    expect((await list('?search=amt10')).total).toBe(5);
    // Somebody who is called as the unit is found once, also where one word is theirs and the other one the unit's.
    await api.scenario.client.query("update employee set given_name = 'Suchbar Amt1' where family_name = 'Ohm'");
    expect((await list('?search=amt1')).total).toBe(5);
    expect((await list('?search=amt1%20amt10%20ohm')).rows.map(({ givenName }) => givenName)).toEqual(['Suchbar Amt1']);
    expect((await list('?search=amt11')).total).toBe(0);
    const [{ personnelNumber, email }] = found.rows;
    expect((await list(`?search=${personnelNumber}`)).rows[0].personnelNumber).toBe(personnelNumber);
    expect((await list(`?search=${encodeURIComponent(email)}`)).total).toBe(1);
    // Signs of the database's own are signs like others.
    for (const sign of ['%25', '_', '%5C']) expect((await list(`?search=suchbar%20${sign}`)).total).toBe(0);
    const behind = await list('?search=suchbar&page=7');
    expect([behind.rows, behind.total]).toEqual([[], 5]);
  });

  it('are listed for who administers them, and of the own tenant alone', async () => {
    expect((await list('?search=fremd')).total).toBe(0);
    expect((await read(stranger)).status).toBe(404);
    for (const answer of [await issue(stranger), await close(stranger), await reopen(stranger)])
      expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
    const payroll = await api.scenario.person({ roles: ['payroll', 'timeAdministrator'] });
    const clerk = await api.scenario.person();
    for (const as of [payroll, clerk])
      for (const answer of [
        await read(clerk, as),
        await issue(clerk, as),
        await close(clerk, as),
        await reopen(clerk, as),
      ])
        expect(answer.status).toBe(403);
  });

  it('get in by a code, which the list tells: none, invited, active', async () => {
    const person = await api.scenario.person({ givenName: 'Neu' });
    expect(await accountOf(person)).toBe('none');
    const { status, body } = await issue(person);
    expect(status).toBe(201);
    const { pathname, hash } = new URL(body.link);
    expect([pathname, hash]).toEqual(['/zugang', `#${body.code}`]);
    expect(body.purpose).toBe('invitation');
    expect(await accountOf(person)).toBe('invited');
    expect((await list('?account=invited')).rows.map(({ givenName }) => givenName)).toContain('Neu');
    expect((await use(body.code)).status).toBe(200);
    expect(await accountOf(person)).toBe('active');
    expect((await issue(person)).body.purpose).toBe('reset');
    expect(await accountOf(person)).toBe('active');
  });

  it('whose access is closed are out at once, codes and all, and come back with their password', async () => {
    const person = await api.scenario.person();
    await api.scenario.password(person, PASSWORD);
    const { body } = await issue(person);
    expect(await isSignedIn(person)).toBe(true);
    expect((await close(person)).status).toBe(204);
    expect(await isSignedIn(person)).toBe(false);
    expect(await accountOf(person)).toBe('blocked');
    expect((await signIn(person)).status).toBe(401);
    expect((await use(body.code)).body.code).toBe('access-code.replaced');
    expect((await issue(person)).body.code).toBe('account.blocked');
    expect((await close(person)).body.code).toBe('account.blocked');
    expect((await reopen(person)).status).toBe(204);
    expect((await reopen(person)).body.code).toBe('account.not-blocked');
    expect((await signIn(person)).status).toBe(200);
  });

  it('are closed once, where several do it at the same moment', async () => {
    const person = await api.scenario.person();
    const answers = await Promise.all(Array.from({ length: 6 }, () => close(person)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409, 409, 409, 409]);
  });

  it('do not administer their own access', async () => {
    for (const answer of [await issue(administrator), await close(administrator), await reopen(administrator)])
      expect([answer.status, answer.body.code]).toEqual([409, 'account.own']);
  });

  it('with roles choose their first password by a code; another one is set on the server alone', async () => {
    const payroll = await api.scenario.person({ roles: ['payroll'] });
    const { status, body } = await issue(payroll);
    expect(status).toBe(201);
    expect((await use(body.code)).status).toBe(200);
    const refused = await issue(payroll);
    expect([refused.status, refused.body.code]).toEqual([409, 'account.role-holder']);
    expect((await close(payroll)).status).toBe(204);
  });

  it('who left are listed where they are asked for, and get no code', async () => {
    const person = await api.scenario.person({ givenName: 'Weg' });
    await change(person, `update employee set hired_on = '2020-01-01', left_on = '2026-08-31' where employee_id = $1`);
    expect((await list('?search=weg')).rows).toEqual([]);
    const [row] = (await list('?search=weg&account=ended')).rows;
    expect(row).toMatchObject({ leftOn: '2026-08-31', account: 'ended' });
    expect((await issue(person)).body.code).toBe('account.no-access');
  });

  it('leave a trace of what was done with their access, and of who looked', async () => {
    const person = await api.scenario.person();
    await issue(person);
    await close(person);
    await reopen(person);
    await read(person);
    const { rows } = await change(
      person,
      `select action from audit_event where actor_id = '${administrator.employeeId}'
         and (employee_id = $1 or employee_ids @> array[$1::uuid]) order by event_id`,
    );
    const actions = rows.map(({ action }: { action: string }) => action);
    for (const action of ['access-code.issued', 'access.closed', 'access.reopened', 'view.shown'])
      expect(actions).toContain(action);
  });
});
