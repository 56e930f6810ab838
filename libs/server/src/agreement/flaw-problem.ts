import { type Flaw, RULES, flawSentence } from '@zeitbuch/working-time';
import { PERIOD_RULES } from '@zeitbuch/working-time/rulebook';
import { type FieldError, Problem } from '../platform';

interface RuleName {
  readonly id: string;
  readonly nameDe: string;
  readonly nameEn: string;
}

/** What asks for the form of annexes and temporary rules calculates nothing and stands in no catalogue. */
const FORM_RULES: readonly RuleName[] = [
  { id: 'DV-ANNEX', nameDe: 'Anlage', nameEn: 'Annex' },
  { id: 'DV-OVERLAY', nameDe: 'Befristete Regel', nameEn: 'Temporary rule' },
];

const names: ReadonlyMap<string, RuleName> = new Map(
  [...RULES, ...PERIOD_RULES, ...FORM_RULES].map(({ id, nameDe, nameEn }) => [id, { id, nameDe, nameEn }]),
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
