import { randomUUID } from 'node:crypto';
import { createTestApp, FaultProxy, type TestApp, type TestPerson, until } from '../../testing';
import { type BookingReceiptDto } from './booking.dto';

/** Generous: a statement of clocking in is given up after 2.5 seconds, a request needs three of them. */
const LIMIT_MILLISECONDS = 10_000;

/** Monday 23 November 2026, seven in the morning: people come to work, and the network to the database breaks. */
describe('a database connection that falls silent', () => {
  let api: TestApp;
  let proxy: FaultProxy;
  let people: TestPerson[];

  beforeAll(async () => {
    api = await createTestApp(
      '2026-11-23T07:00:00+01:00',
      { LOG_LEVEL: 'fatal' },
      {
        wayTo: async (url) => {
          proxy = await FaultProxy.start(url);
          return proxy.url;
        },
      },
    );
    await api.scenario.tenant();
  });
  beforeEach(async () => {
    people = [];
    for (let i = 0; i < 6; i += 1) people.push(await api.scenario.person({ hiredOn: '2026-11-23' }));
    // Connections are up and plans are made.
    for (const person of people) await api.request('GET', '/api/v1/today', { as: person });
  });
  afterEach(() => {
    proxy.silent = false;
    proxy.accepts = true;
    proxy.latencyMilliseconds = 0;
  });
  afterAll(async () => {
    await api.close();
    await proxy.stop();
  });

  const tap = (person: TestPerson, bookingId: string = randomUUID()) =>
    api.request<BookingReceiptDto & { code?: string }>('POST', '/api/v1/bookings', {
      as: person,
      body: { bookingId, kind: 'clockIn', location: 'office' },
    });
  const ready = async () => (await api.request<{ reason?: string }>('GET', '/api/v1/ready')).status;
  const bookings = async () =>
    (await api.scenario.client.query<{ id: string }>('select booking_id as id from booking')).rows.map(({ id }) => id);
  const within = <T>(work: Promise<T>): Promise<T> =>
    Promise.race([
      work,
      new Promise<never>((_, reject) =>
        setTimeout(() => reject(new Error('no answer in time')), LIMIT_MILLISECONDS).unref(),
      ),
    ]);

  it('holds up nobody else, and who was on it is asked to try again', async () => {
    const ids: string[] = people.map(() => randomUUID());
    const silent = new Promise<void>((resolve) =>
      proxy.onNextStatement((link) => {
        link.blackhole();
        resolve();
      }),
    );
    let answered = false;
    const unlucky = within(tap(people[0], ids[0])).finally(() => (answered = true));
    await silent;
    const others = await within(Promise.all(people.slice(1).map((person, i) => tap(person, ids[i + 1]))));
    expect(others.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(answered).toBe(false);
    expect(await ready()).toBe(200);
    const refused = await unlucky;
    expect(refused.status).toBe(503);
    expect(refused.body.code).toBe('unavailable');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await tap(people[0], ids[0])).status).toBe(201);
    expect((await bookings()).filter((id) => ids.includes(id))).toHaveLength(6);
  }, 30_000);

  // The first statement of a tap asks for the session, the second for what is known, the third writes.
  it.each([1, 2, 3])(
    'at statement %d of a tap neither loses nor doubles the booking',
    async (statement) => {
      const id = randomUUID();
      const nth = (left: number): void =>
        proxy.onNextStatement((link) => (left === 1 ? link.blackhole() : nth(left - 1)));
      nth(statement);
      expect((await within(tap(people[0], id))).status).toBe(503);
      expect([200, 201]).toContain((await within(tap(people[0], id))).status);
      expect((await bookings()).filter((known) => known === id)).toHaveLength(1);
    },
    30_000,
  );

  it('whose answer is lost after the commit does not double the booking', async () => {
    const id = randomUUID();
    const nth = (left: number): void =>
      proxy.onNextStatement((link) => (left === 1 ? link.loseNextAnswer() : nth(left - 1)));
    nth(3);
    expect([200, 201]).toContain((await within(tap(people[0], id))).status);
    expect((await bookings()).filter((known) => known === id)).toHaveLength(1);
  });

  it('that is cut costs nothing: the statement goes over another one', async () => {
    proxy.onNextStatement((link) => link.reset());
    expect((await within(tap(people[0]))).status).toBe(201);
  });

  it('is every one of them: not ready and 503 as long as it lasts, then ready without help', async () => {
    proxy.blackholeAll();
    expect(await within(ready())).toBe(503);
    const refused = await within(Promise.all(people.map((person) => tap(person))));
    expect(refused.map(({ status }) => status)).toEqual([503, 503, 503, 503, 503, 503]);
    expect(refused.every(({ headers }) => Number(headers.get('retry-after')) > 0)).toBe(true);
    proxy.silent = false;
    await until(ready, (status) => status === 200);
    expect((await Promise.all(people.map((person) => tap(person)))).map(({ status }) => status)).toEqual([
      201, 201, 201, 201, 201, 201,
    ]);
  }, 40_000);

  it('and a server that dies under load cost nobody a booking: 503 while it is away, then everybody is in once', async () => {
    const ids = people.map(() => [randomUUID(), randomUUID()]);
    const statuses = new Set<number>();
    const untilIn = async (person: TestPerson, bookingId: string, kind: string) => {
      for (;;) {
        const { status } = await api.request('POST', '/api/v1/bookings', {
          as: person,
          body: { bookingId, kind, location: 'office' },
        });
        statuses.add(status);
        if (status !== 503) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const everybody = Promise.all(
      people.map(async (person, i) => {
        await untilIn(person, ids[i][0], 'clockIn');
        await untilIn(person, ids[i][1], 'breakStart');
      }),
    );
    for (let time = 0; time < 3; time += 1) {
      proxy.accepts = false;
      proxy.resetAll();
      await until(ready, (status) => status === 503);
      await api.scenario.client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      );
      proxy.accepts = true;
      await until(ready, (status) => status === 200);
    }
    await within(everybody);
    expect([...statuses].filter((status) => ![200, 201, 503].includes(status))).toEqual([]);
    const known = await bookings();
    expect(ids.flat().map((id) => known.filter((other) => other === id).length)).toEqual(ids.flat().map(() => 1));
  }, 60_000);

  it('does not stop what is slow but answers: 20 ms on the way cost patience, no booking', async () => {
    proxy.latencyMilliseconds = 20;
    const answers = await Promise.all(people.map((person) => tap(person)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201]);
  });
});
