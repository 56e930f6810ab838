import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PARAMETER_RULE, PARAMETER_SCHEMA } from '../agreement';
import { ruleTerms } from '../../testing/builders';
import { RULES } from './catalogue';
import { FINDING_SEVERITY, type FindingCode } from './finding-codes';
import { PERIOD_RULES } from './period-rules';
import { STAGES } from './rule';

/** Codes that other parts of the product raise: averages, quotas, requests, closing. */
const RAISED_ELSEWHERE: readonly FindingCode[] = [
  'AVG_8H_EXCEEDED',
  'AVG_48H_EXCEEDED',
  'NIGHT_AVG_8H_EXCEEDED',
  'DEBT_LIMIT_EXCEEDED',
  'FLEXDAY_MONTH_QUOTA_EXCEEDED',
  'FLEXDAY_YEAR_QUOTA_EXCEEDED',
  'FLEXDAY_INSUFFICIENT_CREDIT',
  'HOMEOFFICE_QUOTA_EXCEEDED',
  'ONSITE_DAY_MISSED',
  'MINOR_WEEKLY_MAX_40H',
  'MUSCHG_DOUBLE_WEEK_90H',
  'MUSCHG_DOUBLE_WEEK_80H',
  'MUSCHG_MONTH_CONTRACT_EXCEEDED',
  'SGB9_207_MEHRARBEIT_ON_REQUEST_EXEMPT',
  'INVALID_LOCAL_TIME',
  'AMBIGUOUS_LOCAL_TIME',
  'PERIOD_CLOSED',
  'PERIOD_HAS_OPEN_ITEMS',
  'FOUR_EYES',
  'PROBATION_NOT_OVER',
];

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
    const file = readFileSync(path.join(__dirname, '../../testing/conformance/cases.json'), 'utf8');
    const { cases } = JSON.parse(file) as { cases: { id: string; rule_ids: string[] }[] };
    const shown = RULES.filter(({ example }) => example !== undefined);
    const rulesOf = (example?: string) => cases.find(({ id }) => id === example)?.rule_ids;
    for (const { id, example } of shown)
      expect([example, rulesOf(example)]).toEqual([example, expect.arrayContaining([id])]);
    // A rule without a worked example is the exception: its own spec tells the working day.
    expect(RULES.filter((rule) => !shown.includes(rule)).map(({ id }) => id)).toEqual(['TVOED-6-3-TIME-OFF']);
  });

  it('leaves out what cannot apply: no core time under the usual agreement, young people only under 18', () => {
    const inForce = (isMinor: boolean) =>
      RULES.filter((rule) => rule.isInForce?.(ruleTerms({ isMinor })) ?? true).map(({ id }) => id);
    expect(inForce(false)).toEqual(
      expect.arrayContaining(['CON-PATTERN', 'DV-FRAME', 'DV-BREAK-AUTO', 'DV-CAP-DAY', 'ARBZG-3']),
    );
    for (const id of ['DV-CORE', 'CAL-DST', 'TVOED-8-1', 'JARBSCHG']) expect(inForce(false)).not.toContain(id);
    expect(inForce(true)).toContain('JARBSCHG');
  });

  it('lists rules in the order of their stages', () => {
    const order = RULES.map(({ stage }) => STAGES.indexOf(stage));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('raises every code of a day, and only codes and parameters that exist', () => {
    const raised = RULES.flatMap(({ findings }) => findings);
    expect([...raised, ...RAISED_ELSEWHERE].sort()).toEqual(Object.keys(FINDING_SEVERITY).sort());
    for (const key of RULES.flatMap(({ parameters }) => parameters))
      expect(Object.keys(PARAMETER_SCHEMA)).toContain(key);
  });

  it('knows for every parameter a rule that reads it, or one outside the working day', () => {
    const outside: readonly string[] = ['DV-FLEXDAY', 'DV-CAP-PERIOD'];
    for (const [key, id] of Object.entries(PARAMETER_RULE).filter(([, id]) => !outside.includes(id)))
      expect([key, RULES.find((rule) => rule.id === id)?.parameters]).toEqual([key, expect.arrayContaining([key])]);
  });
});
