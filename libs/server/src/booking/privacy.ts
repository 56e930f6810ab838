import { type Finding, type RuleTerms, type TraceStep } from '@zeitbuch/working-time';

/** Kinds that a supervisor decides on and therefore knows. */
const KNOWN_TO_SUPERVISOR = new Set(['leave', 'flexDay', 'businessTripDay', 'training']);

/** Rules whose name or reasons tell why somebody was absent. */
const ABSENCE_RULES = new Set(['DV-ABS-CREDIT', 'ABS-UNPAID']);

/** Findings that follow from age, pregnancy or disability: they protect the person and are not for colleagues to read (PRV-MASK). */
const PROTECTED = /^(MINOR_|MUSCHG_|SGB9_)/;

/** Whether a leader may read the finding, count it or be told to look because of it. */
export const isForLeaders = ({ code }: Pick<Finding, 'code'>): boolean => !PROTECTED.test(code);

/**
 * Select list: how many findings of a day leaders may know of. Most days have none.
 * @param findings an SQL expression, a list of findings as JSON
 * @param condition narrows finding `f` further
 */
export const countForLeaders = (findings: string, condition = 'true'): string =>
  `case when ${findings} = '[]' then 0 else
    (select count(*) from jsonb_array_elements(${findings}) f where f ->> 'code' !~ '${PROTECTED.source}' and ${condition}) end`;

/**
 * The kind of absence as the reader may see it.
 * @param seesReasons the reader is the person or a time administrator
 */
export function maskAbsence(kind: string, seesReasons: boolean): string {
  return seesReasons || KNOWN_TO_SUPERVISOR.has(kind) ? kind : 'absent';
}

/** Findings as the reader may see them; those of special protection only the person and the time administration. */
export function maskFindings<F extends Pick<Finding, 'code'>>(findings: readonly F[], seesReasons: boolean): F[] {
  return seesReasons ? [...findings] : findings.filter(isForLeaders);
}

/**
 * Terms as the reader may see them: leaders see everybody's limits as those of an unprotected grown-up. That a limit is
 * missing, or another one is there, would tell them of age or pregnancy.
 */
export function maskTerms(terms: RuleTerms, seesReasons: boolean): RuleTerms {
  return seesReasons ? terms : { ...terms, isMinor: false, isMaternity: false, isSeverelyDisabled: false };
}

/** Steps of the explanation as the reader may see them: an absence that a supervisor does not decide on is only an absence. */
export function maskStep<S extends Pick<TraceStep, 'rule' | 'paragraph' | 'why'>>(
  step: S,
  absenceKind: string | null,
  seesReasons: boolean,
): S {
  // A step names its own absence where a day has several; others are told by the kind of the day.
  const kind = String(step.why['absence'] ?? absenceKind ?? '');
  const tellsReason = ABSENCE_RULES.has(step.rule) && maskAbsence(kind, seesReasons) === 'absent';
  return tellsReason ? { ...step, rule: 'DV-ABS-CREDIT', paragraph: '', why: {} } : step;
}
