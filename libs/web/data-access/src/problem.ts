import { HttpErrorResponse } from '@angular/common/http';
import { Injectable } from '@angular/core';
import { type FieldErrorDto, type ProblemDto } from './generated';

/** What went wrong with a request. `code` is stable; the screen translates it. */
export interface Problem {
  /** A code of the API, or `network` where no answer came. */
  readonly code: string;
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly FieldErrorDto[];
  readonly correlationId?: string;
}

const UNREACHABLE = new Set([0, 502, 503, 504]);

/** Turns what a failed request threw into a problem. Anything else is a bug of ours and is thrown on. */
@Injectable({ providedIn: 'root' })
export class ProblemReader {
  read(error: unknown): Problem {
    if (!(error instanceof HttpErrorResponse)) throw error;
    if (error.status === 0) return { code: 'network', status: 0 };
    const correlationId = error.headers.get('X-Correlation-Id') ?? undefined;
    if (!isProblem(error.error)) {
      const code = error.status === 429 ? 'rate-limited' : UNREACHABLE.has(error.status) ? 'unavailable' : 'internal';
      return { code, status: error.status, correlationId };
    }
    const { code, params, errors } = error.error;
    return { code, status: error.status, params, errors, correlationId: error.error.correlationId ?? correlationId };
  }
}

/** True where the request may not have reached the server: trying again later can help. */
export function isUnreachable(problem: Problem): boolean {
  return UNREACHABLE.has(problem.status) || problem.status === 429;
}

/** The body of a problem is text where the response's type was not JSON. */
function isProblem(body: unknown): body is ProblemDto {
  return (
    typeof body === 'object' &&
    body !== null &&
    typeof (body as { code?: unknown }).code === 'string' &&
    'status' in body
  );
}
