import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PARAMETER_RULE, PARAMETER_SCHEMA, STANDARD_PARAMETERS } from '../agreement';
import { FINDING_SEVERITY, type FindingCode } from '../day';
import { isRuleInForce, RULES, type PeriodRule, STAGES } from '../rules';
import { PERIOD_RULES } from './period-rules';
import { ruleTerms } from '../../testing/builders';
import { type LocalDate } from '../time';

/** Codes that no declaration names: averages, quotas, times of the clock that do not exist. */
const RAISED_ELSEWHERE: readonly FindingCode[] = ['INVALID_LOCAL_TIME', 'AMBIGUOUS_LOCAL_TIME'];

/** What people read: the rules of a day, and those that look beyond one. */
const LISTED = [...RULES, ...PERIOD_RULES];

describe('catalogue of rules', () => {
  it('names every rule once, with both names and a paragraph', () => {
    expect(new Set(LISTED.map(({ id }) => id)).size).toBe(LISTED.length);
    for (const { id, nameDe, nameEn, paragraph } of LISTED) {
      expect([id, nameDe, nameEn, paragraph].map((text) => text.length > 0)).toEqual([true, true, true, true]);
    }
  });

  it('says in plain German and English what each rule does, in whole sentences', () => {
    for (const { descriptionDe, descriptionEn } of LISTED) {
      expect(descriptionDe).toMatch(/^\p{Lu}.{30,}[.]$/u);
      expect(descriptionEn).toMatch(/^\p{Lu}.{30,}[.]$/u);
      expect(descriptionEn).not.toBe(descriptionDe);
    }
  });

  it('shows each rule by a worked example that names it', () => {
    const cases = ['cases.json', 'own-cases.json'].flatMap((name) => {
      const file = readFileSync(path.join(__dirname, '../../testing/conformance', name), 'utf8');
      return (JSON.parse(file) as { cases: { id: string; rule_ids: string[] }[] }).cases;
    });
    const rulesOf = (example?: string) => cases.find(({ id }) => id === example)?.rule_ids;
    for (const { id, example } of LISTED)
      expect([example, rulesOf(example)]).toEqual([example, expect.arrayContaining([id])]);
  });

  it('leaves out what cannot apply: no core time under the usual agreement, young people only under 18', () => {
    const inForce = (isMinor: boolean) =>
      RULES.filter((rule) => isRuleInForce(rule, ruleTerms({ isMinor }))).map(({ id }) => id);
    expect(inForce(false)).toEqual(
      expect.arrayContaining(['CON-PATTERN', 'DV-FRAME', 'DV-BREAK-AUTO', 'DV-CAP-DAY', 'ARBZG-3']),
    );
    for (const id of ['DV-CORE', 'CAL-DST', 'JARBSCHG']) expect(inForce(false)).not.toContain(id);
    expect(inForce(true)).toContain('JARBSCHG');
  });

  it('lists rules in the order of their stages', () => {
    const order = RULES.map(({ stage }) => STAGES.indexOf(stage));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('raises every code, and only codes and parameters that exist', () => {
    const raised = LISTED.flatMap(({ findings = [] }) => findings);
    expect([...new Set([...raised, ...RAISED_ELSEWHERE])].sort()).toEqual(Object.keys(FINDING_SEVERITY).sort());
    for (const key of LISTED.flatMap(({ parameters }) => parameters))
      expect(Object.keys(PARAMETER_SCHEMA)).toContain(key);
  });

  it('knows for every parameter the rule that reads it', () => {
    for (const [key, id] of Object.entries(PARAMETER_RULE))
      expect([key, LISTED.find((rule) => rule.id === id)?.parameters]).toEqual([key, expect.arrayContaining([key])]);
  });
});

describe('rules beyond a day', () => {
  const listed = (changes: Parameters<typeof ruleTerms>[0]) =>
    PERIOD_RULES.filter((rule) => isRuleInForce(rule, ruleTerms(changes))).map(({ id }) => id);
  const figures = (id: string, date: LocalDate) => {
    const rule = PERIOD_RULES.find((candidate) => candidate.id === id) as PeriodRule;
    return rule.figures?.(ruleTerms({ date })).map(({ key, value }) => [key, value]);
  };

  it('say how the figure of their example comes about, in both languages', () => {
    for (const { id, reasoningDe, reasoningEn } of PERIOD_RULES.filter(({ reasoningDe: told }) => told !== undefined)) {
      expect([id, reasoningDe]).toEqual([id, expect.stringMatching(/^[\p{Lu}\d].{60,}[.]$/u)]);
      expect([id, reasoningEn]).toEqual([id, expect.stringMatching(/^[\p{Lu}\d].{60,}[.]$/u)]);
    }
    expect(PERIOD_RULES.filter(({ reasoningDe }) => reasoningDe !== undefined).length).toBeGreaterThanOrEqual(34);
  });

  it('name the function that works them out; regeneration days have nothing to work out', () => {
    const told = PERIOD_RULES.filter(({ reasoningDe }) => reasoningDe !== undefined);
    expect(told.filter(({ calculate }) => calculate === undefined).map(({ id }) => id)).toEqual(['SUE-REGEN']);
  });

  it('leave tariff and statutes for employees out for a civil servant', () => {
    const ids = listed({ personnelGroup: 'BEAMTE_SN', payGroup: 'A10' });
    expect(ids.filter((id) => /^(TVOED|BURLG|EFZG|BEEG|SUE|SN-QZG)/.test(id))).toEqual([]);
    expect(ids).toEqual(expect.arrayContaining(['DV-CAP-PERIOD', 'DV-FLEXDAY', 'CLS-MONTH']));
  });

  it('give a trainee leave by the tariff, but no overtime of grown-up staff', () => {
    const ids = listed({ personnelGroup: 'TVAOED', payGroup: 'AZUBI' });
    expect(ids).toEqual(expect.arrayContaining(['TVOED-26', 'TVOED-22', 'BURLG-3-5']));
    expect(ids.filter((id) => id.startsWith('TVOED-7'))).toEqual([]);
    expect(listed({})).toEqual(expect.arrayContaining(['TVOED-26', 'TVOED-22', 'TVOED-7-7']));
  });

  it('keep to the TVöD: no shift leave for a civil servant, no regeneration days for a trainee of the S groups', () => {
    expect(listed({ personnelGroup: 'BEAMTE_SN', payGroup: 'A8', worksInShifts: true })).not.toContain('TVOED-27');
    expect(listed({ personnelGroup: 'TVAOED', payGroup: 'S8b' })).not.toContain('SUE-REGEN');
    expect(listed({ payGroup: null })).not.toContain('SUE-REGEN');
  });

  it.each([
    ['SGB9-207', { isSeverelyDisabled: true }],
    ['SGB9-208', { isSeverelyDisabled: true }],
    ['TVOED-27', { worksInShifts: true }],
    ['SUE-REGEN', { payGroup: 'S8b' }],
    ['SN-QZG', { date: '2027-01-01' as const }],
    ['MUSCHG', { isMaternity: true }],
    ['HO-ONSITE', { parameters: { ...STANDARD_PARAMETERS, homeOffice: { quotas: [], onsiteWeekdays: [4] } } }],
  ])('list %s only for people it can apply to', (id, changes) => {
    expect(listed({ date: '2026-12-31', payGroup: 'E8' })).not.toContain(id);
    expect(listed(changes)).toContain(id);
  });

  it('take nobody under a contract of employment for whom none is on record', () => {
    expect(listed({ personnelGroup: null }).filter((id) => /^(TVOED|BURLG|EFZG)/.test(id))).toEqual([]);
  });

  it('leave the averages of grown-up staff out for young people, whose every week has its limit', () => {
    expect(listed({})).toEqual(expect.arrayContaining(['ARBZG-3-AVG', 'ARBZG-6', 'ARBZG-11']));
    expect(listed({ isMinor: true }).filter((id) => id.startsWith('ARBZG'))).toEqual([]);
  });

  it.each([
    ['ARBZG-3-AVG', {}, ['werktagAverageMinutes 480 ArbZG § 3']],
    ['ARBZG-3-AVG', { personnelGroup: 'BEAMTE_SN' as const }, ['weekAverageMinutes 2880 SächsAZVO § 1']],
    ['ARBZG-6', {}, ['werktagAverageMinutes 480 ArbZG § 6 (2)', 'nightWorkDays 48 ArbZG § 2 (5)']],
    ['ARBZG-11', {}, ['freeSundays 15 ArbZG § 11 (1)']],
    ['MUSCHG', {}, ['doubleWeekMinutes 5400 MuSchG § 4 (1)']],
    ['MUSCHG', { isMinor: true }, ['doubleWeekMinutes 4800 MuSchG § 4 (1)']],
  ])('take the limit of %s from the law that holds for the person %j', (id, changes, lawful) => {
    const told = PERIOD_RULES.find((rule) => rule.id === id)?.figures?.(ruleTerms(changes)) ?? [];
    expect(told.map(({ key, value, sourceName }) => `${key} ${value} ${sourceName}`)).toEqual(lawful);
    expect(told.every(({ source }) => source === 'law')).toBe(true);
  });

  it('carry the figure of the day asked about: 31 days of leave from 2027, 39 hours from 2023', () => {
    expect(figures('TVOED-26', '2026-12-31')).toEqual([['annualLeaveDays', 30]]);
    expect(figures('TVOED-26', '2027-01-01')).toEqual([['annualLeaveDays', 31]]);
    expect(figures('TVOED-6-1', '2022-12-31')).toEqual([['fulltimeWeekMinutes', 2370]]);
    expect(figures('TVOED-6-1', '2023-01-01')).toEqual([['fulltimeWeekMinutes', 2340]]);
  });
});
