/** One thing that keeps a file from being written; `params` names person, wage type or character. */
export interface PayrollProblem {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A file is written whole or not at all: every problem of the batch is listed, not only the first. */
export interface PayrollRefusal {
  readonly ok: false;
  /** The code of the first problem. */
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly problems: readonly PayrollProblem[];
}

/**
 * Says no to a batch.
 * @throws RangeError if there is nothing to complain about: a caller's bug
 */
export function refusePayroll(problems: readonly PayrollProblem[]): PayrollRefusal {
  const [first] = problems;
  if (!first) throw new RangeError('a refusal needs a problem');
  return { ok: false, code: first.code, params: { ...first.params, problemCount: problems.length }, problems };
}
