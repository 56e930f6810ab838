import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseConformanceFile } from './case';
import { differences } from './compare';
import { caseOf, parseRecordedDay, type RecordedDay, replay, whatNext } from './replay';
import { runCase } from './runner';

const read = (name: string) => readFileSync(path.join(__dirname, name), 'utf8');
const { profiles } = parseConformanceFile(read('own-cases.json'));
const recorded = parseRecordedDay(read('recorded-day.json'));
const changed = (changes: object) => JSON.stringify({ ...recorded, ...changes });

describe('a recorded day', () => {
  it('is worked out as its example says: 22:00 to 06:00 are nine hours on 25 October 2026', () => {
    const { lines, isAsExpected } = replay(recorded, profiles);
    expect(isAsExpected).toBe(true);
    expect(lines).toEqual(
      expect.arrayContaining(['2026-10-24', expect.stringMatching(/^credited_minutes +495 {2}as expected$/)]),
    );
  });

  it('shows what was expected beside what the engine says, and becomes a red example', () => {
    const wrong: RecordedDay = { ...recorded, expect: { ...recorded.expect, credited_minutes: 435 } };
    const { lines, isAsExpected, ruleIds } = replay(wrong, profiles);
    expect(isAsExpected).toBe(false);
    expect(lines).toContainEqual(expect.stringMatching(/^credited_minutes +495 {2}EXPECTED 435$/));

    const example = caseOf(wrong, 'OWN-REPLAY-01', ruleIds);
    const { status, actual } = runCase(example, profiles);
    expect(status).toBe('ok');
    expect(differences(example.expect, actual)).toEqual([{ key: 'credited_minutes', expected: 435, actual: 495 }]);
    // The one that made minutes, and the one that found work on a Sunday.
    expect(example.rule_ids).toEqual(expect.arrayContaining(['ARBZG-16', 'ARBZG-9']));
  });

  it('says what to do next: nothing is to be mended where the engine says what is expected', () => {
    expect(whatNext({ isAsExpected: false })).toBe(
      'It is red: mend the rule, or what is expected, then npm run rules.',
    );
    expect(whatNext({ isAsExpected: true })).toBe('It is green: the rule says so already. Run npm run rules.');
  });

  it.each([
    ['{', 'is not valid JSON'],
    [changed({ given: undefined }), 'has no "title" and "given"'],
    [changed({ expect: 495 }), 'has an "expect" that is no object'],
    [changed({ given: { ...recorded.given, holliday: [] }, expected: {} }), 'nobody reads: expected, holliday'],
  ])('refuses a file that says something else', (text, sentence) => {
    expect(() => parseRecordedDay(text)).toThrow(sentence);
  });

  it('refuses a figure that the engine does not know', () => {
    const odd = { ...recorded, expect: { creditedMinutes: 495 } };
    expect(() => replay(odd, profiles)).toThrow('no figure is called creditedMinutes');
  });
});
