import { createServer, type IncomingMessage } from 'node:http';
import { createTestApp, type TestApp } from './app';

/** What the schedules of the client's outbox ask of the server behind them. */
interface Wish {
  /** The instant that the server's clock shall show. */
  readonly now: string;
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  /** Who is signed in. */
  readonly cookie: string | null;
  /** For whom the tab sends the request. */
  readonly person: string | null;
}

async function read(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString() || 'null');
}

/** Two employees who share a device, signed in for longer than any schedule takes. */
async function people(api: TestApp, now: string) {
  api.clock.set(now);
  const made = [];
  for (let index = 0; index < 2; index += 1) {
    const { employeeId, authUserId, email } = await api.scenario.person();
    made.push({ employeeId, cookie: await api.scenario.signedIn(authUserId, email, '1 year') });
  }
  return made;
}

/** Sends a request to the real API, over HTTP, at the instant of the schedule. */
async function ask(api: TestApp, { now, method, path, body, cookie, person }: Wish) {
  api.clock.set(now);
  const { status, body: answer } = await api.request(method, path, {
    ...(cookie ? { as: { cookie } } : {}),
    ...(body ? { body } : {}),
    headers: person === null ? {} : { 'X-Signed-In-As': person },
  });
  return { status, body: answer };
}

async function rows(api: TestApp, employeeIds: readonly string[]) {
  const { rows: found } = await api.scenario.client.query(
    `select booking_id as "bookingId", employee_id as "employeeId", kind, location, epoch_minute as "epochMinute"
     from booking where employee_id = any($1)`,
    [employeeIds],
  );
  return found;
}

/**
 * The whole API on a real PostgreSQL with a clock that is set for every request, for the outbox of the client, whose
 * tests run in another process and in another environment. Started by tools/outbox-schedules.mjs.
 */
it('serves the schedules until they are through', async () => {
  const api = await createTestApp('2026-11-23T08:00:00+01:00', { LOG_LEVEL: 'silent' });
  await api.scenario.tenant();
  const actions: Record<string, (body: never) => Promise<unknown>> = {
    '/people': ({ now }: { now: string }) => people(api, now),
    '/ask': (wish: Wish) => ask(api, wish),
    '/rows': ({ employeeIds }: { employeeIds: string[] }) => rows(api, employeeIds),
  };
  await new Promise<void>((resolve, reject) => {
    const server = createServer((request, response) => {
      const act = async () => {
        const body = await read(request);
        response.end(JSON.stringify((await actions[request.url ?? '']?.(body as never)) ?? null));
        if (request.url === '/end') server.close(() => resolve());
      };
      act().catch(reject);
    });
    server.keepAliveTimeout = 1; // so that the end comes at once
    server.listen(Number(process.env.OUTBOX_HOST_PORT), '127.0.0.1');
  });
  await api.close();
}, 7_200_000);
