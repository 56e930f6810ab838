import { randomUUID } from 'node:crypto';
import { type LocalDate } from '@zeitbuch/working-time';
import { type TestApp, type TestPerson, createTestApp } from '../../testing';
import { RevalueAgreements } from '../agreement';
import { FactsLoader, ReevaluateDays } from '../facts';
import { type OwnHolidayDto, type SiteDto, type SiteListDto } from './site.dto';

interface Problem {
  code: string;
  params?: Record<string, string | number>;
}
type Answer = SiteDto & OwnHolidayDto & Problem;

// Tuesday, 24 November 2026. The Day of Repentance, 18 November, is a public holiday in Saxony and in no other state.
describe('sites and the days of their calendars', () => {
  let api: TestApp;
  let administrator: TestPerson;
  let second: TestPerson;
  let mark: string;

  beforeAll(async () => {
    api = await createTestApp('2026-11-24T08:00:00+01:00', { LOG_LEVEL: 'silent' });
    await api.scenario.tenant();
    await api.scenario.tenant(2);
    administrator = await api.scenario.person({ givenName: 'Wanda', roles: ['organisationAdministrator'] });
    second = await api.scenario.person({ givenName: 'Otto', roles: ['organisationAdministrator'] });
  });
  afterAll(() => api.close());
  beforeEach(() => {
    mark = randomUUID().slice(0, 8);
  });

  const send = (method: string, path: string, body?: object, as = administrator) =>
    api.request<Answer>(method, `/api/v1${path}`, { as, ...(body && { body }) });
  const refusal = ({ status, body: { code, params } }: { status: number; body: Problem }) => [status, code, params];
  const found = async (region = 'DE-SN', name = `Haus ${mark}`) =>
    (await send('POST', '/sites', { name, region })).body as SiteDto;
  const read = async (siteId: string, year = 2026) => (await send('GET', `/sites/${siteId}?year=${year}`)).body;
  const list = async (as = administrator) =>
    (await api.request<SiteListDto>('GET', '/api/v1/sites?on=2026-11-24', { as })).body.sites;
  const enter = (day: object, as = administrator) => send('POST', '/own-holidays', day, as);
  const datesOf = ({ days }: SiteDto) => days.map(({ date }) => date);

  /** Somebody who works at the site since 2026. */
  const personAt = async (siteId: string, options: Parameters<typeof api.scenario.person>[0] = {}) => {
    const person = await api.scenario.person(options);
    await api.db.query('update site_assignment set site_id = $2 where employee_id = $1', [person.employeeId, siteId]);
    return person;
  };
  const reevaluation = () => new ReevaluateDays(new FactsLoader(), api.clock);
  const revalue = () => new RevalueAgreements(api.db, api.clock, reevaluation()).execute();
  const evaluate = ({ employeeId }: TestPerson, date: LocalDate) =>
    api.db.transaction((client) =>
      reevaluation().execute(client, { tenantId: 1, employeeIds: [employeeId], from: date, to: date }),
    );
  const balanceOf = async ({ employeeId }: TestPerson, date: string) =>
    (
      await api.db.query<{ target: number; balance: number }>(
        `select target_minutes as target, balance_minutes as balance from day_evaluation where employee_id = $1 and date = $2`,
        [employeeId, date],
      )
    )[0];

  it('are founded with the public holidays of their region, in order and for years to come', async () => {
    const site = await found();
    expect(site).toMatchObject({ version: 1, people: 0, year: 2026, regions: [{ region: 'DE-SN' }] });
    expect(site.days).toHaveLength(11);
    expect(site.days).toContainEqual(
      expect.objectContaining({ date: '2026-11-18', nameDe: 'Buß- und Bettag', isEverywhere: false }),
    );
    expect((await read(site.siteId, 2030)).days).toHaveLength(11);
    expect((await list()).find(({ siteId }) => siteId === site.siteId)).toEqual({
      ...{ siteId: site.siteId, name: site.name, region: 'DE-SN', people: 0, lastYear: 2030, lacksNextYear: false },
    });
    expect(site.acts).toMatchObject([{ action: 'site.founded', by: administrator.name }]);
  });

  it('have one name each, and a region that is known', async () => {
    const { name } = await found();
    for (const typed of [name, ` ${name} `])
      expect(refusal(await send('POST', '/sites', { name: typed, region: 'DE-SN' }))).toEqual([
        409,
        'site.name-taken',
        undefined,
      ]);
    const nowhere = await send('POST', '/sites', { name: `Nirgends ${mark}`, region: 'DE-XX' });
    expect(refusal(nowhere)).toEqual([422, 'site.unknown-region', { region: 'DE-XX' }]);
    expect((await send('POST', '/sites', { name: ' ', region: 'DE-SN' })).status).toBe(422);
  });

  it('are renamed and closed for those who come; who is there stays', async () => {
    const { siteId } = await found();
    await personAt(siteId);
    const renamed = await send('PUT', `/sites/${siteId}`, {
      version: 1,
      name: `Neu ${mark}`,
      closedFrom: '2027-01-01',
    });
    expect(renamed.body).toMatchObject({ version: 2, name: `Neu ${mark}`, closedFrom: '2027-01-01', people: 1 });
    const newcomer = await api.scenario.person();
    const move = (from: string, to?: string) =>
      send('POST', `/people/${newcomer.employeeId}/site`, { version: 1, from, ...(to && { to }), id: siteId });
    expect(refusal(await move('2026-12-01'))).toEqual([409, 'person.site-closed', { closedFrom: '2027-01-01' }]);
    expect((await move('2026-12-01', '2026-12-31')).status).toBe(200);
    const opened = await send('PUT', `/sites/${siteId}`, { version: 2, closedFrom: null });
    expect(opened.body.closedFrom).toBeUndefined();
    expect(refusal(await send('PUT', `/sites/${siteId}`, { version: 3, closedFrom: null }))[1]).toBe(
      'site.nothing-changed',
    );
  });

  it('follow another region from a day on: a day before stays what it was, a day after is worked on', async () => {
    const { siteId } = await found();
    const person = await personAt(siteId);
    await api.scenario.booked(person, '2026-11-18', ['08:00', '12:00']);
    await evaluate(person, '2026-11-18');
    expect(await balanceOf(person, '2026-11-18')).toEqual({ target: 0, balance: 240 });
    const changed = await send('PUT', `/sites/${siteId}/region`, { version: 1, from: '2026-11-02', region: 'DE-BE' });
    expect(changed.body.regions).toEqual([
      { to: '2026-11-01', region: 'DE-SN' },
      { from: '2026-11-02', region: 'DE-BE' },
    ]);
    // Reformation Day of October is still one, that of November is none any more.
    expect(datesOf(changed.body)).toContain('2026-10-31');
    expect(datesOf(changed.body)).not.toContain('2026-11-18');
    expect(datesOf(await read(siteId, 2027))).toContain('2027-03-08');
    expect(await revalue()).toBe(1);
    expect(await balanceOf(person, '2026-11-18')).toEqual({ target: 468, balance: -228 });
    // Back from the same day: as if nothing had been.
    const back = await send('PUT', `/sites/${siteId}/region`, { version: 2, from: '2026-11-02', region: 'DE-SN' });
    expect(back.body.regions).toEqual([{ region: 'DE-SN' }]);
    await revalue();
    expect(await balanceOf(person, '2026-11-18')).toEqual({ target: 0, balance: 240 });
  });

  it('take back a region that is planned, and none that has begun', async () => {
    const { siteId } = await found();
    const region = (version: number, from: string, to: string) =>
      send('PUT', `/sites/${siteId}/region`, { version, from, region: to });
    const takeBack = (version: number, from: string) =>
      send('DELETE', `/sites/${siteId}/region?version=${version}&from=${from}`);
    await region(1, '2026-11-01', 'DE-BE');
    await region(2, '2027-01-01', 'DE-BY');
    expect((await region(3, '2028-01-01', 'DE-SN')).status).toBe(200);
    expect(datesOf(await read(siteId, 2027))).toContain('2027-01-06');
    expect(refusal(await takeBack(4, '2026-11-01'))).toEqual([409, 'site.region-began', undefined]);
    expect(refusal(await takeBack(4, '2027-02-01'))).toEqual([404, 'not-found', undefined]);
    expect(refusal(await takeBack(3, '2027-01-01'))).toEqual([412, 'stale', undefined]);
    const without = await takeBack(4, '2027-01-01');
    expect([without.status, without.body.version]).toEqual([200, 5]);
    expect(without.body.regions).toEqual([
      { to: '2026-10-31', region: 'DE-SN' },
      { from: '2026-11-01', to: '2027-12-31', region: 'DE-BE' },
      { from: '2028-01-01', region: 'DE-SN' },
    ]);
    expect(without.body.acts[0]).toMatchObject({ action: 'site.region-withdrawn', from: '2027-01-01' });
    expect(datesOf(await read(siteId, 2027))).not.toContain('2027-01-06');
    expect(datesOf(await read(siteId, 2028))).toContain('2028-11-22');
    // As if it had never been planned.
    expect((await takeBack(5, '2028-01-01')).body.regions).toHaveLength(2);
    const plain = await found('DE-BE', `Berlin ${mark}`);
    for (const year of [2027, 2028, 2029])
      expect(datesOf(await read(siteId, year))).toEqual(datesOf(await read(plain.siteId, year)));
  });

  it('have half days of their own: half is due, and the account changes with the day, its hour and its end', async () => {
    const { siteId } = await found();
    const person = await personAt(siteId);
    await api.scenario.booked(person, '2026-11-20', ['08:00', '12:00']);
    await evaluate(person, '2026-11-20');
    expect(await balanceOf(person, '2026-11-20')).toEqual({ target: 468, balance: -228 });
    const day = { siteId, date: '2026-11-20', nameDe: 'Kirmes', halfDayFrom: 720 };
    const entered = await enter(day);
    expect([entered.status, entered.body]).toEqual([
      201,
      { ...{ holidayId: entered.body.holidayId, version: 1, nameEn: 'Kirmes' }, ...day },
    ]);
    await revalue();
    expect(await balanceOf(person, '2026-11-20')).toEqual({ target: 234, balance: 6 });
    // Who works there reads it in the month and among the rules of the day.
    const named = { halfDayName: 'Kirmes', halfDayNameEn: 'Kirmes', halfDayFrom: 720 };
    const month = await api.request<{ days: object[] }>('GET', '/api/v1/months/2026-11', { as: person });
    expect(month.body.days[19]).toMatchObject({ date: '2026-11-20', targetMinutes: 234, ...named });
    expect(month.body.days[19]).not.toHaveProperty('holidayName');
    expect(month.body.days[18]).not.toHaveProperty('halfDayName');
    expect((await api.request<object>('GET', '/api/v1/rules?date=2026-11-20', { as: person })).body).toMatchObject(
      named,
    );
    const { holidayId } = entered.body;
    const path = `/own-holidays/${holidayId}`;
    const whole = await send('PUT', path, { version: 1, date: '2026-11-20', nameDe: 'Kirmes', nameEn: 'Fair' });
    expect(whole.body).toMatchObject({ version: 2, nameEn: 'Fair' });
    await revalue();
    expect(await balanceOf(person, '2026-11-20')).toEqual({ target: 0, balance: 240 });
    expect((await send('DELETE', `${path}?version=2`)).status).toBe(204);
    await revalue();
    expect(await balanceOf(person, '2026-11-20')).toEqual({ target: 468, balance: -228 });
    const { days, acts } = await read(siteId);
    expect(days).toHaveLength(11);
    expect(acts.map(({ action }) => action)).toEqual([
      ...['holiday.withdrawn', 'holiday.changed', 'holiday.entered', 'site.founded'],
    ]);
    const log = await api.db.query(
      `select payload -> 'before' as before, payload -> 'after' as after from audit_event
       where subject_id = $1 and action = 'holiday.changed'`,
      [siteId],
    );
    expect(log).toEqual([
      {
        before: { date: '2026-11-20', nameDe: 'Kirmes', nameEn: 'Kirmes', halfDayFrom: 720 },
        after: { date: '2026-11-20', nameDe: 'Kirmes', nameEn: 'Fair', halfDayFrom: null },
      },
    ]);
  });

  it('share the days of the whole city, also with a site that comes later; a day of the site goes before', async () => {
    const first = await found();
    const everywhere = await enter({
      date: '2026-06-24',
      nameDe: 'Johannisfest',
      nameEn: 'Midsummer',
      halfDayFrom: 720,
    });
    expect(everywhere.status).toBe(201);
    const later = await found('DE-BE', `Später ${mark}`);
    for (const { siteId } of [first, later])
      expect((await read(siteId)).days).toContainEqual({
        ...{ date: '2026-06-24', nameDe: 'Johannisfest', nameEn: 'Midsummer', halfDayFrom: 720 },
        ...{ holidayId: everywhere.body.holidayId, version: 1, isEverywhere: true },
      });
    const own = await enter({ siteId: first.siteId, date: '2026-06-24', nameDe: 'Hausfest', halfDayFrom: 600 });
    const onDay = async (siteId: string) => (await read(siteId)).days.find(({ date }) => date === '2026-06-24');
    expect(await onDay(first.siteId)).toMatchObject({ nameDe: 'Hausfest', halfDayFrom: 600, isEverywhere: false });
    expect(await onDay(later.siteId)).toMatchObject({ nameDe: 'Johannisfest' });
    await send('DELETE', `/own-holidays/${own.body.holidayId}?version=1`);
    expect(await onDay(first.siteId)).toMatchObject({ nameDe: 'Johannisfest', halfDayFrom: 720 });
    await send('DELETE', `/own-holidays/${everywhere.body.holidayId}?version=1`);
    expect(await onDay(later.siteId)).toBeUndefined();
  });

  it('take no day twice, and none that is a public holiday anyway', async () => {
    const { siteId } = await found();
    const day = { siteId, date: '2026-09-07', nameDe: 'Stadtfest' };
    expect((await enter(day)).status).toBe(201);
    expect(refusal(await enter(day))).toEqual([409, 'holiday.day-taken', undefined]);
    expect(refusal(await enter({ siteId, date: '2026-11-18', nameDe: 'Kirmes', halfDayFrom: 720 }))).toEqual([
      ...[409, 'holiday.public-already', { name: 'Buß- und Bettag' }],
    ]);
    expect(refusal(await enter({ ...day, siteId: randomUUID() }))).toEqual([422, 'holiday.unknown-site', undefined]);
    for (const halfDayFrom of [0, 359, 1081, 720.5])
      expect((await enter({ ...day, date: '2026-09-08', halfDayFrom })).status).toBe(422);
  });

  it('leave closed months alone, and name them; what comes after is changed', async () => {
    const { siteId } = await found();
    const person = await personAt(siteId);
    await api.scenario.booked(person, '2026-10-05', ['08:00', '16:00']);
    await api.scenario.closedMonth(person, '2026-10');
    const closed = [409, 'site.closed-months', { months: '2026-10', people: 1 }];
    const october = { siteId, date: '2026-10-05', nameDe: 'Kirmes', halfDayFrom: 720 };
    expect(refusal(await enter(october))).toEqual(closed);
    // Reformation Day is none in Berlin.
    const region = (from: string) => send('PUT', `/sites/${siteId}/region`, { version: 1, from, region: 'DE-BE' });
    expect(refusal(await region('2026-10-15'))).toEqual(closed);
    expect((await read(siteId)).regions).toEqual([{ region: 'DE-SN' }]);
    const entered = await enter({ ...october, date: '2026-11-05' });
    expect(entered.status).toBe(201);
    const moved = await send('PUT', `/own-holidays/${entered.body.holidayId}`, {
      ...{ version: 1, date: '2026-10-05', nameDe: 'Kirmes', halfDayFrom: 720 },
    });
    expect(refusal(moved)).toEqual(closed);
    expect((await region('2026-11-01')).status).toBe(200);
    // Somebody who works elsewhere does not stand in the way.
    const other = await found('DE-SN', `Anders ${mark}`);
    expect((await enter({ ...october, siteId: other.siteId })).status).toBe(201);
  });

  it('of a handed-in month that is worth something else let it open again', async () => {
    const { siteId } = await found();
    const person = await personAt(siteId);
    await api.scenario.booked(person, '2026-11-19', ['08:00', '16:00']);
    await evaluate(person, '2026-11-19');
    await api.db.query(
      `update employee_month set status = 'submitted' where employee_id = $1 and month = '2026-11-01'`,
      [person.employeeId],
    );
    await enter({ siteId, date: '2026-11-19', nameDe: 'Kirmes', halfDayFrom: 720 });
    await revalue();
    const [{ status }] = await api.db.query<{ status: string }>(
      `select status from employee_month where employee_id = $1 and month = '2026-11-01'`,
      [person.employeeId],
    );
    expect(status).toBe('open');
  });

  it('are changed by one administrator at a time: who was slower is told', async () => {
    const { siteId } = await found();
    const rename = (name: string, as: TestPerson) =>
      send('PUT', `/sites/${siteId}`, { version: 1, name: `${name} ${mark}` }, as);
    const both = await Promise.all([rename('Eins', administrator), rename('Zwei', second)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(both.find(({ status }) => status === 412)?.body.code).toBe('stale');
    const day = { siteId, date: '2026-12-04', nameDe: 'Barbaratag', halfDayFrom: 720 };
    const entered = await Promise.all([enter(day), enter(day, second)]);
    expect(entered.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(entered.find(({ status }) => status === 409)?.body.code).toBe('holiday.day-taken');
    const { holidayId } = entered.find(({ status }) => status === 201)!.body;
    const ended = await Promise.all(
      [administrator, second].map((as) => send('DELETE', `/own-holidays/${holidayId}?version=1`, undefined, as)),
    );
    expect(ended.map(({ status }) => status).sort()).toEqual([204, 404]);
  });

  it('and a day for the whole city that come at the same moment do not miss each other', async () => {
    const [site, day] = await Promise.all([
      found('DE-SN', `Zugleich ${mark}`),
      enter({ date: '2026-07-02', nameDe: 'Heimsuchung', halfDayFrom: 720 }, second),
    ]);
    expect(datesOf(await read(site.siteId))).toContain('2026-07-02');
    await send('DELETE', `/own-holidays/${day.body.holidayId}?version=1`);
  });

  it('without public holidays of the next year are told, and get those of the years to come', async () => {
    const { siteId } = await found();
    await api.db.query(`delete from holiday where site_id = $1 and date >= '2027-01-01'`, [siteId]);
    const row = async () => (await list()).find((site) => site.siteId === siteId);
    expect(await row()).toMatchObject({ lastYear: 2026, lacksNextYear: true });
    expect((await send('POST', `/sites/${siteId}/calendar`, { version: 1 })).status).toBe(200);
    expect(await row()).toMatchObject({ lastYear: 2030, lacksNextYear: false });
    expect(refusal(await send('POST', `/sites/${siteId}/calendar`, { version: 2 }))[1]).toBe('site.nothing-changed');
  });

  it('of another tenant are not there, and only organisation administrators see and change them', async () => {
    const site = await found();
    const { body: day } = await enter({
      siteId: site.siteId,
      date: '2026-12-07',
      nameDe: 'Nikolausmarkt',
      halfDayFrom: 840,
    });
    const stranger = await api.scenario.person({ tenantId: 2, roles: ['organisationAdministrator'] });
    const clerk = await api.scenario.person({ roles: ['timeAdministrator', 'payroll'] });
    const acts: [string, string, object?][] = [
      ['GET', `/sites/${site.siteId}`],
      ['PUT', `/sites/${site.siteId}`, { version: 1, name: 'X' }],
      ['PUT', `/sites/${site.siteId}/region`, { version: 1, from: '2027-01-01', region: 'DE-BE' }],
      ['POST', `/sites/${site.siteId}/calendar`, { version: 1 }],
      ['PUT', `/own-holidays/${day.holidayId}`, { version: 1, date: '2026-12-07', nameDe: 'X' }],
      ['DELETE', `/own-holidays/${day.holidayId}?version=1`],
    ];
    for (const [method, path, body] of acts) {
      expect(refusal(await send(method, path, body, stranger)).slice(0, 2)).toEqual([404, 'not-found']);
      expect((await send(method, path, body, clerk)).status).toBe(403);
    }
    const foreign = await enter({ siteId: site.siteId, date: '2026-12-08', nameDe: 'X' }, stranger);
    expect(refusal(foreign)[1]).toBe('holiday.unknown-site');
    expect((await list(stranger)).map(({ siteId }) => siteId)).not.toContain(site.siteId);
    // A day for the whole city is one of the own city.
    const own = await enter({ date: '2026-12-09', nameDe: 'Betriebsfest', halfDayFrom: 720 }, stranger);
    expect(datesOf(await read(site.siteId))).not.toContain('2026-12-09');
    expect(own.status).toBe(201);
  });
});
