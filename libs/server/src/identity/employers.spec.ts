import { randomUUID } from 'node:crypto';
import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { accessCodeFromCommandLine } from './access-code-command';
import { SessionCleaner } from './session-cleaner';
import { type SessionDto } from './session.dto';

const CITY = 'eine Brücke aus Sandstein 41';
const WORKS = 'drei Elbdampfer im Nebel 77';
const CHOSEN_BY_CODE = 'siebzehn Kraniche über dem Kai';

interface Problem {
  code: string;
}

// Monday, 23 November 2026: Jana works for the city (T1) and for its enterprise (T2).
describe('somebody employed in two tenants', () => {
  let api: TestApp;
  let city: TestPerson;
  let works: TestPerson;
  let administrator: TestPerson;

  beforeAll(async () => {
    api = await createTestApp('2026-11-23T08:00:00+01:00', { LOG_LEVEL: 'silent' });
    await api.scenario.tenant();
    await api.scenario.tenant(2);
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    city = await api.scenario.person({ givenName: 'Jana' });
    works = await api.scenario.person({ tenantId: 2, givenName: 'Jana' });
    administrator = await api.scenario.person({ tenantId: 2, roles: ['organisationAdministrator'] });
    await api.scenario.password(city, CITY);
    await api.scenario.password(works, WORKS);
  });

  const query = async <Row extends object>(sql: string, ...values: unknown[]) =>
    (await api.scenario.client.query<Row>(sql, values)).rows;
  const signIn = async (email: string, password: string) => {
    const answer = await api.request<Problem>('POST', '/api/auth/sign-in/email', { body: { email, password } });
    return { ...answer, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
  };
  const session = async (as: { cookie: string }) =>
    (await api.request<SessionDto>('GET', '/api/v1/session', { as })).body;
  const choose = (as: { cookie: string }, employeeId: string) =>
    api.request<Problem>('PUT', '/api/v1/session/employer', { as, body: { employeeId } });
  const join = (as: { cookie: string }, changes: object = {}) =>
    api.request<Problem>('POST', '/api/v1/session/employers', {
      as,
      body: { currentPassword: CITY, email: works.email, password: WORKS, ...changes },
    });
  const codeFor = async (person: string, tenant: string) =>
    (await accessCodeFromCommandLine({ databaseUrl: api.databaseUrl, person, tenant })).code;
  const use = (code: string, newPassword: string) =>
    api.request<Problem>('POST', '/api/v1/access-codes/use', { body: { code, newPassword } });
  const clock = (as: { cookie: string }, kind: string) =>
    api.request<Problem>('POST', '/api/v1/bookings', {
      as,
      body: { bookingId: randomUUID(), kind, location: 'office' },
    });
  const accounts = async () =>
    (
      await query<{ id: string | null }>(
        'select auth_user_id as id from employee where employee_id in ($1, $2) order by tenant_id',
        ...[city.employeeId, works.employeeId],
      )
    ).map(({ id }) => id);
  const bookings = (person: TestPerson) =>
    query('select kind from booking where employee_id = $1 order by received_at', person.employeeId);

  describe('whose address both know', () => {
    beforeEach(async () => {
      await query(
        'update employee set email = $1, auth_user_id = null where employee_id = $2',
        city.email,
        works.employeeId,
      );
    });

    it('opens each employer by the password chosen with its own code, and nobody is told of the other', async () => {
      const code = await codeFor(city.email, 'T2');
      const look = await api.request<object>('POST', '/api/v1/access-codes/look', { body: { code } });
      expect(look.body).toMatchObject({ purpose: 'invitation', email: city.email, tenantName: 'Tenant 2' });
      expect((await use(code, WORKS)).status).toBe(200);
      for (const [password, person] of [
        [CITY, city],
        [WORKS, works],
      ] as const) {
        const { status, cookie } = await signIn(city.email, password);
        expect(status).toBe(200);
        expect(await session({ cookie })).toMatchObject({
          signedIn: true,
          employee: { employeeId: person.employeeId },
          employers: [{ employeeId: person.employeeId }],
        });
      }
      expect((await signIn(city.email, CHOSEN_BY_CODE)).body.code).toBe('sign-in.failed');
    });

    it('becomes one account by both passwords', async () => {
      await use(await codeFor(city.email, 'T2'), WORKS);
      const { cookie } = await signIn(city.email, CITY);
      expect((await join({ cookie }, { email: city.email })).status).toBe(204);
      expect(await accounts()).toEqual([city.authUserId, city.authUserId]);
    });
  });

  it('joins both by proving both passwords; wrong ones change nothing', async () => {
    const wrong = await join(city, { currentPassword: WORKS });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'password.wrong']);
    for (const changes of [
      { password: CITY },
      { email: 'nobody@example.org' },
      { email: city.email, password: CITY },
    ]) {
      const refused = await join(city, changes);
      expect([refused.status, refused.body.code]).toEqual([422, 'employer.not-proven']);
    }
    expect(await accounts()).toEqual([city.authUserId, works.authUserId]);
    expect((await join(city)).status).toBe(204);
    expect(await accounts()).toEqual([city.authUserId, city.authUserId]);
    // The session that joined goes on where it was; that of the other account is over.
    expect(await session(city)).toMatchObject({ employee: { employeeId: city.employeeId }, tenantName: 'Tenant 1' });
    expect((await session(works)).signedIn).toBe(false);
    expect((await signIn(works.email, WORKS)).status).toBe(401);
    expect((await signIn(works.email, CITY)).status).toBe(200);
  });

  it('cannot join two people of one employer', async () => {
    const namesake = await api.scenario.person({ givenName: 'Jana' });
    await api.scenario.password(namesake, WORKS);
    const { status, body } = await join(city, { email: namesake.email });
    expect([status, body.code]).toEqual([409, 'employer.same']);
  });

  it('chooses after the sign-in, clocks in at one, changes over, and clocks in at the other', async () => {
    await join(city);
    const { cookie } = await signIn(city.email, CITY);
    const as = { cookie };
    const open = await session(as);
    expect(open).toMatchObject({
      signedIn: false,
      roles: [],
      employers: [
        { employeeId: city.employeeId, tenantName: 'Tenant 1' },
        { employeeId: works.employeeId, tenantName: 'Tenant 2' },
      ],
    });
    expect((await api.request<Problem>('GET', '/api/v1/today', { as })).body.code).toBe('sign-in.required');
    expect((await clock(as, 'clockIn')).status).toBe(401);

    expect((await choose(as, city.employeeId)).status).toBe(204);
    expect(await session(as)).toMatchObject({ signedIn: true, tenantName: 'Tenant 1' });
    expect((await clock(as, 'clockIn')).status).toBe(201);
    expect((await clock(as, 'clockOut')).status).toBe(201);

    expect((await choose(as, works.employeeId)).status).toBe(204);
    expect(await session(as)).toMatchObject({ tenantName: 'Tenant 2', employee: { employeeId: works.employeeId } });
    // What another tab, or the device's outbox, sends for the employment that it shows reaches no other.
    const late = await api.request<Problem>('POST', '/api/v1/bookings', {
      as,
      body: { bookingId: randomUUID(), kind: 'clockIn', location: 'office' },
      headers: { 'x-signed-in-as': city.employeeId },
    });
    expect([late.status, late.body.code]).toEqual([409, 'session.other-person']);
    expect((await clock(as, 'clockIn')).status).toBe(201);
    expect(await bookings(city)).toEqual([{ kind: 'clockIn' }, { kind: 'clockOut' }]);
    expect(await bookings(works)).toEqual([{ kind: 'clockIn' }]);
  });

  it('chooses among their own employments only, in their own session only', async () => {
    await join(city);
    const [{ cookie: first }, { cookie: second }] = [await signIn(city.email, CITY), await signIn(city.email, CITY)];
    expect((await choose({ cookie: first }, administrator.employeeId)).status).toBe(404);
    expect((await choose({ cookie: first }, city.employeeId)).status).toBe(204);
    expect((await session({ cookie: second })).signedIn).toBe(false);
    expect((await choose({ cookie: '' }, city.employeeId)).status).toBe(404);
    // Of who works in one place only it is the only choice.
    expect((await choose(administrator, administrator.employeeId)).status).toBe(204);
    expect((await choose(administrator, city.employeeId)).status).toBe(404);
  });

  it('joins once, however many try at the same moment from both sides', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        index % 2 === 0 ? join(city) : join(works, { currentPassword: WORKS, email: city.email, password: CITY }),
      ),
    );
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    const [first, second] = await accounts();
    expect(first).toBe(second);
    expect(await query('select from auth_user where id in ($1, $2)', city.authUserId, works.authUserId)).toHaveLength(
      1,
    );
  });

  it('is shut out by one employer there alone: other sessions go on', async () => {
    await join(city);
    const [there, here, open] = [
      await signIn(city.email, CITY),
      await signIn(city.email, CITY),
      await signIn(city.email, CITY),
    ];
    await choose(there, works.employeeId);
    await choose(here, city.employeeId);
    const closed = await api.request('DELETE', `/api/v1/people/${works.employeeId}/access`, { as: administrator });
    expect(closed.status).toBe(204);
    expect((await session(there)).signedIn).toBe(false);
    expect(await session(here)).toMatchObject({ tenantName: 'Tenant 1' });
    // Nothing is left to choose.
    expect(await session(open)).toMatchObject({ tenantName: 'Tenant 1', employers: [{ tenantName: 'Tenant 1' }] });
    expect((await choose(here, works.employeeId)).status).toBe(404);
    const tokens = () => query('select from auth_session where "userId" = $1', city.authUserId);
    // The session that joined, and two that signed in.
    expect(await tokens()).toHaveLength(3);
    await query('update employee set access_blocked_at = null where employee_id = $1', works.employeeId);
    await choose(open, works.employeeId);
    await query(`update employee set left_on = '2026-06-30' where employee_id = $1`, works.employeeId);
    await new SessionCleaner(api.db, api.clock).execute();
    expect(await tokens()).toHaveLength(2);
  });

  it('gets a code of one employer that opens nothing of the other', async () => {
    await join(city);
    const [there, here] = [await signIn(city.email, CITY), await signIn(city.email, CITY)];
    await choose(there, works.employeeId);
    await choose(here, city.employeeId);
    // Whoever administers the enterprise holds the code, and might use it themselves.
    expect((await use(await codeFor(works.email, 'T2'), CHOSEN_BY_CODE)).status).toBe(200);
    const { cookie } = await signIn(works.email, CHOSEN_BY_CODE);
    expect(await session({ cookie })).toMatchObject({
      tenantName: 'Tenant 2',
      employers: [{ employeeId: works.employeeId }],
    });
    expect((await signIn(city.email, CHOSEN_BY_CODE)).status).toBe(401);
    expect((await session(there)).signedIn).toBe(false);
    expect(await session(here)).toMatchObject({ tenantName: 'Tenant 1' });
    expect((await signIn(city.email, CITY)).status).toBe(200);
    // And the address by which the city knows the person stays the city's.
    await query('update employee set email = $1 where employee_id = $2', 'anders@works.example', works.employeeId);
    expect((await signIn('anders@works.example', CITY)).status).toBe(401);
  });

  it('never shares an account while a code parts it', async () => {
    const code = await codeFor(works.email, 'T2');
    const [joined, used] = await Promise.all([join(city), use(code, CHOSEN_BY_CODE)]);
    expect(used.status).toBe(200);
    expect([204, 422]).toContain(joined.status);
    const [first, second] = await accounts();
    expect(first).not.toBe(second);
    expect((await signIn(city.email, CITY)).status).toBe(200);
    expect((await signIn(city.email, CHOSEN_BY_CODE)).status).toBe(401);
  });

  it('leaves traces that tell neither employer of the other', async () => {
    await join(city);
    const { cookie } = await signIn(city.email, CITY);
    await choose({ cookie }, works.employeeId);
    await choose({ cookie }, works.employeeId);
    await choose({ cookie }, city.employeeId);
    const left = await query<{ tenant: number; action: string; payload: object }>(
      'select tenant_id as tenant, action, payload from audit_event where employee_id in ($1, $2) order by event_id',
      ...[city.employeeId, works.employeeId],
    );
    const of = (wanted: number) => left.filter(({ tenant }) => tenant === wanted).map(({ action }) => action);
    expect(of(1)).toEqual(['sign-in.succeeded', 'sign-in.succeeded']);
    expect(of(2)).toEqual(['sign-in.succeeded', 'password.changed', 'sign-in.succeeded']);
    expect(JSON.stringify(left)).not.toMatch(/employer|join|tenant_id|T1|T2/);
  });
});
