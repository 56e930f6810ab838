import { createTestApp, type TestApp } from '../../testing';
import { type OpenedAccountDto } from '../identity';
import { setUpCodeFromCommandLine } from './set-up-command';
import { type FoundCityDto, type SetUpDto } from './setup.dto';

const PASSWORD = 'eine Brücke aus Sandstein 41';

interface Problem {
  code: string;
  errors?: { field: string; code: string }[];
}

const CITY: Omit<FoundCityDto, 'code'> = {
  city: { name: 'Stadt Auental', shortName: 'AUENTAL' },
  site: { name: 'Rathaus', region: 'DE-SN' },
  payrollGroups: [
    { code: '01', name: 'Beschäftigte' },
    { code: '02', name: 'Beamtinnen und Beamte' },
  ],
  agreements: [
    { template: 'flexitime', name: 'DV Gleitzeit', validFrom: '2026-01-01' },
    { template: 'rota', name: 'DV Schichtdienst', validFrom: '2027-01-01' },
  ],
  unit: { kind: 'department', name: 'Hauptamt', shortName: 'AMT10' },
  administrator: {
    givenName: 'Wanda',
    familyName: 'Krause',
    email: 'Wanda.Krause@auental.example',
    personnelNumber: '412',
    payrollGroup: '01',
    agreement: 'DV Gleitzeit',
    personnelGroup: 'TVOED_VKA',
    hiredOn: '2015-04-01',
    dayMinutes: [468, 468, 468, 468, 468, 0, 0],
  },
  password: PASSWORD,
};

