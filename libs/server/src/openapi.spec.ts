import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { assertDescribed } from '../testing';

const root = path.resolve(__dirname, '../../..');
const tool = (name: string) => path.join(root, 'tools', name);

interface Operation {
  operationId: string;
  summary?: string;
  tags?: string[];
  security: object[];
  responses: Record<string, unknown>;
}

interface Description {
  paths: Record<string, Record<string, Operation>>;
}

describe('docs/openapi.json', () => {
  const text = readFileSync(path.join(root, 'docs/openapi.json'), 'utf8');
  const { paths } = JSON.parse(text) as Description;
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  const named = (id: string) => operations.find(({ operationId }) => operationId === id)!;
  const folder = mkdtempSync(path.join(tmpdir(), 'zeitbuch-openapi-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is what the code says: run "npm run openapi" after changing a controller, a DTO or a refusal', () => {
    const check = () =>
      execFileSync(process.execPath, [tool('openapi.mjs'), '--check'], { encoding: 'utf8', stdio: 'pipe' });
    expect(check).not.toThrow();
  }, 120_000);

  it('names every operation once, because the names become functions of the client', () => {
    const names = operations.map(({ operationId }) => operationId);
    expect(names.length).toBeGreaterThan(15);
    expect(new Set(names).size).toBe(names.length);
  });

  it('lies under one version, and every operation can refuse with a problem document', () => {
    expect(Object.keys(paths).filter((name) => !name.startsWith('/api/v1/'))).toEqual([]);
    expect(operations.filter(({ responses }) => !('4XX' in responses && '5XX' in responses))).toEqual([]);
  });

  it('says which operations need no session', () => {
    const open = operations.filter(({ security }) => security.length === 0).map(({ operationId }) => operationId);
    expect(open.sort()).toEqual([
      'chooseEmployer',
      'foundCity',
      'getSession',
      'listDemoPeople',
      'live',
      'lookAtAccessCode',
      'lookAtSetUp',
      'ready',
      'reportForgottenPassword',
      'useAccessCode',
    ]);
  });

  it('names the problems that only one operation has, where its code has them', () => {
    const codesOf = (id: string, status: string) => JSON.stringify(named(id).responses[status]);
    expect(codesOf('createBooking', '409')).toContain('booking.same-location');
    expect(codesOf('createPayrollExport', '409')).toContain('payroll.target-missing');
    expect(codesOf('getMonth', '409')).not.toContain('month.not-open');
    expect(codesOf('submitMonth', '409')).toContain('month.not-open');
  });

  const lint = async (document: unknown): Promise<string> => {
    const file = path.join(folder, 'openapi.json');
    writeFileSync(file, JSON.stringify(document));
    const run = promisify(execFile)(process.execPath, [tool('openapi-lint.mjs'), file]);
    return run.then(
      ({ stdout }) => stdout,
      ({ stderr }: { stderr: string }) => stderr,
    );
  };
  const changed = (change: (operation: Partial<Operation>) => void): Description => {
    const copy = JSON.parse(text) as Description;
    change(copy.paths['/api/v1/today'].get);
    return copy;
  };

  it.each([
    ['without a summary', 'operation-summary', changed((operation) => delete operation.summary)],
    ['that says nothing of its session', 'security-defined', changed((operation) => delete operation.security)],
    ['that never refuses', 'operation-4xx-response', changed((operation) => (operation.responses = {}))],
  ])('is refused by the linter with an operation %s', async (_what, rule, description) => {
    expect(await lint(description)).toContain(` ${rule}: `);
  });

  it('is accepted by the linter as it is', async () => {
    expect(await lint(JSON.parse(text))).toContain(' 0 problems');
  });
});

describe('the answers that specs get', () => {
  const answer = (status: number, body: unknown, mediaType = 'application/json') => ({
    ...{ method: 'GET', path: '/api/v1/clarifications?month=2026-11', status, mediaType, body },
  });
  const problem = (code: string) => ({
    ...{ type: `urn:zeitbuch:problem:${code}`, title: 'No', status: 403, code, correlationId: 'one' },
  });
  const PROBLEM = 'application/problem+json';

  it('are let through as they are described, and where nothing is described', () => {
    expect(() => assertDescribed(answer(200, []))).not.toThrow();
    expect(() => assertDescribed(answer(403, problem('forbidden'), PROBLEM))).not.toThrow();
    expect(() => assertDescribed({ ...answer(200, 'page', 'text/html'), path: '/month' })).not.toThrow();
  });

  const health = (body: unknown) => ({ ...answer(200, body), path: '/api/v1/live' });

  it.each([
    ['null for a text', /\/status must be string/, health({ status: null })],
    ['a field that is missing', /required property 'status'/, health({})],
    ['a field that nobody described', /additional properties/, health({ status: 'ok', phone: '1' })],
    ['a status', /this status is not described/, answer(204, '', '')],
    ['a type', /a body of text\/csv/, answer(200, '', 'text/csv')],
    ['a problem of another operation', /\/code must be equal/, answer(403, problem('payroll.own-file'), PROBLEM)],
  ])('are refused with %s that the description does not have', (_what, how, exchange) => {
    expect(() => assertDescribed(exchange)).toThrow(how);
  });
});
