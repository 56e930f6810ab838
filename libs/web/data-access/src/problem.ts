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
  /** How long the server asks to wait before the next attempt; it holds whole seconds. */
  readonly retryAfterSeconds?: number;
}

const UNREACHABLE = new Set([0, 502, 503, 504]);

/** Turns what a failed request threw into a problem. Anything else is a bug of ours and is thrown on. */
@Injectable({ providedIn: 'root' })
export class ProblemReader {
  read(error: unknown): Problem {
    if (!(error instanceof HttpErrorResponse)) throw error;
    if (error.status === 0 || isOfServiceWorker(error)) return { code: 'network', status: 0 };
    const correlationId = error.headers.get('X-Correlation-Id') ?? undefined;
    const waiting = retryAfterOf(error);
    const body = bodyOf(error);
    if (!isProblem(body)) {
      const code = error.status === 429 ? 'rate-limited' : UNREACHABLE.has(error.status) ? 'unavailable' : 'internal';
      return { code, status: error.status, correlationId, ...waiting };
    }
    const { code, params, errors } = body;
    const own = body.correlationId ?? correlationId;
    return { code, status: error.status, params, errors, correlationId: own, ...waiting };
  }
}

/** Without a connection the service worker answers by itself: with a 504 that has neither headers nor a body. */
const isOfServiceWorker = ({ status, headers, error }: HttpErrorResponse): boolean =>
  status === 504 && headers.keys().length === 0 && !error;

/** `Retry-After` in its two forms: seconds, or an instant, which counts from the `Date` of the same answer. */
function retryAfterOf({ headers }: HttpErrorResponse): Pick<Problem, 'retryAfterSeconds'> {
  const text = headers.get('Retry-After')?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return { retryAfterSeconds: Number(text) };
  const milliseconds = Date.parse(text) - Date.parse(headers.get('Server-Time') ?? headers.get('Date') ?? '');
  return milliseconds > 0 ? { retryAfterSeconds: Math.ceil(milliseconds / 1_000) } : {};
}

/** True where the request may not have reached the server: trying again later can help. */
export function isUnreachable(problem: Problem): boolean {
  return UNREACHABLE.has(problem.status) || problem.status === 429;
}

/**
 * What the server said, read where it came as text: a route that answers with nothing, or with a file, asked for no JSON,
 * and refuses with a problem all the same.
 */
export function bodyOf({ error }: HttpErrorResponse): unknown {
  if (typeof error !== 'string' || !error.startsWith('{')) return error;
  try {
    return JSON.parse(error);
  } catch {
    return error;
  }
}

function isProblem(body: unknown): body is ProblemDto {
  return (
    typeof body === 'object' &&
    body !== null &&
    typeof (body as { code?: unknown }).code === 'string' &&
    'status' in body
  );
}