// Tuesday, 24 November 2026, in a database without any city.
describe('the set-up of an empty city', () => {
  let api: TestApp;
  beforeEach(async () => {
    api = await createTestApp('2026-11-24T08:00:00+01:00', { LOG_LEVEL: 'silent' });
  });
  afterEach(() => api.close());

  const newCode = async () => (await setUpCodeFromCommandLine(api.databaseUrl))?.code ?? '';
  const look = (code: unknown) => api.request<SetUpDto & Problem>('POST', '/api/v1/setup/look', { body: { code } });
  const found = (code: string, changes: object = {}) =>
    api.request<OpenedAccountDto & Problem>('POST', '/api/v1/setup/found', { body: { ...CITY, ...changes, code } });
  const signIn = () =>
    api.request<object>('POST', '/api/auth/sign-in/email', {
      body: { email: CITY.administrator.email, password: PASSWORD },
    });
  const cookieOf = ({ headers }: { headers: Headers }): string =>
    headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  const tenants = async () => (await api.scenario.client.query('select from tenant')).rowCount;

  it('is told to who opens the page to sign in, until there is a city', async () => {
    const noCity = async () => (await api.request<{ noCity?: boolean }>('GET', '/api/v1/session')).body.noCity;
    expect(await noCity()).toBe(true);
    expect((await found(await newCode())).status).toBe(200);
    expect(await noCity()).toBeUndefined();
  });

  it('makes the city and who administers it, who signs in, clocks in and sees the people', async () => {
    const code = await newCode();
    const seen = await look(code);
    expect(seen.status).toBe(200);
    expect(seen.body.regions).toEqual(expect.arrayContaining(['DE-SN', 'DE-BY', 'DE-BY-A']));
    const { status, body } = await found(code);
    expect([status, body.email]).toEqual([200, 'wanda.krause@auental.example']);

    const as = { cookie: cookieOf(await signIn()) };
    const session = await api.request<{ roles: string[]; tenantName: string }>('GET', '/api/v1/session', { as });
    expect(session.body.tenantName).toBe('Stadt Auental');
    expect(session.body.roles.sort()).toEqual(['employee', 'organisationAdministrator', 'timeAdministrator']);
    const people = await api.request<{ rows: object[] }>('GET', '/api/v1/people', { as });
    expect(people.body.rows).toMatchObject([{ personnelNumber: '412', unitName: 'Hauptamt', account: 'active' }]);
    const booking = { bookingId: '019ab000-0000-4000-8000-000000000001', kind: 'clockIn', location: 'office' };
    expect((await api.request('POST', '/api/v1/bookings', { as, body: booking })).status).toBe(201);
    const today = await api.request<{ targetMinutes: number }>('GET', '/api/v1/today', { as });
    expect(today.body.targetMinutes).toBe(468);

    const { rows } = await api.scenario.client.query(
      `select action, payload from audit_event where action in ('role.granted', 'city.founded') order by action, payload ->> 'role'`,
    );
    expect(rows).toMatchObject([
      { action: 'city.founded' },
      { action: 'role.granted', payload: { role: 'organisationAdministrator', alone: true } },
      { action: 'role.granted', payload: { role: 'timeAdministrator', alone: true } },
    ]);
    const holidays = await api.scenario.client.query(`select name_de from holiday where date = '2026-11-18'`);
    expect(holidays.rows).toEqual([{ name_de: 'Buß- und Bettag' }]);
  });

  it('happens once: of eight at the same moment one makes the city', async () => {
    const code = await newCode();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        found(code, { city: { name: `Stadt ${index}`, shortName: `S${index}` } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(409)]);
    expect(new Set(answers.map(({ body }) => body.code))).toEqual(new Set([undefined, 'setup.done']));
    expect(await tenants()).toBe(1);
    expect((await look(code)).body.code).toBe('setup.done');
    expect(await setUpCodeFromCommandLine(api.databaseUrl)).toBeNull();
  });

  it('knows the newest link only, for a day', async () => {
    const first = await newCode();
    const codes = await Promise.all([newCode(), newCode(), newCode()]);
    const last = await newCode();
    expect((await look(first)).body.code).toBe('access-code.replaced');
    for (const code of codes) expect((await found(code)).body.code).toBe('access-code.replaced');
    await api.scenario.client.query(
      `update set_up_code set issued_at = issued_at - interval '1 day', expires_at = now() - interval '1 second' where ended_at is null`,
    );
    expect((await found(last)).body.code).toBe('access-code.expired');
    expect((await look('00000-00000-00000-00000')).body.code).toBe('access-code.unknown');
    for (const code of [null, '', 5, 'x'.repeat(61)]) expect((await look(code)).status).toBe(422);
    expect(await tenants()).toBe(0);
  });

  it('leaves nothing behind where something is wrong, and the link can be used again', async () => {
    const code = await newCode();
    const fieldsOf = async (changes: object) =>
      ((await found(code, changes)).body.errors ?? []).map((error) => `${error.field} ${error.code}`);
    const { administrator } = CITY;
    expect(await fieldsOf({ site: { name: 'Rathaus', region: 'DE-XX' } })).toEqual(['site.region isKnown']);
    expect(await fieldsOf({ payrollGroups: [CITY.payrollGroups[0], { code: '01', name: 'Nochmals' }] })).toEqual([
      'payrollGroups.1.code isUnique',
    ]);
    expect(
      await fieldsOf({
        agreements: [CITY.agreements[0], CITY.agreements[0]],
        administrator: { ...administrator, payrollGroup: '09', hiredOn: '2026-12-01', agreement: 'DV Schichtdienst' },
      }),
    ).toEqual([
      'agreements.1.name isUnique',
      'administrator.payrollGroup isKnown',
      'administrator.agreement isKnown',
      'administrator.hiredOn isInPast',
    ]);
    expect(await fieldsOf({ administrator: { ...administrator, agreement: 'DV Schichtdienst' } })).toEqual([
      'administrator.agreement isInForce',
    ]);
    expect(await fieldsOf({ administrator: { ...administrator, dayMinutes: Array(7).fill(1440) } })).toEqual([
      'administrator.dayMinutes max',
    ]);
    expect(await fieldsOf({ city: { name: ' ', shortName: 'AUENTAL' } })).toEqual(['city.name isLength']);
    for (const email of ['wanda@auental', 'wanda@straße.example', '"w, k"@auental.example', 'w,k@auental.example'])
      expect([email, await fieldsOf({ administrator: { ...administrator, email } })]).toEqual([
        email,
        ['administrator.email isEmail'],
      ]);
    expect(await fieldsOf({ administrator: { ...administrator, personnelNumber: '00412' } })).toEqual([
      'administrator.personnelNumber matches',
    ]);
    expect(await fieldsOf({ unit: { ...CITY.unit, shortName: 'AMT/10' } })).toEqual(['unit.shortName matches']);
    expect((await found(code, { password: 'Wanda Krause 2026' })).body.code).toBe('password.too-weak');
    expect(await tenants()).toBe(0);
    expect((await found(code)).status).toBe(200);
  });

  it('takes names without the blanks at their ends: the cells of files that name them have none', async () => {
    const code = await newCode();
    const typed = {
      site: { name: ' Rathaus ', region: 'DE-SN' },
      payrollGroups: [{ code: '01 ', name: 'Beschäftigte' }],
      agreements: [{ ...CITY.agreements[0], name: 'DV Gleitzeit ' }],
      unit: { kind: 'department', name: 'Hauptamt', shortName: ' AMT10' },
      administrator: { ...CITY.administrator, payrollGroup: ' 01', agreement: ' DV Gleitzeit' },
    };
    expect((await found(code, typed)).status).toBe(200);
    const { rows } = await api.scenario.client.query(
      `select (select name from site) as site, (select short_name from org_unit_state) as unit,
         (select name from staff_agreement) as agreement, (select code from payroll_group) as "group"`,
    );
    expect(rows).toEqual([{ site: 'Rathaus', unit: 'AMT10', agreement: 'DV Gleitzeit', group: '01' }]);
  });

  it('is over for a database that holds a city already', async () => {
    const code = await newCode();
    await api.scenario.tenant();
    expect((await look(code)).body.code).toBe('setup.done');
    expect((await found(code)).body.code).toBe('setup.done');
    expect(await setUpCodeFromCommandLine(api.databaseUrl)).toBeNull();
  });

  describe('and of a further tenant', () => {
    const WORKS = {
      city: { name: 'Stadtwerke Auental', shortName: 'STADTWERKE' },
      site: { name: 'Wasserwerk', region: 'DE-BB' },
      // Whoever sets it up may work for the city, too, under the same address.
      password: 'siebzehn Kraniche über dem Kai',
    };
    const furtherCode = async () => (await setUpCodeFromCommandLine(api.databaseUrl, 'further'))?.code ?? '';
    const enter = async (password: string) =>
      cookieOf(
        await api.request<object>('POST', '/api/auth/sign-in/email', {
          body: { email: CITY.administrator.email, password },
        }),
      );

    it('needs a city, and a link of its own that a restart of the server leaves alone', async () => {
      expect(await setUpCodeFromCommandLine(api.databaseUrl, 'further')).toBeNull();
      const first = await newCode();
      expect((await look(first)).body.founds).toBe('first');
      await found(first);
      const code = await furtherCode();
      expect(await setUpCodeFromCommandLine(api.databaseUrl)).toBeNull();
      expect((await look(code)).body).toMatchObject({ founds: 'further' });
      const newer = await furtherCode();
      expect((await found(code, WORKS)).body.code).toBe('access-code.replaced');
      expect((await found(newer, { ...WORKS, city: { ...WORKS.city, shortName: 'AUENTAL' } })).body.errors).toEqual([
        expect.objectContaining({ field: 'city.shortName', code: 'isUnique' }),
      ]);
      expect(await tenants()).toBe(1);
      const answers = await Promise.all(Array.from({ length: 6 }, () => found(newer, WORKS)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(5).fill(409)]);
      expect(await tenants()).toBe(2);
    });

    it('has people, rules and administrators of its own, and neither sees the other', async () => {
      await found(await newCode());
      expect((await found(await furtherCode(), WORKS)).status).toBe(200);
      const people = async (as: { cookie: string }) =>
        (await api.request<{ rows: { employeeId: string }[] }>('GET', '/api/v1/people', { as })).body.rows;
      const [city, works] = [{ cookie: await enter(PASSWORD) }, { cookie: await enter(WORKS.password) }];
      const session = (as: { cookie: string }) => api.request<{ tenantName: string }>('GET', '/api/v1/session', { as });
      expect((await session(city)).body.tenantName).toBe('Stadt Auental');
      expect((await session(works)).body).toMatchObject({
        tenantName: 'Stadtwerke Auental',
        roles: expect.arrayContaining(['organisationAdministrator', 'timeAdministrator']),
      });
      const [[ofCity], [ofWorks]] = [await people(city), await people(works)];
      expect([await people(city), await people(works)].map((rows) => rows.length)).toEqual([1, 1]);
      expect(ofCity.employeeId).not.toBe(ofWorks.employeeId);
      expect((await api.request('GET', `/api/v1/people/${ofCity.employeeId}`, { as: works })).status).toBe(404);
      const agreements = await api.request<{ agreements: object[] }>('GET', '/api/v1/agreements', { as: works });
      expect(agreements.body.agreements).toHaveLength(2);
      const { rows } = await api.scenario.client.query<{ region: string }>(
        'select holiday_region as region from tenant order by tenant_id',
      );
      expect(rows.map(({ region }) => region)).toEqual(['DE-SN', 'DE-BB']);
    });
  });
});
