import { problemCodes, type ProblemCode } from './problem-codes';

/** What is wrong with one field of a request. */
export interface FieldError {
  field: string;
  code: string;
  message: string;
  /** The rule that the value decides, where one knows it. */
  rule?: { id: string; nameDe: string; nameEn: string };
  /** Values that a translated message needs. */
  params?: Readonly<Record<string, string | number>>;
}

/** Values that a translated message needs: dates, minutes, names of months; never health data. */
export type ProblemParams = Record<string, string | number | boolean | string[]>;

/**
 * An expected refusal on its way to the client. Thrown by services, turned into
 * `application/problem+json` (RFC 9457) by the filter.
 */
export class Problem extends Error {
  readonly status: number;
  /** When it makes sense to try again; becomes the `Retry-After` of a 429 or 503. */
  retryAfterSeconds?: number;

  constructor(
    readonly code: ProblemCode,
    readonly params: ProblemParams = {},
    readonly errors: FieldError[] = [],
    /** Further members of the problem document (RFC 9457, 3.2), e.g. the report of an import. */
    readonly extensions: Record<string, unknown> = {},
  ) {
    super(problemCodes[code][1]);
    this.status = problemCodes[code][0];
  }

  /** A refusal for now: it makes sense to try again after `seconds`. */
  static later(code: ProblemCode, seconds: number): Problem {
    const problem = new Problem(code);
    problem.retryAfterSeconds = Math.max(1, Math.ceil(seconds));
    return problem;
  }
}

/** The body of a problem document. `type` is a stable name, not an address: nothing is fetched from it. */
export function problemDocument(problem: Problem, correlationId: string): Record<string, unknown> {
  return {
    ...problem.extensions,
    type: `urn:zeitbuch:problem:${problem.code}`,
    title: problem.message,
    status: problem.status,
    code: problem.code,
    ...(Object.keys(problem.params).length > 0 ? { params: problem.params } : {}),
    ...(problem.errors.length > 0 ? { errors: problem.errors } : {}),
    correlationId,
  };
}
