import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');

interface Description {
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>>;
}

describe('docs/openapi.json', () => {
  const { paths } = JSON.parse(readFileSync(path.join(root, 'docs/openapi.json'), 'utf8')) as Description;
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));

  it('is what the code says: run "npm run openapi" after changing a controller or a DTO', () => {
    const check = () =>
      execFileSync(process.execPath, [path.join(root, 'tools/openapi.mjs'), '--check'], {
        encoding: 'utf8',
        stdio: 'pipe',
      });
    expect(check).not.toThrow();
  });

  it('names every operation once, because the names become functions of the client', () => {
    const names = operations.map(({ operationId }) => operationId);
    expect(names.length).toBeGreaterThan(15);
    expect(new Set(names).size).toBe(names.length);
  });

  it('lies under one version, and every operation can refuse with a problem document', () => {
    expect(Object.keys(paths).filter((name) => !name.startsWith('/api/v1/'))).toEqual([]);
    expect(operations.filter(({ responses }) => !('default' in responses))).toEqual([]);
  });
});
