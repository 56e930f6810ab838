import { type TestApp, type TestPerson, createTestApp } from '../../testing';

// Wednesday, 25 November 2026: the city hires somebody who already works for its municipal enterprise.
const NOW = '2026-11-25T09:00:00+01:00';

describe('an e-mail address that another tenant knows', () => {
  let app: TestApp;
  let city: TestPerson;
  let colleague: TestPerson;

  const HEADER =
    'Personalnummer;Vorname;Nachname;E-Mail;Organisationseinheit;Personalgruppe;Abrechnungskreis;Eintritt;Dienstvereinbarung';
  const row = (number: string, email: string) => `${number};Ida;Neu;${email};AMT11;TVOED_VKA;TVOED;01.12.2026;standard`;
  const post = (content: string, dryRun: boolean) =>
    app.request('POST', `/api/v1/imports/people?fileName=people.csv&dryRun=${dryRun}`, { as: city, csv: content });

  beforeEach(async () => {
    app = await createTestApp(NOW);
    const { scenario } = app;
    await scenario.tenant();
    await scenario.tenant(2);
    await scenario.unit('AMT11');
    city = await scenario.person({ unit: 'AMT11', roles: ['timeAdministrator'] });
    colleague = await scenario.person({ tenantId: 2, givenName: 'Ida' });
  });
  afterEach(() => app.close());

  it('is taken like a fresh one, to the byte, and the other account stays as it was', async () => {
    const account = () => app.db.query('select * from auth_user where id = $1', [colleague.authUserId]);
    const before = await account();
    for (const dryRun of [true, false]) {
      const known = await post(`${HEADER}\n${row('500', colleague.email.toUpperCase())}`, dryRun);
      const fresh = await post(`${HEADER}\n${row('501', 'ida.neu@stadt-muster.example')}`, dryRun);
      expect(known.status).toBe(200);
      // Ids are of their own; here there are none.
      expect(JSON.stringify(known.body)).toBe(JSON.stringify(fresh.body));
    }
    const people = await app.db.query(
      `select given_name, family_name, payroll_group, hired_on::text, left_on from employee
       join payroll_assignment using (tenant_id, employee_id) where personnel_number in ('500', '501')`,
    );
    expect(people[0]).toEqual(people[1]);
    expect(await account()).toEqual(before);
    // The person who signs in with the account is who they were, and the new employee is nobody's to use.
    const session = await app.request<{ employee: { employeeId: string } }>('GET', '/api/v1/session', {
      as: colleague,
    });
    expect(session.body.employee.employeeId).toBe(colleague.employeeId);
    const linked = await app.db.query(
      `select personnel_number as number, auth_user_id is null as alone from employee where personnel_number in ('500', '501') order by 1`,
    );
    expect(linked).toEqual([
      { number: '500', alone: true },
      { number: '501', alone: false },
    ]);
  });

  it('is an error where the own tenant knows it, no matter who has the account', async () => {
    await post(`${HEADER}\n${row('500', colleague.email)}`, false);
    await post(`${HEADER}\n${row('501', 'ida.neu@stadt-muster.example')}`, false);
    const { body } = await post(
      `${HEADER}\n${row('502', colleague.email)}\n${row('503', 'IDA.NEU@stadt-muster.example')}`,
      true,
    );
    const { errors } = body as unknown as { errors: { line: number; code: string }[] };
    expect(errors.map(({ line, code }) => [line, code])).toEqual([
      [2, 'import.email-exists'],
      [3, 'import.email-exists'],
    ]);
  });

  it('asks the same statements of the database in both cases', async () => {
    const statements = async (email: string, number: string) => {
      const seen: string[] = [];
      const { pool } = app.db;
      const client = await pool.connect();
      const prototype = Object.getPrototypeOf(client) as { query: (...args: unknown[]) => unknown };
      client.release();
      const { query } = prototype;
      prototype.query = function (this: unknown, ...args: unknown[]) {
        const [text] = args as [string | { text: string }];
        seen.push(typeof text === 'string' ? text : text.text);
        return query.apply(this, args);
      };
      try {
        await post(`${HEADER}\n${row(number, email)}`, false);
      } finally {
        prototype.query = query;
      }
      return seen.filter((text) => text.includes('employee') || text.includes('auth_user'));
    };
    const known = await statements(colleague.email, '500');
    const fresh = await statements('ida.neu@stadt-muster.example', '501');
    expect(known.length).toBeGreaterThan(5);
    expect(known).toEqual(fresh);
  });
});
