import { createTestApp, send, type TestApp, type TestPerson } from '../testing';
import { type FuzzCity, fuzzCity } from '../testing/fuzz/city';
import { type Description, type Operation, operationsOf } from '../testing/fuzz/description';
import { type WatchedHandler, watchHandlers } from '../testing/fuzz/handlers';
import { addressOf, bodyOf, validRequest } from '../testing/fuzz/requests';
import { ApiModule } from './api.module';
import {
  type FunctionRow,
  type MatrixRole,
  permissions,
  readConfig,
  ROLES_WITHOUT_DESK,
  MATRIX_ROLES,
} from './platform';

/** Somebody who asks: the role by which they are in the matrix, and whether they have it for AMT10 alone. */
interface Asking {
  readonly name: string;
  readonly role: MatrixRole;
  readonly person: TestPerson;
  readonly isLimited?: boolean;
}

/** Who is asked about: a member of AMT10, which the leaders lead, somebody of AMT20, and somebody of another tenant. */
type Place = 'inside' | 'outside' | 'foreign';

/** What an installation refuses before it looks at anybody: nothing is told by it. */
const REFUSED_TO_ALL = new Set(['mail.not-configured']);

/** The session of who asks these ends by them. */
const ENDS_SESSIONS = new Set(['endSessions']);

/**
 * The permission matrix, route by route: every route of the description as every role, about people within its reach and
 * beyond it, and from a second tenant. What is expected follows from the table; a new route is tried by itself.
 */
