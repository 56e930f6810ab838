import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTestApp, type TestApp } from '../../testing';

describe('the client that the API delivers', () => {
  let api: TestApp;
  const folder = mkdtempSync(path.join(tmpdir(), 'zeitbuch-web-'));

  beforeAll(async () => {
    writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>Zeitbuch</title>');
    writeFileSync(path.join(folder, 'chunk-BaaLcexM.js'), 'export {};');
    writeFileSync(path.join(folder, 'ngsw-worker.js'), '// worker');
    mkdirSync(path.join(folder, 'icons'));
    api = await createTestApp('2026-11-23T07:00:00Z', { WEB_ROOT: folder, BASE_URL: 'https://zeit.example.de' });
  });
  afterAll(async () => {
    await api.close();
    rmSync(folder, { recursive: true });
  });

  const get = (name: string) => api.request<string | { code: string }>('GET', name);

  it('is one page under every address of the client, always asked for again', async () => {
    for (const name of ['/', '/heute', '/monat/2026-11/tag/2026-11-23']) {
      const { status, body, headers } = await get(name);
      expect([name, status, headers.get('cache-control')]).toEqual([name, 200, 'no-cache']);
      expect(body).toContain('<title>Zeitbuch');
    }
  });

  it('keeps files for ever whose name tells their content, and only those', async () => {
    expect((await get('/chunk-BaaLcexM.js')).headers.get('cache-control')).toContain('immutable');
    expect((await get('/ngsw-worker.js')).headers.get('cache-control')).toBe('no-cache');
  });

  it('does not answer with the page where a file or a route is missing, nor outside of its folder', async () => {
    for (const name of ['/missing.js', '/api/nothing', '/api/v1/nothing', '/..%2f..%2fetc%2fpasswd']) {
      const { status, body } = await get(name);
      expect([name, status]).toEqual([name, 404]);
      expect(body).toMatchObject({ code: 'not-found' });
    }
  });

  it.each([
    ['a part that it does not have', { range: 'bytes=900000-' }, 416, 'request.range'],
    ['another content than it has', { 'if-match': '"another"' }, 412, 'request.condition-failed'],
    ['an older state', { 'if-unmodified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' }, 412, 'request.condition-failed'],
  ])(
    'refuses %s of any file, and nobody keeps the refusal',
    async (_what, headers: Record<string, string>, status, code) => {
      for (const name of ['/', '/heute', '/chunk-BaaLcexM.js', '/ngsw-worker.js', '/index.html'])
        for (const method of ['GET', 'HEAD']) {
          const answer = await api.request<{ code: string }>(method, name, { headers });
          expect([name, method, answer.status]).toEqual([name, method, status]);
          expect(answer.headers.get('cache-control')).toBe('no-store, private');
          expect(answer.headers.get('etag')).toBeNull();
          expect(answer.headers.get('content-type')).toContain('application/problem+json');
          if (method === 'GET') expect(answer.body).toMatchObject({ code });
        }
    },
  );

  it('sends a part of a file, and nothing where the browser has it already', async () => {
    const part = await api.request<string>('GET', '/chunk-BaaLcexM.js', { headers: { range: 'bytes=0-5' } });
    expect([part.status, part.body]).toEqual([206, 'export']);
    const etag = part.headers.get('etag') ?? '';
    expect((await api.request('GET', '/chunk-BaaLcexM.js', { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await api.request('GET', '/chunk-BaaLcexM.js', { headers: { range: 'nonsense' } })).status).toBe(200);
  });

  it.each([
    '/%',
    '/%E0%A4%A',
    '/%00',
    '/chunk-BaaLcexM.js%00',
    '/api/%',
    '/api/v1/months/%FF',
    '/icons',
    '/icons/',
    '//evil.example',
    '/\\evil',
  ])('answers %s with a page of the client or a problem document, never with a fault or a detour', async (name) => {
    const { status, headers } = await api.request('GET', name);
    expect(status === 200 || (status >= 400 && status < 500)).toBe(true);
    expect(headers.get('location')).toBeNull();
    expect(headers.get('content-type')).toMatch(status === 200 ? /^text\/html/ : /^application\/problem\+json/);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'])('has nothing to do by %s', async (method) => {
    for (const name of ['/', '/chunk-BaaLcexM.js', '/api/v1/session', '/api/auth/sign-in/email', '/api/docs/']) {
      if (name.startsWith('/api/auth') && method === 'POST') continue;
      const { status, body } = await api.request<{ code: string }>(method, name);
      expect([name, status < 500 && status >= 400, body.code]).toEqual([name, true, expect.any(String)]);
    }
  });

  it('insists on https where it is reached by https', async () => {
    const { headers } = await get('/heute');
    expect(headers.get('strict-transport-security')).toContain('max-age=63072000');
    expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
  });
});
