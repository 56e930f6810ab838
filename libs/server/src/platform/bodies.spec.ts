import { type Server } from 'node:http';
import { type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { createTestApp, rawLine, refusalIn, type TestApp, type TestPerson } from '../../testing';

const KB = 1024;
const drained = (socket: Socket) => new Promise<void>((resolve) => socket.once('drain', resolve));
/** What one read of the socket and one of the parser may bring beyond a limit. */
const SLACK = 512 * KB;

describe('a body', () => {
  let api: TestApp;
  let jana: TestPerson;
  let port: number;
  const sockets: Socket[] = [];

  beforeAll(async () => {
    api = await createTestApp('2026-11-23T07:00:00Z', { LOG_LEVEL: 'silent' });
    await api.scenario.tenant();
    jana = await api.scenario.person({ roles: ['timeAdministrator'] });
    port = Number(new URL(api.url).port);
    (api.app.getHttpServer() as Server).on('connection', (socket: Socket) => sockets.push(socket));
  });
  afterAll(() => api.close());

  const head = (path: string, headers: string[], method = 'POST') =>
    [
      `${method} ${path} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      `Cookie: ${jana.cookie}`,
      `Content-Type: ${path.includes('/imports/') ? 'text/csv' : 'application/json'}`,
      ...headers,
      '',
      '',
    ].join('\r\n');

  /** Every class of routes with the bytes that it takes at most; 0 where it takes none. */
  const ROUTES: [string, number][] = [
    ['/api/auth/sign-in/email', 16 * KB],
    ['/API/Auth/sign-in/email', 16 * KB],
    ['/api/auth/nothing', 16 * KB],
    ['/api/v1/bookings', 64 * KB],
    ['/api/v1/approvals/decisions', 64 * KB],
    ['/api/v1/nothing-here', 64 * KB],
    ['/api/nothing', 64 * KB],
    ['/api/v1/imports/people?fileName=people.csv', 32 * KB * KB],
    ['/', 0],
    ['/heute', 0],
    ['/ngsw-worker.js', 0],
  ];

  it.each(ROUTES)(
    'of %s that says it is longer than %i bytes is refused before one of them is read',
    async (path, limit) => {
      const line = rawLine(port, head(path, [`Content-Length: ${limit + 1}`]));
      const answer = await line.closed;
      expect(refusalIn(answer)).toEqual({ status: 413, code: 'request.too-large' });
      expect(answer).toMatch(/^connection: close/im);
      expect(answer).toContain(`"limitBytes":${limit}`);
    },
  );

  it.each(ROUTES)(
    'of %s that does not say its length is refused after %i bytes, and the rest is never read',
    async (path, limit) => {
      const line = rawLine(port, head(path, ['Transfer-Encoding: chunked']));
      // Also a file with lines: what cannot be one is refused before its limit.
      const piece = Buffer.from(`${'a'.repeat(KB - 1)}\n`.repeat(64));
      let open = true;
      line.socket.once('close', () => (open = false));
      for (let sent = 0; open && sent < limit + 150_000 * KB; sent += piece.length) {
        line.socket.write(`${piece.length.toString(16)}\r\n`);
        line.socket.write(piece);
        if (!line.socket.write('\r\n')) await Promise.race([drained(line.socket), line.closed]);
      }
      expect(refusalIn(await line.closed)).toEqual({ status: 413, code: 'request.too-large' });
      expect(sockets.at(-1)?.bytesRead).toBeLessThan(limit + SLACK);
    },
    120_000,
  );

  it.each(['GET', 'HEAD', 'OPTIONS'])('of a request that has none by its method, %s, is not read', async (method) => {
    const line = rawLine(port, head('/api/v1/today', ['Content-Length: 20'], method));
    expect(refusalIn(await line.closed).status).toBe(413);
  });

  it('that is compressed is refused, however small: nobody knows what comes out of it', async () => {
    const bomb = gzipSync(Buffer.alloc(10 * KB * KB, 0x20));
    for (const path of ['/api/auth/sign-in/email', '/api/v1/bookings', '/api/v1/imports/people'])
      for (const encoding of ['gzip', 'deflate', 'br', 'gzip, gzip']) {
        const line = rawLine(port, head(path, [`Content-Encoding: ${encoding}`, `Content-Length: ${bomb.length}`]));
        line.socket.write(bomb);
        expect(refusalIn(await line.closed)).toEqual({ status: 415, code: 'request.compressed' });
      }
  });

  it('that waits for a word to go on is refused without that word, and taken with it', async () => {
    const refused = await rawLine(port, head('/api/v1/bookings', ['Content-Length: 99999', 'Expect: 100-continue']))
      .closed;
    expect(refusalIn(refused).status).toBe(413);
    expect(refused).not.toContain('100 Continue');
    const line = rawLine(
      port,
      head('/api/v1/bookings', ['Content-Length: 2', 'Expect: 100-continue', 'Connection: close']),
    );
    await line.until('100 Continue');
    line.socket.write('{}');
    expect((await line.closed).split('\r\n\r\n')[1]).toMatch(/^HTTP\/1\.1 422/);
  });

  it('just within the limit reaches its route', async () => {
    const filled = (bytes: number) => ({ bookingId: 'x'.repeat(bytes - '{"bookingId":""}'.length) });
    const post = (path: string, body: object) =>
      api.request<{ code: string; errors: { field: string }[] }>('POST', path, { as: jana, body });
    const booking = await post('/api/v1/bookings', filled(64 * KB));
    expect([booking.status, booking.body.errors[0].field]).toEqual([422, 'bookingId']);
    expect((await post('/api/auth/sign-in/email', filled(16 * KB))).status).toBe(422);
  });

  it.each([
    ['no object', '[]', 'isObject', ''],
    ['no object', 'null', 'isObject', ''],
    ['no object', '"text"', 'isObject', ''],
    ['no JSON', '{', 'isJson', ''],
    ['a key that reaches into the language', '{"__proto__":{"polluted":1}}', 'isKey', ''],
    ['such a key further down', '{"a":[{"constructor":{}}]}', 'isKey', 'a.0'],
    ['the character 0', '{"a":"x\\u0000"}', 'isText', 'a'],
    ['half of a character', '{"a":["\\ud800"]}', 'isText', 'a.0'],
    ['half of a character in a key', '{"\\udc00":1}', 'isText', ''],
    [
      'five thousand levels',
      `{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
      'isFlat',
      'a.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0',
    ],
  ])('with %s is refused on every route: %s', async (_what, body, code, field) => {
    for (const path of ['/api/v1/bookings', '/api/auth/sign-in/email']) {
      const line = rawLine(port, head(path, [`Content-Length: ${body.length}`, 'Connection: close']) + body);
      const answer = await line.closed;
      expect(refusalIn(answer)).toEqual({ status: 422, code: 'request.invalid' });
      expect(answer).toContain(`{"field":"${field}","code":"${code}"`);
    }
  });

  it('that is not UTF-8 is refused, and so is one that says it is something else', async () => {
    const line = rawLine(port, head('/api/v1/bookings', ['Content-Length: 3', 'Connection: close']));
    line.socket.write(Buffer.from([0x22, 0xff, 0x22]));
    expect(refusalIn(await line.closed)).toEqual({ status: 422, code: 'request.invalid' });
    for (const type of ['application/json; charset=utf-16', 'application/jsonp', 'text/plain', 'multipart/form-data']) {
      const answer = await api.request<{ code: string }>('POST', '/api/v1/bookings', {
        as: jana,
        body: {},
        headers: { 'content-type': type },
      });
      expect([type, answer.status, answer.body.code]).toEqual([type, 415, 'request.not-json']);
    }
  });
});