describe('the permission matrix', () => {
  let api: TestApp;
  let city: FuzzCity;
  let everybody: Asking[];
  let strangers: Asking[];
  let targets: Record<Place, TestPerson>;
  let operations: Operation[];
  let schemas: Description['components']['schemas'];
  let handlers: Map<string, WatchedHandler>;

  beforeAll(async () => {
    const config = readConfig({ DATABASE_URL: 'postgres://nobody@localhost/none', AUTH_SECRET: 'x'.repeat(32) });
    handlers = watchHandlers(ApiModule.forRoot(config));
    api = await createTestApp('2026-11-24T09:00:00+01:00', { LOG_LEVEL: 'silent' });
    city = await fuzzCity(api);
    const { scenario } = api;
    const { employee: _, supervisor, ...granted } = city.people;
    await scenario.unit('AMT20');
    await scenario.tenant(2);
    const asking = (role: MatrixRole, person: TestPerson, more: Partial<Asking> = {}): Asking => ({
      ...{ name: role, role, person },
      ...more,
    });
    const deputy = await scenario.person({ givenName: 'Dora', deputyOf: ['AMT10'] });
    const limited = await scenario.person({ givenName: 'Uli', administers: ['AMT10'] });
    everybody = [
      // Nobody acts as the person whom the rows of the city are about.
      asking('employee', await scenario.person({ givenName: 'Emil' })),
      asking('supervisor', supervisor),
      asking('deputy', deputy),
      ...Object.entries(granted).map(([role, person]) => asking(role as MatrixRole, person)),
      asking('timeAdministrator', limited, { name: 'time administrator of AMT10', isLimited: true }),
    ];
    strangers = [];
    for (const role of ['timeAdministrator', 'payroll', 'organisationAdministrator', 'agreementEditor'] as const)
      strangers.push(asking(role, await scenario.person({ tenantId: 2, roles: [role] })));
    targets = {
      inside: await scenario.person({ givenName: 'Ines', unit: 'AMT10' }),
      outside: await scenario.person({ givenName: 'Otto', unit: 'AMT20' }),
      foreign: await scenario.person({ givenName: 'Fremd', tenantId: 2 }),
    };
    const as = city.people.employee;
    const { body } = await api.request<Description>('GET', '/api/v1/openapi.json', { as });
    operations = operationsOf(body).sort((a, b) => Number(b.method === 'GET') - Number(a.method === 'GET'));
    ({ schemas } = body.components);
  });
  afterAll(() => api.close());

  const takesToken = ({ path }: Operation) => path.includes('/service-imports');
  const rowOf = ({ operationId }: Operation): FunctionRow | null => {
    const permission = handlers.get(operationId)?.permission;
    return permission === undefined ? null : permissions[permission];
  };
  const scopeOf = (operation: Operation, { role, isLimited }: Asking) => {
    const scopes = rowOf(operation)?.scopes ?? {};
    const scope = scopes[role];
    // Everybody who asks is employed, whatever else they are; a role for some units is not enough for everything.
    return scope === undefined || (isLimited && scope === 'tenant') ? scopes.employee : scope;
  };
  const scopesOf = (operation: Operation, asking: Asking) =>
    new Set([scopeOf(operation, asking), rowOf(operation)?.scopes.employee].filter((scope) => scope !== undefined));
  /** What a role for everything reaches, and what one for AMT10. */
  const reaches = (operation: Operation, asking: Asking, place: Place): boolean => {
    if (place === 'foreign') return false;
    const scopes = scopesOf(operation, asking);
    if (scopes.has('tenant') || (scopes.has('units') && !asking.isLimited)) return true;
    return place === 'inside' && (scopes.has('led') || scopes.has('units'));
  };

  const ask = async (operation: Operation, person: TestPerson | null, ids: Record<string, string> = {}) => {
    const request = validRequest(operation, schemas, { ...city.ids, ...ids }, crypto.randomUUID());
    const body = bodyOf(request);
    const { port, host } = new URL(api.url);
    const cookie =
      person && ENDS_SESSIONS.has(operation.operationId)
        ? await api.scenario.signedIn(city.guest.authUserId, city.guest.email)
        : person?.cookie;
    const headers = {
      host,
      ...(cookie ? { cookie } : {}),
      ...(body !== undefined && request.mediaType !== null ? { 'content-type': request.mediaType } : {}),
    };
    const { status, text } = await send({
      ...{ port: Number(port), method: request.method, path: addressOf(request), headers },
      ...(body === undefined ? {} : { body }),
    });
    return { status, code: /"code":"([^"]+)"/.exec(text)?.[1] ?? '' };
  };
  /** Whether an answer is one to somebody who may ask: anything but a refusal of the question itself. */
  const isLetIn = ({ status, code }: { status: number; code: string }) =>
    status !== 401 && code !== 'forbidden' && status < 500;
  const isAboutSomebody = ({ parameters }: Operation) => parameters.some(({ name }) => name === 'employeeId');
  const said = (operation: Operation, who: string, { status, code }: { status: number; code: string }) =>
    `${operation.operationId} as ${who}: ${status} ${code}`;

  it('names every role that somebody can have', () => {
    const withDesk = MATRIX_ROLES.filter((role) => !(ROLES_WITHOUT_DESK as readonly string[]).includes(role));
    expect([...new Set(everybody.map(({ role }) => role))].sort()).toEqual([...withDesk].sort());
  });

  it('asks for a sign-in wherever the description does', async () => {
    const wrong: string[] = [];
    for (const operation of operations) {
      const answer = await ask(operation, null);
      const isOpen = rowOf(operation) === null;
      // Systems send files with a token, and nobody else does.
      const refusal = takesToken(operation) ? 'import.token-unfit' : isOpen ? null : 'sign-in.required';
      if (refusal === null ? answer.status === 401 : answer.code !== refusal)
        wrong.push(said(operation, 'nobody', answer));
    }
    expect(wrong).toEqual([]);
  });

  it('lets every role into what it may do, and says 403 to everybody else', async () => {
    const wrong: string[] = [];
    for (const operation of operations.filter((one) => rowOf(one) !== null))
      for (const asking of everybody) {
        const { employeeId } = operation.path.includes('/people/') ? city.newcomer : city.people.employee;
        const answer = await ask(operation, asking.person, { employeeId });
        const may = scopesOf(operation, asking).size > 0;
        if (may ? !isLetIn(answer) : answer.code !== 'forbidden') wrong.push(said(operation, asking.name, answer));
      }
    expect(wrong).toEqual([]);
    // Every route for every role: more requests than any other test has.
  }, 180_000);

  it('shows people within reach, and knows nobody beyond it or of another tenant', async () => {
    const wrong: string[] = [];
    for (const operation of operations.filter(isAboutSomebody))
      for (const asking of everybody.filter((one) => scopesOf(operation, one).size > 0))
        for (const [place, { employeeId }] of Object.entries(targets) as [Place, TestPerson][]) {
          const answer = await ask(operation, asking.person, { employeeId });
          const isReached = reaches(operation, asking, place);
          const isRight = isReached
            ? operation.method === 'GET'
              ? answer.status === 200
              : isLetIn(answer)
            : answer.status === 404 || REFUSED_TO_ALL.has(answer.code);
          if (!isRight) wrong.push(`${said(operation, asking.name, answer)} about ${place}`);
        }
    expect(wrong).toEqual([]);
  });

  it('knows nothing of another tenant by its ids', async () => {
    const wrong: string[] = [];
    const idsIn = ({ parameters }: Operation) =>
      parameters.filter(({ in: place, name }) => place === 'path' && name.endsWith('Id')).map(({ name }) => name);
    const named = operations.filter((operation) => idsIn(operation).length > 0);
    expect(named.length).toBeGreaterThan(30);
    // A route that names something by an id is tried with one that there is.
    const known = new Set(Object.keys(city.ids));
    const unknown = named.flatMap((operation) =>
      idsIn(operation)
        .filter((name) => !known.has(name))
        .map((name) => `${operation.operationId} {${name}}: add a row to the city of the fuzz tests`),
    );
    expect(unknown).toEqual([]);
    for (const operation of named)
      for (const stranger of strangers.filter((one) => scopesOf(operation, one).size > 0)) {
        const answer = await ask(operation, stranger.person);
        if (answer.status !== 404 && !REFUSED_TO_ALL.has(answer.code))
          wrong.push(said(operation, stranger.name, answer));
      }
    expect(wrong).toEqual([]);
  });
});
