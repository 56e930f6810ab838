import { createTestApp, type TestApp, type TestPerson, until } from '../../testing';
import { issueAccessCode } from '../identity';
import { type TasksDto } from '../tasks';
import { type GivenRoleDto, type RoleListDto } from './role.dto';

interface Problem {
  code: string;
}

/** Sends requests of which each has to wait for who writes roles just now, and lets them go when all of them wait. */
async function together<T>(api: TestApp, requests: readonly (() => Promise<T>)[]): Promise<T[]> {
  const { client } = api.scenario;
  await client.query('begin');
  await client.query(`select pg_advisory_xact_lock(hashtextextended('roles 1', 0))`);
  const sent = requests.map((send) => send());
  await until(
    () =>
      api.db.query<{ waiting: number }>(
        `select count(*)::int as waiting from pg_locks where locktype = 'advisory' and not granted
           and database = (select oid from pg_database where datname = current_database())`,
      ),
    ([{ waiting }]) => waiting === requests.length,
  );
  await client.query('commit');
  return Promise.all(sent);
}

/** Tuesday, 24 November 2026. Anna and Bert administer the organisation, Chris is to have roles. */
describe('roles', () => {
  let api: TestApp;
  let anna: TestPerson;
  let bert: TestPerson;
  let amt10: string;

  beforeAll(async () => {
    api = await createTestApp('2026-11-24T08:00:00+01:00', { LOG_LEVEL: 'silent' });
    const { scenario } = api;
    await scenario.tenant();
    await scenario.tenant(2);
    amt10 = await scenario.unit('AMT10');
    await scenario.unit('SG101', 'AMT10');
    anna = await scenario.person({ givenName: 'Anna', roles: ['organisationAdministrator'] });
    bert = await scenario.person({ givenName: 'Bert', roles: ['organisationAdministrator'] });
    for (const person of [anna, bert]) await signedInOnce(person);
  });
  afterAll(() => api.close());

  /** What a sign-in leaves in the log. */
  const signedInOnce = ({ tenantId, employeeId }: TestPerson) =>
    api.scenario.client.query(
      `insert into audit_event (tenant_id, actor_id, action, employee_id) values ($1, $2, 'sign-in.succeeded', $2)`,
      [tenantId, employeeId],
    );
  const give = async (to: TestPerson, more: object = {}, as = anna) => {
    const grantId = crypto.randomUUID();
    const body = { grantId, employeeId: to.employeeId, role: 'payroll', from: '2026-11-24', ...more };
    return { grantId, ...(await api.request<GivenRoleDto & Problem>('POST', '/api/v1/role-grants', { as, body })) };
  };
  const act = (step: string, grantId: string, as: TestPerson, body?: object) =>
    api.request<Problem>('POST', `/api/v1/role-grants/${grantId}/${step}`, { as, ...(body ? { body } : {}) });
  const confirm = (grantId: string, as = bert) => act('confirmation', grantId, as);
  const list = async (as = anna) => (await api.request<RoleListDto>('GET', '/api/v1/role-grants', { as })).body;
  const heldBy = async ({ employeeId }: TestPerson) =>
    (await list()).grants.filter((grant) => grant.employeeId === employeeId);
  const rolesOf = async (as: TestPerson) =>
    (await api.request<{ roles: string[]; unitRoles: string[] }>('GET', '/api/v1/session', { as })).body;
  const actionsOf = async (grantId: string) =>
    (
      await api.db.query<{ action: string }>('select action from audit_event where subject_id = $1 order by event_id', [
        grantId,
      ])
    ).map(({ action }) => action);

  it('hold from the second person’s word on, not before', async () => {
    const chris = await api.scenario.person({ givenName: 'Chris' });
    const { grantId, status, body } = await give(chris);
    expect([status, body.status]).toEqual([201, 'proposed']);
    expect((await rolesOf(chris)).roles).toEqual(['employee']);
    expect((await list()).proposals).toMatchObject([
      { grantId, name: 'Chris Muster', role: 'payroll', proposedBy: 'Anna Muster', from: '2026-11-24' },
    ]);
    expect((await confirm(grantId)).status).toBe(204);
    expect((await confirm(grantId)).status).toBe(204);
    expect((await rolesOf(chris)).roles).toEqual(['employee', 'payroll']);
    expect(await heldBy(chris)).toMatchObject([
      { role: 'payroll', grantedBy: 'Anna Muster', confirmedBy: 'Bert Muster', alone: false, version: 1 },
    ]);
    expect(await actionsOf(grantId)).toEqual(['role.proposed', 'role.confirmed']);
  });

  it('hold for units, with those below them, and say which', async () => {
    const chris = await api.scenario.person();
    const inside = await api.scenario.person({ unit: 'SG101' });
    const { grantId } = await give(chris, { role: 'timeAdministrator', unitIds: [amt10] });
    await confirm(grantId);
    expect(await rolesOf(chris)).toMatchObject({ roles: ['employee'], unitRoles: ['timeAdministrator'] });
    expect(await heldBy(chris)).toMatchObject([{ units: [{ unitId: amt10, name: 'AMT10' }] }]);
    const month = `/api/v1/months/2026-11?employeeId=${inside.employeeId}`;
    expect((await api.request('GET', month, { as: chris })).status).toBe(200);
  });

  it('take away the code with which another password could be chosen: who gave it out could act as the person', async () => {
    const chris = await api.scenario.person({ givenName: 'Chris' });
    await api.scenario.password(chris, 'eine Brücke aus Sandstein 41');
    const codeOf = async () =>
      (await api.request<{ code: string }>('POST', `/api/v1/people/${chris.employeeId}/access-codes`, { as: anna }))
        .body.code;
    const code = await codeOf();
    const { grantId } = await give(chris);
    await confirm(grantId);
    const used = await api.request<Problem>('POST', '/api/v1/access-codes/use', {
      body: { code, newPassword: 'drei Elbdampfer im Nebel 77' },
    });
    expect([used.status, used.body.code]).toEqual([409, 'access-code.replaced']);
    expect(await codeOf()).toBe('account.role-holder');
  });

  const printed = async ({ employeeId }: TestPerson, as = anna) =>
    (await api.request<{ code: string }>('POST', `/api/v1/people/${employeeId}/access-codes`, { as })).body.code;
  const usePrinted = (code: string) =>
    api.request('POST', '/api/v1/access-codes/use', { body: { code, newPassword: 'eine Brücke aus Sandstein 41' } });

  it('are confirmed once the person has chosen the password, and not by who gave out the code', async () => {
    const chris = await api.scenario.person({ givenName: 'Chris' });
    const code = await printed(chris, bert);
    const { grantId } = await give(chris);
    expect((await confirm(grantId)).body.code).toBe('role.code-unused');
    expect((await usePrinted(code)).status).toBe(200);
    expect((await confirm(grantId)).body.code).toBe('role.own-code');
    expect(await heldBy(chris)).toEqual([]);
    await act('withdrawal', grantId, anna);
    const other = await give(chris, {}, bert);
    expect((await confirm(other.grantId, anna)).status).toBe(204);
  });

  it('wait for another administrator where a code is printed for somebody who has them: the code alone gives none', async () => {
    const chris = await api.scenario.person({ givenName: 'Chris', roles: ['payroll', 'timeAdministrator'] });
    const sheets = await api.request<{ sheets: { code: string }[] }>('POST', '/api/v1/people/access-codes', {
      as: anna,
      body: { account: 'none', search: chris.email },
    });
    expect(sheets.status).toBe(201);
    const [{ code }] = sheets.body.sheets;
    expect(await heldBy(chris)).toEqual([]);
    // Another sheet in its place changes nothing about what waits.
    const again = await printed(chris);
    expect((await usePrinted(code)).status).toBe(409);
    const waiting = (await list()).proposals.filter(({ employeeId }) => employeeId === chris.employeeId);
    expect(waiting.map(({ role, proposedBy, from }) => [role, proposedBy, from]).sort()).toEqual([
      ['payroll', 'Anna Muster', '2026-11-24'],
      ['timeAdministrator', 'Anna Muster', '2026-11-24'],
    ]);
    const [{ grantId }] = waiting;
    expect((await confirm(grantId)).body.code).toBe('role.code-unused');
    expect((await usePrinted(again)).status).toBe(200);
    expect(await heldBy(chris)).toEqual([]);
    expect((await confirm(grantId, anna)).body.code).toBe('role.own-proposal');
    expect((await confirm(grantId)).status).toBe(204);
    expect((await heldBy(chris)).map(({ role }) => role)).toEqual([waiting[0].role]);
    expect((await act('withdrawal', waiting[1].grantId, anna)).status).toBe(204);
  });

  it('wait for a code that is just being made, and take it away as well', async () => {
    const chris = await api.scenario.person({ givenName: 'Chris' });
    await api.scenario.password(chris, 'eine Brücke aus Sandstein 41');
    const { grantId } = await give(chris);
    const making = await api.db.pool.connect();
    await making.query('begin');
    await issueAccessCode(making, chris, { by: anna.employeeId });
    const confirmed = confirm(grantId);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await making.query('commit');
    making.release();
    expect((await confirmed).status).toBe(204);
    const open = await api.db.query('select from access_code where employee_id = $1 and ended_at is null', [
      chris.employeeId,
    ]);
    expect(open).toHaveLength(0);
  });

  it('are nobody’s to change for themselves: neither proposed, nor confirmed, nor refused, nor ended', async () => {
    expect((await give(anna)).body.code).toBe('role.own');
    const { grantId } = await give(bert, { role: 'payroll' });
    for (const answer of [await confirm(grantId), await act('refusal', grantId, bert, { reason: 'nein' })])
      expect(answer.body.code).toBe('role.own');
    expect((await confirm(grantId, anna)).body.code).toBe('role.own-proposal');
    const [own] = await heldBy(anna);
    expect((await act('end', own.grantId, anna, { version: 1 })).body.code).toBe('role.own');
    expect((await act('withdrawal', grantId, anna)).status).toBe(204);
  });

  it('wait as a task of the second person, and of nobody who takes no part', async () => {
    const tasks = async (as: TestPerson) =>
      (await api.request<TasksDto>('GET', '/api/v1/tasks', { as })).body.tasks.filter(
        ({ kind }) => kind === 'roleProposals',
      );
    const chris = await api.scenario.person();
    const { grantId } = await give(chris);
    expect([await tasks(anna), (await tasks(bert)).map(({ count }) => count)]).toEqual([[], [1]]);
    await act('refusal', grantId, bert, { reason: 'Erst nach der Schulung.' });
    expect(await tasks(bert)).toEqual([]);
    expect((await list()).proposals).toMatchObject([
      { status: 'refused', decidedBy: 'Bert Muster', refusalReason: 'Erst nach der Schulung.' },
    ]);
    expect((await confirm(grantId)).body.code).toBe('role.already-decided');
  });

  it('are refused with what stands against them', async () => {
    const chris = await api.scenario.person();
    const stranger = await api.scenario.person({ tenantId: 2 });
    const foreignUnit = await api.scenario.unit('FREMD', undefined, 2);
    const code = async (more: object, to = chris) => (await give(to, more)).body.code;
    expect(await code({ role: 'auditor' })).toBe('role.without-desk');
    expect(await code({ unitIds: [amt10] })).toBe('role.whole-city-only');
    expect(await code({ role: 'timeAdministrator', unitIds: [foreignUnit] })).toBe('not-found');
    expect(await code({}, stranger)).toBe('not-found');
    expect(await code({ from: '2026-11-23' })).toBe('role.in-the-past');
    expect(await code({ from: '2026-12-02', to: '2026-12-01' })).toBe('organisation.ends-before-start');
    await confirm((await give(chris)).grantId);
    expect(await code({ from: '2026-12-01' })).toBe('role.overlaps');
    await give(chris, { role: 'agreementEditor' });
    expect(await code({ role: 'agreementEditor', from: '2027-01-01' })).toBe('role.already-proposed');
    const clerk = await api.scenario.person({ roles: ['payroll', 'timeAdministrator', 'agreementEditor'] });
    expect((await give(chris, {}, clerk)).status).toBe(403);
  });

  it('end at once or with a day, by one person, and before their first day as if they had never been', async () => {
    const chris = await api.scenario.person();
    const held = async (from: string) => {
      const { grantId } = await give(chris, { from });
      await confirm(grantId);
      return grantId;
    };
    const later = await held('2026-12-01');
    expect((await act('end', later, bert, { version: 1 })).status).toBe(204);
    expect(await heldBy(chris)).toEqual([]);
    const now = await held('2026-11-24');
    await api.scenario.client.query(`update role_grant set valid_during = '[2026-11-01,)' where grant_id = '${now}'`);
    expect((await act('end', now, bert, { version: 1, lastDay: '2026-11-30' })).status).toBe(204);
    expect(await heldBy(chris)).toMatchObject([{ to: '2026-11-30', version: 2 }]);
    expect((await act('end', now, bert, { version: 1 })).body.code).toBe('stale');
    expect((await act('end', now, bert, { version: 2, lastDay: '2026-12-31' })).body.code).toBe('role.not-shorter');
    expect((await act('end', now, bert, { version: 2, lastDay: '2026-11-20' })).body.code).toBe('role.in-the-past');
    expect((await rolesOf(chris)).roles).toContain('payroll');
    expect((await act('end', now, bert, { version: 2 })).status).toBe(204);
    expect((await rolesOf(chris)).roles).toEqual(['employee']);
    const [{ payload }] = await api.db.query<{ payload: object }>(
      `select payload from audit_event where subject_id = $1 and action = 'role.ended' order by event_id desc limit 1`,
      [now],
    );
    expect(payload).toMatchObject({
      before: { from: '2026-11-01', to: '2026-11-30' },
      after: { from: '2026-11-01', to: '2026-11-23' },
    });
  });

  it('leave two organisation administrators, whoever ends whose role at the same moment', async () => {
    const cora = await api.scenario.person({ givenName: 'Cora', roles: ['organisationAdministrator'] });
    const grantOf = async (person: TestPerson) => (await heldBy(person))[0].grantId;
    const [ofBert, ofCora] = [await grantOf(bert), await grantOf(cora)];
    const answers = await together(api, [
      () => act('end', ofCora, bert, { version: 1 }),
      () => act('end', ofBert, cora, { version: 1 }),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => status === 204)).toHaveLength(1);
    const left = (await list()).grants.filter(({ role }) => role === 'organisationAdministrator');
    expect(left).toHaveLength(2);
    if (answers[1].status === 204) bert = cora;
    await signedInOnce(bert);
  });

  describe('at the same moment', () => {
    it('two say yes, and it is given once', async () => {
      const dora = await api.scenario.person({ roles: ['organisationAdministrator'] });
      const chris = await api.scenario.person();
      const { grantId } = await give(chris);
      const answers = await Promise.all([confirm(grantId, bert), confirm(grantId, dora), confirm(grantId, bert)]);
      expect(answers.map(({ status }) => status).sort()).not.toContain(500);
      expect(await heldBy(chris)).toHaveLength(1);
      expect((await actionsOf(grantId)).filter((action) => action === 'role.confirmed')).toHaveLength(1);
    });

    it('one confirms and one withdraws, and one of both holds', async () => {
      for (let round = 0; round < 8; round += 1) {
        const chris = await api.scenario.person();
        const { grantId } = await give(chris);
        const [confirmed, withdrawn] = await Promise.all([confirm(grantId), act('withdrawal', grantId, anna)]);
        expect([confirmed.status, withdrawn.status].sort()).toEqual([204, 409]);
        expect(await heldBy(chris)).toHaveLength(confirmed.status === 204 ? 1 : 0);
      }
    });
  });

  it('are given whole or not at all where the database goes away in the middle, and then with the next try', async () => {
    for (let round = 0; round < 6; round += 1) {
      const chris = await api.scenario.person();
      const { grantId } = await give(chris);
      const answer = confirm(grantId);
      await new Promise((resolve) => setTimeout(resolve, round * 3));
      await api.scenario.client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      expect([204, 503]).toContain((await answer).status);
      const [{ whole }] = (
        await api.scenario.client.query<{ whole: boolean }>(
          `select (p.status = 'confirmed') = exists (select from role_grant g where g.grant_id = p.grant_id)
             and (p.status = 'confirmed') = exists (select from audit_event a where a.subject_id = p.grant_id::text and a.action = 'role.confirmed') as whole
           from role_proposal p where p.grant_id = $1`,
          [grantId],
        )
      ).rows;
      expect(whole).toBe(true);
      // Each connection that was lost is noticed by who uses it next.
      const answered = async (ask: () => Promise<{ status: number }>, tries = 40): Promise<number> => {
        const { status } = await ask();
        return status === 503 && tries > 1 ? answered(ask, tries - 1) : status;
      };
      for (let calm = 0; calm < 8; calm += 1)
        expect(await answered(() => api.request('GET', '/api/v1/role-grants', { as: anna }))).toBe(200);
      expect(await answered(() => confirm(grantId))).toBe(204);
      expect(await heldBy(chris)).toHaveLength(1);
    }
  });

  it('are refused by the database itself where one person is to be both', async () => {
    const chris = await api.scenario.person();
    const { grantId } = await give(chris, { role: 'agreementEditor' });
    const decide = (by: TestPerson) =>
      api.scenario.client.query(
        `update role_proposal set status = 'confirmed', decided_by = $2, decided_at = now() where grant_id = $1`,
        [grantId, by.employeeId],
      );
    await expect(decide(anna)).rejects.toThrow('role_proposal_four_eyes');
    await expect(decide(chris)).rejects.toThrow('role_proposal_own');
    await expect(
      api.scenario.client.query(
        `insert into role_grant (tenant_id, employee_id, role, valid_during, granted_by, confirmed_by)
         values (1, $1, 'payroll', '[2026-11-24,)', $2, $2)`,
        [chris.employeeId, anna.employeeId],
      ),
    ).rejects.toThrow('role_grant_four_eyes');
  });
});

