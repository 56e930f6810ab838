import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type DayEvaluation, evaluateDays } from '../../src';
import { attendanceFacts } from './attendance';
import { parseConformanceFile } from './case';
import { differences, isSame } from './compare';
import { dataQualityFacts } from './data-quality';
import { runCase } from './runner';

const read = (name: string) => parseConformanceFile(readFileSync(path.join(__dirname, name), 'utf8'));
const file = read('cases.json');
const files = [file, read('own-cases.json')];
const all = files.flatMap(({ cases, profiles }) =>
  cases.map((entry) => ({ name: `${entry.id} ${entry.title}`, entry, profiles })),
);
const isSupported = ({ entry, profiles }: (typeof all)[number]) => runCase(entry, profiles).status === 'ok';
const attendances = file.cases.filter(({ kind }) => kind === 'attendance');

describe('worked examples', () => {
  test.each(all.filter(isSupported))('$name', ({ entry, profiles }) => {
    const { actual } = runCase(entry, profiles);
    expect(differences(entry.expect ?? {}, actual)).toEqual([]);
  });

  it('supports every kind but the statements about behaviour', () => {
    expect(attendances.length).toBe(71);
    expect(all.filter(({ entry, profiles }) => runCase(entry, profiles).failed)).toEqual([]);
    const unsupported = all.filter((example) => !isSupported(example)).map(({ entry }) => entry.kind);
    expect([...new Set(unsupported)]).toEqual(['policy']);
  });

  it('names each example once', () => {
    expect(new Set(all.map(({ entry }) => entry.id)).size).toBe(all.length);
  });
});

describe('explanation of every worked example with working days', () => {
  const explained = all
    .filter(({ entry }) => entry.kind === 'attendance' || entry.kind === 'data_quality')
    .map(({ entry, profiles }) => {
      const facts = entry.kind === 'attendance' ? attendanceFacts : dataQualityFacts;
      return { id: entry.id, days: evaluateDays(facts(entry.given, profiles)) };
    });

  test.each(explained)('$id leads from work to credit and from 0 to target', ({ days }) => {
    for (const day of days) {
      expect(chain(day, 'credit', day.workedMinutes)).toBe(day.creditedMinutes);
      expect(chain(day, 'target', 0)).toBe(day.targetMinutes);
      expect(chain(day, 'protection', 0)).toBe(day.workedMinutes);
    }
  });

  test.each(explained)('$id gives the reason for every minute that was worked and not credited', ({ days }) => {
    for (const day of days.filter(({ state }) => state !== 'incomplete')) {
      expect(lost(day, 'DV-FRAME')).toBe(day.cutOutsideFrameMinutes);
      expect(lost(day, 'DV-BREAK-AUTO')).toBe(day.breakAutoMinutes);
      expect(lost(day, 'DV-CAP-DAY')).toBe(day.cappedMinutes);
      expect(lost(day, 'DV-ABS-CREDIT') + lost(day, 'CAL-DST') + day.absenceCreditMinutes).toBe(0);
    }
    for (const day of days.filter(({ findings }) => findings.some(({ code }) => code === 'MISSING_BOOKING'))) {
      expect(lost(day, 'DQ-MISSING')).toBe(day.workedMinutes);
      expect(day.creditedMinutes).toBe(0);
    }
  });

  /** Minutes that the steps of a rule took from the credit. */
  function lost(day: DayEvaluation, rule: string): number {
    return day.trace
      .filter((step) => step.clock === 'credit' && step.rule === rule)
      .reduce((minutes, step) => minutes + step.beforeMinutes - step.afterMinutes, 0);
  }

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

describe('comparison', () => {
  it('compares lists as multisets and an expected empty object with an empty one', () => {
    expect(isSame(['A', 'B', 'B'], ['B', 'A', 'B'])).toBe(true);
    expect(isSame(['A', 'B'], ['A', 'B', 'B'])).toBe(false);
    expect(isSame({}, {})).toBe(true);
    expect(isSame({}, { '2026-03': 1 })).toBe(false);
    expect(differences({ a: 1 }, { a: 2, b: 3 })).toEqual([{ key: 'a', expected: 1, actual: 2 }]);
  });
});
