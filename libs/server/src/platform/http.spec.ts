import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
    api = await createTestApp('2026-11-23T07:00:00Z', { WEB_ROOT: folder, BASE_URL: 'https://zeit.example.de' });
  });
  afterAll(async () => {
    await api.close();
    rmSync(folder, { recursive: true });
  });

  const get = (name: string) => api.request<string | { code: string }>('GET', name);

  it('is one page under every address of the client, always asked for anew', async () => {
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

  it('insists on https where it is reached by https', async () => {
    const { headers } = await get('/heute');
    expect(headers.get('strict-transport-security')).toContain('max-age=63072000');
    expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
  });
});
