import { type NestExpressApplication } from '@nestjs/platform-express';
import { Client } from 'pg';
import { Clock, Db, createApi, readConfig } from '../src';
import { type TestDatabase, createTestDatabase } from './database';
import { assertDescribed } from './described';
import { Scenario } from './scenario';
import { send } from './send';

/** An answer of the API, its body already read. */
export interface Answer<Body = Record<string, never>> {
  status: number;
  headers: Headers;
  body: Body;
}

/** The whole API on a free port, on a database of its own, with a clock that the spec sets. */
export interface TestApp {
  app: NestExpressApplication;
  url: string;
  databaseUrl: string;
  clock: Clock;
  db: Db;
  /** Puts people, agreements and contracts into the database. */
  scenario: Scenario;
  /** Sends a request, as `person` if one is given. The answer is compared with docs/openapi.json. */
  request<Body>(method: string, path: string, options?: RequestOptions): Promise<Answer<Body>>;
  close(): Promise<void>;
}

interface RequestOptions {
  /** Cookie header of a signed-in person, see {@link Scenario}. */
  as?: { cookie: string };
  body?: unknown;
  /** A file to import, sent as it is. */
  csv?: string;
  headers?: Record<string, string>;
}

export const TEST_SECRET = 'a-secret-of-the-specs-with-more-than-32-characters';

/** Specs ask far more within a minute than a person does; those about the limits set their own. */
const NO_LIMITS = {
  FAILED_SIGN_INS_PER_MINUTE: '1000000',
  CLOCK_INS_PER_MINUTE: '1000000',
  READS_PER_MINUTE: '1000000',
  WRITES_PER_MINUTE: '1000000',
  HEAVY_REQUESTS_PER_MINUTE: '1000000',
  ANONYMOUS_REQUESTS_PER_MINUTE: '1000000',
};

/** What of an API under test is not as usual. */
interface TestAppParts {
  /** Puts something between the API and its database, e.g. a {@link FaultProxy}; returns the address to use. */
  readonly wayTo?: (databaseUrl: string) => Promise<string>;
  /** One that its owner drops, instead of an empty one of its own. */
  readonly database?: TestDatabase;
  /** What an installation adds to the API. */
  readonly modules?: Parameters<typeof createApi>[1];
}

/**
 * Boots the API as production does.
 * @param now what the clock shows, ISO 8601
 */
export async function createTestApp(
  now: string,
  env: Record<string, string> = {},
  { wayTo = async (url) => url, database: given, modules }: TestAppParts = {},
): Promise<TestApp> {
  const database = given ?? (await createTestDatabase());
  const config = readConfig({
    DATABASE_URL: await wayTo(database.applicationUrl),
    AUTH_SECRET: TEST_SECRET,
    NODE_ENV: 'test',
    ZEITBUCH_NOW: now,
    LOG_LEVEL: 'error',
    PORT: '0',
    ...NO_LIMITS,
    ...env,
  });
  const app = await createApi(config, modules);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const url = `http://127.0.0.1:${port}`;
  return {
    app,
    url,
    databaseUrl: database.url,
    clock: app.get(Clock),
    db: app.get(Db),
    scenario: new Scenario(client, TEST_SECRET),
    request: (method, path, options) => request({ port, baseUrl: env.BASE_URL }, method, path, options),
    close: async () => {
      await app.close();
      await client.end();
      if (!given) await database.drop();
    },
  };
}

async function request<Body>(
  { port, baseUrl = `http://127.0.0.1:${port}` }: { port: number; baseUrl?: string },
  method: string,
  path: string,
  options: RequestOptions = {},
): Promise<Answer<Body>> {
  const { status, headers, text } = await send({
    port,
    method,
    path,
    headers: {
      // What a browser, or the proxy in front, sends where the product has a name of its own.
      host: new URL(baseUrl).host,
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(options.csv === undefined ? {} : { 'content-type': 'text/csv' }),
      ...(options.as ? { cookie: options.as.cookie } : {}),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    ...(options.csv === undefined ? {} : { body: options.csv }),
  });
  const [mediaType] = (headers.get('content-type') ?? '').split(';');
  const answered = (mediaType.endsWith('json') && text !== '' ? JSON.parse(text) : text) as Body;
  assertDescribed({ method, path, status, mediaType, body: answered });
  return { status, headers, body: answered };
}
