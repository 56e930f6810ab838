import { type TestApp, createTestApp, createTestDatabase } from '@zeitbuch/server/testing';
import { type LeaveDto, type LeaveNoticesDto } from '@zeitbuch/server';
import { DEMO_PASSWORD, NAMED_PEOPLE, SECOND_PEOPLE, type DemoStory } from './demo-people';
import { isDemoOrEmpty } from './is-demo-or-empty';
import { seedDemo } from './seed-demo';
import { DemoModule } from './sign-in';

// Tuesday, 24 November 2026, in the morning: somebody tries the product for the first time.
const TODAY = '2026-11-24';
const NOW = `${TODAY}T08:30:00+01:00`;

interface Item {
  type: string;
  employeeName: string;
}

describe('a tour of the demo city', () => {
  let app: TestApp;

  const signIn = async (role: DemoStory['role'], people: readonly { role: string; email: string }[] = NAMED_PEOPLE) => {
    const email = people.find((person) => person.role === role)?.email;
    const answer = await app.request('POST', '/api/auth/sign-in/email', {
      body: { email, password: DEMO_PASSWORD },
      headers: { origin: app.url },
    });
    expect(answer.status).toBe(200);
    return {
      cookie: answer.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; '),
    };
  };
  const get = async <Body>(path: string, as?: { cookie: string }) => {
    const { status, body } = await app.request<Body>('GET', `/api/v1/${path}`, { as });
    expect(status).toBe(200);
    return body;
  };

  beforeAll(async () => {
    app = await createTestApp(NOW, { DEMO_MODE: 'true' }, { modules: [DemoModule] });
    await seedDemo({ url: app.databaseUrl, employees: 60, months: 5, asOf: TODAY });
  }, 120_000);
  afterAll(() => app.close());

  it('begins with eight people to sign in as: two close a month together, two hand it over, two let people in', async () => {
    const people = await get<{ role: string; unitName: string }[]>('demo-people');
    expect(people.map(({ role }) => role)).toEqual([
      'employee',
      'supervisor',
      'timeAdministrator',
      'payroll',
      'timeAdministrator',
      'payroll',
      'organisationAdministrator',
      'organisationAdministrator',
    ]);
    expect(people.slice(0, 4).every(({ unitName }) => unitName.startsWith('Sachgebiet'))).toBe(true);
    for (const second of people.slice(4)) expect(second.unitName).not.toBe('');
  });

  it('waits for Jana Vogel to read how much leave is left, by the account that she sees', async () => {
    const jana = await signIn('employee');
    const { notices } = await get<LeaveNoticesDto>('leave/notices', jana);
    expect(notices).toMatchObject([{ year: 2026, givenOn: '2026-10-01', latestStart: '2027-03-31' }]);
    const { leftHundredths } = await get<LeaveDto>('leave/2026', jana);
    expect(notices[0].leftHundredths).toBe(leftHundredths);
  });

  it('shows Jana Vogel the day on which she forgot to clock out, and lets her clock in', async () => {
    const jana = await signIn('employee');
    const today = await get<{ state: string; incompleteDays: string[] }>('today', jana);
    expect(today).toMatchObject({ state: 'out', incompleteDays: ['2026-11-20'] });
    const body = { bookingId: '019ab4aa-0000-7000-8000-000000000001', kind: 'clockIn', location: 'mobileWork' };
    expect((await app.request('POST', '/api/v1/bookings', { as: jana, body })).status).toBe(201);
  });

  it('shows the supervisor what waits for a decision', async () => {
    const { items } = await get<{ items: Item[] }>('approvals', await signIn('supervisor'));
    expect(new Set(items.map(({ type }) => type))).toEqual(new Set(['month', 'correction']));
    expect(items.some(({ employeeName }) => employeeName.includes('Krause'))).toBe(false);
  });

  it('has somebody above everybody: no month was approved by its owner or by nobody', async () => {
    const [row] = await app.db.query<{ approved: number; wrong: number }>(
      `select count(*)::int as approved, count(*) filter (where approved_by is null or approved_by = employee_id)::int as wrong
       from employee_month where approved_at is not null`,
    );
    expect(row.approved).toBeGreaterThan(150);
    expect(row.wrong).toBe(0);
  });

  it('offers the time administrator October to close', async () => {
    const overview = await get<{ groups: { payrollGroup: string; approved: number }[] }>(
      'closings?month=2026-10',
      await signIn('timeAdministrator'),
    );
    expect(overview.groups.map(({ payrollGroup }) => payrollGroup)).toEqual(
      expect.arrayContaining(['BEAMTE', 'TVOED']),
    );
  });

  it('lets payroll hand every closed month over in both formats', async () => {
    const clerk = await signIn('payroll');
    const second = await signIn('payroll', SECOND_PEOPLE);
    const closings = await app.db.query<{ closing_id: string }>(
      `select closing_id from closing where tenant_id = 1 and exists (select 1 from payroll_line l where l.closing_id = closing.closing_id)`,
    );
    expect(closings.length).toBeGreaterThan(2);
    for (const { closing_id: closingId } of closings)
      for (const format of ['datev-lodas', 'csv']) {
        const { status, body } = await app.request<{ exportId: string }>('POST', '/api/v1/payroll/exports', {
          as: clerk,
          body: { closingId, format },
        });
        expect([status, body]).toEqual([201, expect.objectContaining({ format })]);
        const file = `/api/v1/payroll/exports/${body.exportId}`;
        expect((await app.request('POST', `${file}/release`, { as: second })).status).toBe(200);
      }
  });

  it('closed every month by another person than who started it, and says where one was enough', async () => {
    const rows = await app.db.query<{ tenant_id: number; two: boolean; reasons: string[] }>(
      `select c.tenant_id, bool_and(c.started_by <> c.closed_by) as two, array_agg(distinct d.reason) as reasons
       from closing c left join four_eyes_decision d on d.tenant_id = c.tenant_id and d.decision_id = c.waiver_id
       group by 1 order by 1`,
    );
    expect(rows).toEqual([
      { tenant_id: 1, two: true, reasons: [null] },
      { tenant_id: 2, two: false, reasons: ['Im Eigenbetrieb gibt es nur eine Person für Zeiten und Abrechnung.'] },
    ]);
  });
});

describe('making the city again', () => {
  it('is allowed over nothing and over a demo, never over people who came from elsewhere', async () => {
    const database = await createTestDatabase();
    const app = await createTestApp(NOW);
    try {
      expect(await isDemoOrEmpty(database.url)).toBe(true);
      await seedDemo({ url: database.url, employees: 12, months: 3, asOf: TODAY });
      expect(await isDemoOrEmpty(database.url)).toBe(true);
      await expect(seedDemo({ url: database.url, employees: 12, months: 3, asOf: TODAY })).rejects.toThrow(
        'already holds a city',
      );
      await app.scenario.tenant();
      expect(await isDemoOrEmpty(app.databaseUrl)).toBe(false);
    } finally {
      await app.close();
      await database.drop();
    }
  }, 60_000);

  it('refuses a city too small for its story', async () => {
    await expect(seedDemo({ url: 'postgres://unused', employees: 5, months: 14, asOf: TODAY })).rejects.toThrow(
      'at least 12 people',
    );
  });
});
