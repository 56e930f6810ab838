import { type Flaw, PERIOD_RULES, RULES, flawSentence } from '@zeitbuch/working-time';
import { type FieldError, Problem } from '../platform';

interface RuleName {
  readonly id: string;
  readonly nameDe: string;
  readonly nameEn: string;
}

/** The form of a temporary rule is asked for by a rule that calculates nothing and stands in no catalogue. */
const OVERLAY_RULE: RuleName = { id: 'DV-OVERLAY', nameDe: 'Befristete Regel', nameEn: 'Temporary rule' };

const names: ReadonlyMap<string, RuleName> = new Map(
  [...RULES, ...PERIOD_RULES, OVERLAY_RULE].map(({ id, nameDe, nameEn }) => [id, { id, nameDe, nameEn }]),
);

/** The refusal of what has flaws: each with its field, the sentence, and the rule that the value would have decided. */
export function flawProblem(flaws: readonly Flaw[]): Problem {
  return new Problem('agreement.refused', {}, flaws.map(fieldError));
}

function fieldError(flaw: Flaw): FieldError {
  const { path, code, params } = flaw;
  const rule = flaw.rule === null ? undefined : names.get(flaw.rule);
  return {
    field: path,
    code,
    message: flawSentence(flaw),
    ...(rule ? { rule } : {}),
    ...(Object.keys(params).length > 0 ? { params } : {}),
  };
}
