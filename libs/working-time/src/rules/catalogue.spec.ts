import { PARAMETER_SCHEMA } from '../agreement';
import { RULES } from './catalogue';
import { FINDING_SEVERITY, type FindingCode } from './finding-codes';
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
  'LOCATION_NOT_ELIGIBLE',
  'TELEWORK_AGREEMENT_MISSING',
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

describe('catalogue of rules', () => {
  it('names every rule once, with both names and a paragraph', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    for (const { id, nameDe, nameEn, paragraph } of RULES) {
      expect([id, nameDe, nameEn, paragraph].map((text) => text.length > 0)).toEqual([true, true, true, true]);
    }
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
});