describe('a request that comes too slowly', () => {
  let api: TestApp;
  let port: number;
  let clerk: TestPerson;
  beforeAll(async () => {
    api = await createTestApp('2026-11-23T07:00:00Z', { LOG_LEVEL: 'silent' });
    port = Number(new URL(api.url).port);
    await api.scenario.tenant();
    clerk = await api.scenario.person({ roles: ['timeAdministrator'] });
  });
  afterAll(() => api.close());

  // All at once, because each takes its own half minute.
  it('is answered and cut off: a head that drips, a line without a word, bodies that drip or stand still', async () => {
    const post = (path: string, type = 'application/json') =>
      `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${clerk.cookie}\r\nContent-Type: ${type}\r\nContent-Length: 1000\r\n\r\n{`;
    const lines = {
      drippingHead: rawLine(port, 'GET /api/v1/live HTTP/1.1\r\n'),
      silent: rawLine(port),
      drippingSignIn: rawLine(port, post('/api/auth/sign-in/email')),
      drippingBooking: rawLine(port, post('/api/v1/bookings')),
      idleImport: rawLine(port, post('/api/v1/imports/people?fileName=people.csv', 'text/csv')),
    };
    const drip = setInterval(() => {
      lines.drippingHead.socket.write('X: 1\r\n');
      lines.drippingSignIn.socket.write(' ');
      lines.drippingBooking.socket.write(' ');
    }, 500);
    const answers = await Promise.all(Object.values(lines).map(({ closed }) => closed));
    clearInterval(drip);
    const codes = ['request.timeout', 'request.timeout', 'request.timeout', 'request.timeout', 'import.too-slow'];
    expect(answers.map(refusalIn)).toEqual(codes.map((code) => ({ status: 408, code })));
  }, 90_000);
});
