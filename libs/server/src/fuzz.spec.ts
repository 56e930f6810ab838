import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { runs } from '@zeitbuch/working-time/testing';
import { createTestApp, type RawAnswer, type RawRequest, send, type TestApp, type TestPerson } from '../testing';
import { type FuzzCity, fuzzCity } from '../testing/fuzz/city';
import { type Description, type Operation, operationsOf } from '../testing/fuzz/description';
import { type WatchedHandler, watchHandlers } from '../testing/fuzz/handlers';
import { flawOfAnswer } from '../testing/fuzz/judge';
import { addressOf, bodyOf, brokenInOnePlace, pick, type Request, validRequest } from '../testing/fuzz/requests';
import { wildRequest } from '../testing/fuzz/wild';
import { ApiModule } from './api.module';
import { readConfig, rolesFor } from './platform';

/** Signed in and valid but for one field. */
const NEARLY_VALID = 7_500;
/** And so many of each route, or all that it has: those with few fields must not be left out. */
const OF_EACH_ROUTE = 60;
const WILD = 2_600;
/** Requests on their way at the same time. */
const AT_A_TIME = 8;

/** The session of who asks this ends, so that it has one of its own for each request. */
const ENDS_SESSIONS = new Set(['endSessions']);

describe('ten thousand requests that are not as they should be', () => {
  let api: TestApp;
  let city: FuzzCity;
  let port: number;
  let operations: Operation[];
  let schemas: Description['components']['schemas'];
  let handlers: Map<string, WatchedHandler>;
  const folder = mkdtempSync(path.join(tmpdir(), 'zeitbuch-fuzz-'));

  beforeAll(async () => {
    const config = readConfig({ DATABASE_URL: 'postgres://nobody@localhost/none', AUTH_SECRET: 'x'.repeat(32) });
    handlers = watchHandlers(ApiModule.forRoot(config));
    writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>Zeitbuch</title>');
    writeFileSync(path.join(folder, 'chunk-BaaLcexM.js'), 'export {};');
    api = await createTestApp('2026-11-24T09:00:00+01:00', { WEB_ROOT: folder, LOG_LEVEL: 'silent' });
    port = Number(new URL(api.url).port);
    city = await fuzzCity(api);
    const as = city.people.employee;
    const { body } = await api.request<Description>('GET', '/api/v1/openapi.json', { as });
    operations = operationsOf(body);
    ({ schemas } = body.components);
  });
  afterAll(async () => {
    await api.close();
    rmSync(folder, { recursive: true });
  });

  /** Who may call the operation: everybody by role, and who has none of them where it asks for none. */
  const peopleFor = ({ operationId }: Operation): TestPerson[] => {
    const everybody = Object.values(city.people);
    const permission = handlers.get(operationId)?.permission;
    if (permission === undefined) return everybody;
    const roles: readonly string[] = rolesFor(permission);
    return roles.includes('employee')
      ? everybody
      : Object.entries(city.people)
          .filter(([role]) => roles.includes(role))
          .map(([, person]) => person);
  };

  /** Somebody whose session asks for something must not lose it to a request about access. */
  const idsFor = ({ path }: Operation): FuzzCity['ids'] =>
    path.includes('/people/') ? { ...city.ids, employeeId: city.newcomer.employeeId } : city.ids;

  const asLine = (request: Request, cookie: string): Omit<RawRequest, 'port'> => {
    const body = bodyOf(request);
    const type: Record<string, string> = {};
    if (body !== undefined && request.mediaType !== null) type['content-type'] = request.mediaType;
    const host = `127.0.0.1:${port}`;
    const headers = { host, cookie, ...type, ...request.headers };
    return { method: request.method, path: addressOf(request), headers, ...(body === undefined ? {} : { body }) };
  };
  const cookieFor = async ({ operationId }: Operation, person: TestPerson): Promise<string> =>
    ENDS_SESSIONS.has(operationId) ? api.scenario.signedIn(city.guest.authUserId, city.guest.email) : person.cookie;

  it('every route takes its own example, and its handler is reached by who may', async () => {
    expect([...handlers.keys()].sort()).toEqual(operations.map(({ operationId }) => operationId).sort());
    const refused: string[] = [];
    for (const operation of operations)
      for (const person of peopleFor(operation)) {
        const request = validRequest(operation, schemas, idsFor(operation), crypto.randomUUID());
        const answer = await send({ port, ...asLine(request, await cookieFor(operation, person)) });
        const flaw =
          flawOfAnswer(operation.method, answer) ??
          /"code":"(request\.\w+|forbidden|sign-in\.\w+)"/.exec(answer.text)?.[0];
        if (flaw) refused.push(`${operation.operationId} as ${person.name}: ${flaw} ${answer.text.slice(0, 300)}`);
      }
    expect(refused).toEqual([]);
    expect([...handlers].filter(([, { calls }]) => calls === 0).map(([name]) => name)).toEqual([]);
  }, 300_000);

  it('each ends with an answer or a problem document, and none with a fault', async () => {
    const possible = operations.flatMap((operation) =>
      brokenInOnePlace(validRequest(operation, schemas, idsFor(operation), crypto.randomUUID())).map((request) => ({
        operation,
        request,
      })),
    );
    const everything = { minLength: possible.length, maxLength: possible.length };
    const [[shuffled, first]] = fc.sample(fc.tuple(fc.shuffledSubarray(possible, everything), fc.nat()), runs(1));
    const share = NEARLY_VALID / possible.length;
    const chosen = [...Map.groupBy(shuffled, ({ operation }) => operation.operationId).values()].flatMap((ofRoute) =>
      ofRoute.slice(0, Math.max(OF_EACH_ROUTE, Math.ceil(ofRoute.length * share))),
    );
    const calledBefore = [...handlers.values()].reduce((sum, { calls }) => sum + calls, 0);
    const asked = Map.groupBy(chosen, ({ operation }) => operation.operationId);
    const nearlyValid = chosen.map(({ operation, request }, index) => async () => {
      const cookie = await cookieFor(operation, pick(peopleFor(operation), first + index));
      return asLine(request, cookie);
    });
    const addresses = operations.map((operation) =>
      addressOf(validRequest(operation, schemas, idsFor(operation), crypto.randomUUID())),
    );
    const cookies = ['', 'zeitbuch.session_token=x.y', ...Object.values(city.people).map(({ cookie }) => cookie)];
    const wild = fc
      .sample(fc.tuple(wildRequest(addresses), fc.constantFrom(...cookies)), runs(WILD))
      .filter(([{ path }]) => !path.includes('/sessions'))
      .map(
        ([request, cookie]) =>
          () =>
            Promise.resolve({ ...request, headers: { host: `127.0.0.1:${port}`, cookie, ...request.headers } }),
      );

    const near = await sendAll(nearlyValid);
    const far = await sendAll(wild);
    expect([...near.flaws, ...far.flaws]).toEqual([]);

    // The counts: as many as promised, more than half of them past sign-in and permission, every route, and handlers.
    const total = near.statuses.length + far.statuses.length;
    expect(total).toBeGreaterThanOrEqual(10_000);
    const signedIn = near.statuses.filter((status) => status !== 401 && status !== 403);
    expect(signedIn.length).toBeGreaterThanOrEqual(total / 2);
    expect(operations.filter(({ operationId }) => (asked.get(operationId)?.length ?? 0) < 50)).toEqual([]);
    const calls = [...handlers.values()].reduce((sum, handler) => sum + handler.calls, 0) - calledBefore;
    expect(calls).toBeGreaterThan(1_000);
    expect(signedIn.filter((status) => status === 422).length).toBeGreaterThan(2_000);
  }, 900_000);

  /** Sends them some at a time, files to import one by one: the API reads one of a city at a time. */
  async function sendAll(makers: (() => Promise<Omit<RawRequest, 'port'>>)[]) {
    const flaws: string[] = [];
    const statuses: number[] = [];
    let files: Promise<unknown> = Promise.resolve();
    const ask = async (request: Omit<RawRequest, 'port'>): Promise<RawAnswer> => {
      if (!/^\/api\/v1\/import/i.test(request.path)) return send({ port, ...request });
      const answer = files.then(() => send({ port, ...request }));
      files = answer.catch(() => undefined);
      return answer;
    };
    const work = makers.values();
    await Promise.all(
      Array.from({ length: AT_A_TIME }, async () => {
        for (const make of work) {
          const request = await make();
          const answer = await ask(request).catch((error: Error) => error);
          const flaw = answer instanceof Error ? answer.message : flawOfAnswer(request.method, answer);
          if (!(answer instanceof Error)) statuses.push(answer.status);
          if (flaw)
            flaws.push(
              `${flaw}: ${request.method} ${request.path.slice(0, 200)} ${JSON.stringify(request.headers)} ${String(request.body ?? '').slice(0, 500)} => ${answer instanceof Error ? '' : answer.text.slice(0, 300)}`,
            );
        }
      }),
    );
    return { flaws: flaws.slice(0, 50), statuses };
  }
});
