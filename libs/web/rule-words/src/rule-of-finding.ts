import { RULES } from '@zeitbuch/working-time';

const ruleByFinding: ReadonlyMap<string, string> = new Map(
  RULES.flatMap(({ id, findings }) => findings.map((code) => [code, id] as const)),
);

/** Id of the rule that finds this, so that people can read it; null for what no rule of the day finds. */
export function ruleOfFinding(code: string): string | null {
  return ruleByFinding.get(code) ?? null;
}
