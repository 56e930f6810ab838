import { createTestApp, rawLine, refusalIn, send, type TestApp } from '../../testing';
import { ownHosts } from './own-hosts';

describe('the host of a request', () => {
  const own = (baseUrl: string, port = 3000) => {
    const hosts = ownHosts({ baseUrl, port });
    return (host: string) => hosts.hasHost(host);
  };

  it('is that of BASE_URL, with and without the port that goes without saying', () => {
    const isOwn = own('https://zeit.example.de');
    expect(['zeit.example.de', 'ZEIT.example.de', 'zeit.example.de:443'].map(isOwn)).toEqual([true, true, true]);
    const foreign = [
      'zeit.example.de:80',
      'zeit.example.de.',
      'example.de',
      'localhost:3000',
      '127.0.0.1:3000',
      '',
      'a@zeit.example.de',
    ];
    expect(foreign.filter(isOwn)).toEqual([]);
  });

  it('may be any name of the loopback where BASE_URL is one, on our port alone', () => {
    const isOwn = own('http://localhost:4200', 3001);
    expect(['localhost:4200', '127.0.0.1:4200', '[::1]:4200', 'localhost:3001'].every(isOwn)).toBe(true);
    expect(
      ['localhost', 'localhost:80', 'localhost:9999', 'evil.example:4200', '127.0.0.2:4200'].filter(isOwn),
    ).toEqual([]);
  });

  it('belongs to the origin, which names the scheme as well', () => {
    const { hasOrigin } = ownHosts({ baseUrl: 'https://zeit.example.de', port: 3000 });
    expect(hasOrigin('https://zeit.example.de')).toBe(true);
    const foreign = [
      'http://zeit.example.de',
      'https://zeit.example.de.evil.example',
      'null',
      '',
      'https://',
      'https://zeit.example.de/',
    ];
    expect(foreign.filter(hasOrigin)).toEqual([]);
  });
});

describe('at the edge of the API', () => {
  let api: TestApp;
  let port: number;
  beforeAll(async () => {
    api = await createTestApp('2026-11-23T07:00:00Z', { LOG_LEVEL: 'silent', BASE_URL: 'https://zeit.example.de' });
    await api.scenario.tenant();
    port = Number(new URL(api.url).port);
  });
  afterAll(() => api.close());

  const get = async (path: string, headers: Record<string, string | string[]>) => {
    const { status, text, headers: given } = await send({ port, method: 'GET', path, headers });
    return {
      status,
      code: given.get('content-type')?.startsWith('application/problem+json')
        ? (JSON.parse(text) as { code: string }).code
        : null,
    };
  };

  it('another host is refused on every path but those that load balancers ask', async () => {
    const wrong = { status: 421, code: 'request.wrong-host' };
    for (const host of ['evil.example', 'localhost', `127.0.0.1:${port}`])
      for (const path of ['/api/v1/session', '/', '/api/auth/sign-in/email', '/api/docs/'])
        expect(await get(path, { host })).toEqual(wrong);
    expect((await get('/api/v1/ready', { host: '10.0.0.7:3000' })).status).toBe(200);
    expect((await get('/api/v1/session', { host: 'zeit.example.de' })).status).toBe(200);
  });

  it('two hosts, none, or a whole address instead of a path are refused', async () => {
    const ask = async (...lines: string[]) =>
      refusalIn(await rawLine(port, [...lines, 'Connection: close', '', ''].join('\r\n')).closed);
    const wrong = { status: 421, code: 'request.wrong-host' };
    const ours = 'Host: zeit.example.de';
    expect(await ask('GET /api/v1/session HTTP/1.1', ours, 'Host: evil.example')).toEqual(wrong);
    expect(await ask('GET /api/v1/session HTTP/1.1')).toEqual(wrong);
    expect(await ask('GET /api/v1/session HTTP/1.0')).toEqual(wrong);
    expect(await ask('GET http://evil.example/api/v1/session HTTP/1.1', ours)).toEqual(wrong);
    expect((await ask('GET /api/v1/session HTTP/1.1', ours)).status).toBe(200);
  });

  it.each([
    ['no HTTP at all', 'hello\r\n\r\n', 400, 'request.malformed'],
    ['a method that does not exist', 'FOO / HTTP/1.1\r\nHost: zeit.example.de\r\n\r\n', 400, 'request.malformed'],
    ['a head that is too long', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\n\r\n`, 431, 'request.head-too-large'],
    [
      'two lengths',
      'POST /api/v1/bookings HTTP/1.1\r\nHost: zeit.example.de\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
      'request.malformed',
    ],
    [
      'a length and pieces',
      'POST /api/v1/bookings HTTP/1.1\r\nHost: zeit.example.de\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      400,
      'request.malformed',
    ],
    ['a header without a name', 'GET / HTTP/1.1\r\nHost: zeit.example.de\r\n: x\r\n\r\n', 400, 'request.malformed'],
  ])('%s is answered with a problem document', async (_what, sent, status, code) => {
    expect(refusalIn(await rawLine(port, sent).closed)).toEqual({ status, code });
  });

  it('a request of another site is refused by its origin alone, and also for sign-in', async () => {
    for (const path of ['/api/v1/bookings', '/API/v1/bookings', '/api/auth/sign-in/email', '/Api/Auth/sign-in/email'])
      for (const origin of ['https://evil.example', 'http://zeit.example.de', 'null']) {
        const answer = await api.request<{ code: string }>('POST', path, { body: {}, headers: { origin } });
        expect([path, answer.body.code]).toEqual([path, 'request.cross-site']);
      }
  });

  it('headers are the same however the path is written, and on errors and detours', async () => {
    const names = [
      'content-security-policy',
      'strict-transport-security',
      'x-content-type-options',
      'referrer-policy',
      'permissions-policy',
      'cross-origin-opener-policy',
      'x-frame-options',
      'vary',
      'cache-control',
    ];
    const of = async (path: string) => {
      const { headers } = await api.request('GET', path);
      return names.map((name) => headers.get(name));
    };
    const usual = await of('/api/v1/session');
    expect(usual.every((value) => value !== null)).toBe(true);
    for (const path of [
      '/API/v1/session',
      '/Api/v1/nothing',
      '/api',
      '/API',
      '/api/v1/today',
      '/api/v1/months/0000-01',
    ])
      expect([path, await of(path)]).toEqual([path, usual]);
    const as = await api.scenario.person();
    const cookie = as.cookie.replace('zeitbuch', '__Host-zeitbuch');
    const docs = await api.request('GET', '/api/docs', { as: { cookie } });
    expect(docs.status).toBe(301);
    expect(docs.headers.get('location')).toBe('/api/docs/');
    for (const name of names) expect([name, docs.headers.get(name) !== null]).toEqual([name, true]);
  });

  it('scripts come from nowhere else, and text becomes script through named policies only', async () => {
    const { headers } = await api.request('GET', '/api/v1/session');
    const policy = (headers.get('content-security-policy') ?? '').split(';').map((part) => part.trim());
    expect(policy).toEqual(
      expect.arrayContaining([
        "script-src 'self'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        "object-src 'none'",
      ]),
    );
    expect(policy).toContain('trusted-types angular angular#bundler zeitbuch#service-worker');
  });
});
