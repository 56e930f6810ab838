import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type DayEvaluation, evaluateDays } from '../../src';
import { attendanceFacts } from './attendance';
import { MalformedFile, parseConformanceFile } from './case';
import { differences, isSame } from './compare';
import { runCase } from './runner';

const file = parseConformanceFile(readFileSync(path.join(__dirname, 'cases.json'), 'utf8'));
const supported = file.cases.filter((entry) => runCase(entry, file.profiles).status === 'ok');
const attendances = file.cases.filter(({ kind }) => kind === 'attendance');

describe('worked examples', () => {
  test.each(supported.map((entry) => [`${entry.id} ${entry.title}`, entry] as const))('%s', (_, entry) => {
    const { actual } = runCase(entry, file.profiles);
    expect(differences(entry.expect, actual)).toEqual([]);
  });

  it('supports every kind but the statements about behaviour', () => {
    expect(attendances.length).toBe(71);
    expect(file.cases.filter((entry) => runCase(entry, file.profiles).failed)).toEqual([]);
    const unsupported = new Set(file.cases.filter((entry) => !supported.includes(entry)).map(({ kind }) => kind));
    expect([...unsupported]).toEqual(['policy']);
  });
});

describe('explanation of every worked example', () => {
  test.each(attendances.map((entry) => [entry.id, entry] as const))(
    '%s leads from work to credit and from 0 to target',
    (_, entry) => {
      for (const day of evaluateDays(attendanceFacts(entry.given, file.profiles))) {
        expect(chain(day, 'credit', day.workedMinutes)).toBe(day.creditedMinutes);
        expect(chain(day, 'target', 0)).toBe(day.targetMinutes);
        expect(chain(day, 'protection', 0)).toBe(day.workedMinutes);
      }
    },
  );

  /** Follows the steps of one clock; every step must begin where the one before it ended, and change something. */
  function chain(day: DayEvaluation, clock: string, start: number): number {
    return day.trace
      .filter((step) => step.clock === clock)
      .reduce((minutes, step) => {
        expect(step.beforeMinutes).toBe(minutes);
        expect(step.afterMinutes).not.toBe(minutes);
        expect(step.paragraph).not.toBe('');
        return step.afterMinutes;
      }, start);
  }
});

describe('runner', () => {
  it('never looks at what a case expects', () => {
    const blind = { ...attendances[0], expect: new Proxy({}, { get: () => fail('looked at expect') }) };
    expect(runCase(blind, file.profiles).status).toBe('ok');
  });

  it('reports a kind that it does not know as unsupported', () => {
    expect(runCase({ id: 'X-1', kind: 'horoscope', given: {} }, file.profiles)).toMatchObject({
      status: 'unsupported',
    });
  });

  it('goes on after a case that makes no sense and says which one failed', () => {
    const broken = {
      id: 'X-2',
      kind: 'attendance',
      given: { contract: 'NOBODY', range: { from: '2026-03-09', to: '2026-03-09' } },
    };
    expect(runCase(broken, file.profiles)).toMatchObject({ failed: true, reason: expect.stringContaining('NOBODY') });
  });

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['no cases', '{"profiles":{"contracts":{},"agreements":{}}}'],
    ['no profiles', '{"cases":[]}'],
    ['a case without given', '{"profiles":{"contracts":{},"agreements":{}},"cases":[{"id":"A","kind":"target"}]}'],
  ])('refuses a file that is %s', (_, text) => {
    expect(() => parseConformanceFile(text)).toThrow(MalformedFile);
  });

  it('compares lists as multisets and an expected empty object with an empty one', () => {
    expect(isSame(['A', 'B', 'B'], ['B', 'A', 'B'])).toBe(true);
    expect(isSame(['A', 'B'], ['A', 'B', 'B'])).toBe(false);
    expect(isSame({}, {})).toBe(true);
    expect(isSame({}, { '2026-03': 1 })).toBe(false);
    expect(differences({ a: 1 }, { a: 2, b: 3 })).toEqual([{ key: 'a', expected: 1, actual: 2 }]);
  });
});

function fail(message: string): never {
  throw new Error(message);
}