describe('the first organisation administrator', () => {
  let api: TestApp;
  beforeAll(async () => {
    api = await createTestApp('2026-11-24T08:00:00+01:00', { LOG_LEVEL: 'silent' });
    await api.scenario.tenant();
  });
  afterAll(() => api.close());

  it('gives roles alone, and says so, until a second one has signed in', async () => {
    const PASSWORD = 'eine Brücke aus Sandstein 41';
    const first = await api.scenario.person({ givenName: 'Erste', roles: ['organisationAdministrator'] });
    const second = await api.scenario.person({ givenName: 'Zweite' });
    const give = async (to: TestPerson, role: string) =>
      (
        await api.request<GivenRoleDto>('POST', '/api/v1/role-grants', {
          as: first,
          body: { grantId: crypto.randomUUID(), employeeId: to.employeeId, role, from: '2026-11-24' },
        })
      ).body.status;
    const list = async () => (await api.request<RoleListDto>('GET', '/api/v1/role-grants', { as: first })).body;
    const signIn = async (person: TestPerson) => {
      await api.scenario.password(person, PASSWORD);
      const body = { email: person.email, password: PASSWORD };
      expect((await api.request('POST', '/api/auth/sign-in/email', { body })).status).toBe(200);
    };
    await signIn(first);
    expect(await give(second, 'organisationAdministrator')).toBe('confirmed');
    expect(await list()).toMatchObject({ isAlone: true, grants: [{}, { alone: true }] });
    await signIn(second);
    expect(await give(await api.scenario.person(), 'payroll')).toBe('proposed');
    expect(await list()).toMatchObject({ isAlone: false });
  });

  it('acts alone never again once a second one has signed in, also when the role of that one is taken back the same day', async () => {
    await api.scenario.tenant(3);
    const person = (givenName: string, roles: ['organisationAdministrator'] | [] = []) =>
      api.scenario.person({ tenantId: 3, givenName, roles });
    const first = await person('Erste', ['organisationAdministrator']);
    const others = [await person('Zweite'), await person('Dritte'), await person('Vierte')];
    const give = async (to: TestPerson, role: string) => {
      const grantId = crypto.randomUUID();
      const body = { grantId, employeeId: to.employeeId, role, from: '2026-11-24' };
      return { grantId, ...(await api.request<GivenRoleDto>('POST', '/api/v1/role-grants', { as: first, body })).body };
    };
    const [{ grantId }] = [
      await give(others[0], 'organisationAdministrator'),
      await give(others[1], 'organisationAdministrator'),
      await give(others[2], 'organisationAdministrator'),
    ];
    for (const { employeeId } of [first, others[0]])
      await api.scenario.client.query(
        `insert into audit_event (tenant_id, actor_id, action, employee_id) values (3, $1, 'sign-in.succeeded', $1)`,
        [employeeId],
      );
    expect((await give(others[1], 'payroll')).status).toBe('proposed');
    const ended = await api.request('POST', `/api/v1/role-grants/${grantId}/end`, { as: first, body: { version: 1 } });
    expect(ended.status).toBe(204);
    expect((await give(others[2], 'payroll')).status).toBe('proposed');
  });
});

