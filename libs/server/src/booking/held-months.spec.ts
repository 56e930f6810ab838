import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { createTestApp, type TestApp, type TestPerson } from '../../testing';

/** More people than any share of the connections. */
const HELD = 40;
const FREE = 25;

/**
 * Monday 23 November 2026: somebody holds the months of 40 people, as a migration, an import or a person with a
 * console would. They tap; so do others.
 */
describe('months that somebody else holds', () => {
  let api: TestApp;
  let holder: Client;
  const held: TestPerson[] = [];
  const free: TestPerson[] = [];

  beforeAll(async () => {
    api = await createTestApp('2026-11-23T07:00:00+01:00', { LOG_LEVEL: 'fatal' });
    await api.scenario.tenant();
    for (let i = 0; i < HELD + FREE; i += 1)
      (i < HELD ? held : free).push(await api.scenario.person({ hiredOn: '2026-11-23' }));
    await Promise.all([...held, ...free].map((person) => tap(person, 'clockIn')));
    holder = new Client({ connectionString: api.databaseUrl });
    await holder.connect();
  }, 60_000);
  afterEach(() => holder.query('rollback'));
  afterAll(async () => {
    await holder.end();
    await api.close();
  });

  const tap = (person: TestPerson, kind: string, bookingId: string = randomUUID()) =>
    api.request<{ code?: string }>('POST', '/api/v1/bookings', {
      as: person,
      body: { bookingId, kind, location: 'office' },
    });
  const hold = async (sql: string) => {
    await holder.query('begin');
    await holder.query(sql, [held.map(({ employeeId }) => employeeId)]);
  };
  const count = async (ids: string[]) =>
    (await api.scenario.client.query('select 1 from booking where booking_id = any($1)', [ids])).rowCount;

  it.each([
    ['10', 'the month', 'select 1 from employee_month where employee_id = any($1) for update'],
    ['11', 'the person', 'select 1 from employee where employee_id = any($1) for update'],
    ['12', 'the day', 'select 1 from day_evaluation where employee_id = any($1) for update'],
  ])(
    'at %s o’clock keep only those waiting whose they are, and not for long: %s',
    async (hour, _, sql) => {
      api.clock.set(`2026-11-23T${hour}:00:00+01:00`);
      await hold(sql);
      const ids = held.map(() => randomUUID());
      const concerned = Promise.all(held.map((person, i) => tap(person, 'breakStart', ids[i])));
      // The others come while those wait, and again and again.
      for (let round = 0; round < 4; round += 1) {
        const kind = round % 2 === 0 ? 'breakStart' : 'breakEnd';
        api.clock.set(`2026-11-23T${hour}:0${round + 1}:00+01:00`);
        const others = await Promise.all(free.map((person) => tap(person, kind)));
        expect(others.map(({ status }) => status)).toEqual(free.map(() => 201));
      }
      const refused = await concerned;
      expect(refused.map(({ status }) => status)).toEqual(held.map(() => 503));
      expect(refused.map(({ body }) => body.code)).toEqual(held.map(() => 'unavailable'));
      expect(refused.every(({ headers }) => Number(headers.get('retry-after')) > 0)).toBe(true);
      expect(await count(ids)).toBe(0);
      await holder.query('rollback');
      const again = await Promise.all(held.map((person, i) => tap(person, 'breakStart', ids[i])));
      expect(again.map(({ status }) => status)).toEqual(held.map(() => 201));
      expect(await count(ids)).toBe(HELD);
      api.clock.set(`2026-11-23T${hour}:30:00+01:00`);
      await Promise.all(held.map((person) => tap(person, 'breakEnd')));
    },
    60_000,
  );

  it('leave pages and corrections of others alone, whatever those concerned do', async () => {
    api.clock.set('2026-11-23T14:00:00+01:00');
    const correct = (person: TestPerson) =>
      api.request('POST', '/api/v1/corrections', {
        as: person,
        body: {
          correctionId: randomUUID(),
          date: '2026-11-23',
          reason: 'forgot it',
          action: 'add',
          kind: 'locationChange',
          localTime: '13:30',
          location: 'telework',
        },
      });
    await hold('select 1 from employee where employee_id = any($1) for update');
    const concerned = held.slice(0, 20).map(correct);
    const taps = held.map((person) => tap(person, 'clockOut'));
    const pages = await Promise.all(
      free.flatMap((person) => [
        api.request('GET', '/api/v1/today', { as: person }),
        api.request('GET', '/api/v1/months/2026-11', { as: person }),
      ]),
    );
    expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([200]));
    const others = await Promise.all(free.map(correct));
    expect(others.map(({ status }) => status)).toEqual(free.map(() => 201));
    expect((await Promise.all(concerned)).map(({ status }) => status)).toEqual(concerned.map(() => 503));
    await Promise.all(taps);
  }, 60_000);
});
