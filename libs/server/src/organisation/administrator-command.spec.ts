import { Client } from 'pg';
import { createTestDatabase, Scenario, TEST_SECRET, type TestDatabase, type TestPerson } from '../../testing';
import { administratorFromCommandLine } from './administrator-command';

describe('a city that has lost its administrators', () => {
  let database: TestDatabase;
  let client: Client;
  let scenario: Scenario;
  let anna: TestPerson;
  let bert: TestPerson;
  let chris: TestPerson;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
    scenario = new Scenario(client, TEST_SECRET);
    await scenario.tenant();
    await scenario.tenant(2);
    [anna, bert, chris] = [await scenario.person(), await scenario.person(), await scenario.person()];
    for (const { authUserId } of [anna, bert, chris])
      await client.query(
        `insert into auth_account (id, "accountId", "providerId", "userId", password, "updatedAt") values ($1, $1, 'credential', $1, 'hash', now())`,
        [authUserId],
      );
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const make = (email: string, tenant: string | null = null) =>
    administratorFromCommandLine({ databaseUrl: database.url, tenant, email });
  const grants = async () =>
    (await client.query(`select employee_id as id from role_grant where role = 'organisationAdministrator'`)).rows.map(
      ({ id }: { id: string }) => id,
    );

  it('gets two of them from the server’s command line, in two runs, and the log says so', async () => {
    expect(await make(anna.email.toUpperCase())).toMatchObject({ administrators: 1 });
    expect(await make(bert.email)).toMatchObject({ administrators: 2 });
    const { rows } = await client.query(
      `select employee_id as id, actor_id as actor, payload from audit_event where action = 'role.granted' order by event_id`,
    );
    const payload = { role: 'organisationAdministrator', source: 'server' };
    expect(rows).toEqual([
      { id: anna.employeeId, actor: null, payload },
      { id: bert.employeeId, actor: null, payload },
    ]);
  });

  it('gets no third one this way, nobody twice, nobody unknown and nobody who left', async () => {
    await expect(make(chris.email)).rejects.toThrow('two administrators are there');
    await expect(make(anna.email)).rejects.toThrow('has the role already');
    await expect(make('nobody@example.org')).rejects.toThrow('nobody has this e-mail address');
    const left = await scenario.person({ leftOn: '2026-03-31' });
    await expect(make(left.email)).rejects.toThrow('is not employed today');
    await expect(make(chris.email, 'elsewhere')).rejects.toThrow('nobody has this e-mail address');
    expect((await grants()).sort()).toEqual([anna.employeeId, bert.employeeId].sort());
  });

  it('counts only who can sign in', async () => {
    await client.query('update employee set access_blocked_at = now() where employee_id = $1', [bert.employeeId]);
    expect(await make(chris.email)).toMatchObject({ administrators: 2 });
  });

  it('at the same moment gets one, where one is missing', async () => {
    const [dora, erik] = [await scenario.person(), await scenario.person()];
    for (const { authUserId } of [dora, erik])
      await client.query(
        `insert into auth_account (id, "accountId", "providerId", "userId", password, "updatedAt") values ($1, $1, 'credential', $1, 'hash', now())`,
        [authUserId],
      );
    await client.query('update employee set access_blocked_at = now() where employee_id = $1', [chris.employeeId]);
    const answers = await Promise.allSettled([make(dora.email), make(erik.email)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