/** Anna, Bert and Cora administer the organisation. */
describe('an organisation administrator who leaves', () => {
  it('stays where only one would be left, also when somebody else’s role ends at the same moment', async () => {
    const api = await createTestApp('2026-11-24T08:00:00+01:00', { LOG_LEVEL: 'silent' });
    try {
      await api.scenario.tenant();
      const person = () => api.scenario.person({ roles: ['organisationAdministrator'] });
      const [anna, bert, cora] = [await person(), await person(), await person()];
      for (const { tenantId, employeeId } of [anna, bert])
        await api.scenario.client.query(
          `insert into audit_event (tenant_id, actor_id, action, employee_id) values ($1, $2, 'sign-in.succeeded', $2)`,
          [tenantId, employeeId],
        );
      const [{ id: ofBert }] = await api.db.query<{ id: string }>(
        'select grant_id as id from role_grant where employee_id = $1',
        [bert.employeeId],
      );
      const leave = (who: TestPerson, as: TestPerson) =>
        api.request<Problem>('POST', `/api/v1/people/${who.employeeId}/exit`, {
          ...{ as, body: { version: 1, lastDay: '2026-12-31' } },
        });
      const [left, ended] = await together(api, [
        () => leave(cora, anna),
        () =>
          api.request<Problem>('POST', `/api/v1/role-grants/${ofBert}/end`, {
            ...{ as: cora, body: { version: 1, lastDay: '2026-12-31' } },
          }),
      ]);
      expect([left, ended].filter(({ status }) => status < 300)).toHaveLength(1);
      expect([left, ended].find(({ status }) => status >= 300)?.body.code).toBe('role.last-administrators');
      const next = await leave(left.status < 300 ? bert : cora, anna);
      expect([next.status, next.body.code]).toEqual([409, 'role.last-administrators']);
      const gone = await api.db.query('select from employee where left_on is not null');
      expect(gone).toHaveLength(left.status < 300 ? 1 : 0);
    } finally {
      await api.close();
    }
  });

  it('and nobody else is locked out, nor leaves on a day that is past, where fewer than two would be left on any day', async () => {
    const api = await createTestApp('2026-11-24T08:00:00+01:00', { LOG_LEVEL: 'silent' });
    try {
      await api.scenario.tenant();
      const person = () => api.scenario.person({ roles: ['organisationAdministrator'] });
      const [anna, bert, cora, dora] = [await person(), await person(), await person(), await person()];
      for (const { tenantId, employeeId } of [anna, bert])
        await api.scenario.client.query(
          `insert into audit_event (tenant_id, actor_id, action, employee_id) values ($1, $2, 'sign-in.succeeded', $2)`,
          [tenantId, employeeId],
        );
      const act = async (who: TestPerson, step: string, body?: object) => {
        const method = step === 'access' ? 'DELETE' : 'POST';
        const answer = await api.request<Problem>(method, `/api/v1/people/${who.employeeId}/${step}`, {
          ...{ as: anna, ...(body ? { body } : {}) },
        });
        return answer.status < 300 ? 'done' : answer.body.code;
      };
      const role = (who: TestPerson, upTo: string) =>
        api.db.query(`update role_grant set valid_during = daterange('2026-01-01', $2::date) where employee_id = $1`, [
          who.employeeId,
          upTo,
        ]);
      // Dora administered until October: then three were left beside Bert, today two are, and one from the new year on.
      await role(dora, '2026-11-01');
      const onLastOfOctober = { version: 1, lastDay: '2026-10-31' };
      expect(await act(dora, 'access')).toBe('done');
      await role(cora, '2027-01-01');
      expect(await act(bert, 'exit', { version: 1, lastDay: '2026-11-30' })).toBe('role.last-administrators');
      expect(await act(bert, 'exit', onLastOfOctober)).toBe('role.last-administrators');
      expect(await act(bert, 'access')).toBe('role.last-administrators');
      const edda = await person();
      expect(await act(bert, 'exit', { version: 1, lastDay: '2026-11-30' })).toBe('done');
      expect(await act(edda, 'access')).toBe('role.last-administrators');
    } finally {
      await api.close();
    }
  });
});
