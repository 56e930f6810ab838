import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { type Response } from 'express';
import { problemOfDatabaseError } from './database-errors';
import { Problem, problemDocument } from './problem';
import { type ProblemCode } from './problem-codes';
import { type RefusalTrace } from './refusals';
import { type ContextRequest, hasBody } from './request-context';

const codeByStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'request.invalid',
  401: 'sign-in.required',
  403: 'forbidden',
  404: 'not-found',
  405: 'not-found',
  412: 'request.condition-failed',
  413: 'request.too-large',
  415: 'request.not-json',
  416: 'request.range',
  429: 'rate-limited',
  503: 'unavailable',
};

/** Seconds after which it makes sense to try again, where the problem itself does not know. */
const RETRY_AFTER_SECONDS = 5;

/** Turns whatever was thrown into one problem document. Only faults are logged; what somebody may not do leaves a trace. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  constructor(private readonly trace: RefusalTrace) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<ContextRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = problemOf(error);
    if (problem.status >= 500) {
      this.logger.error({ err: error, code: problem.code, correlationId: request.correlationId }, 'request failed');
    }
    if (problem.status === 403) await this.trace.refused(request, problem);
    sendProblem(response, problem, request.correlationId);
  }
}

/** The refusal that an error stands for; `internal` where it is a fault of ours. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  const code =
    status === undefined ? undefined : (codeByStatus[status] ?? (status < 500 ? 'request.invalid' : undefined));
  if (code) return new Problem(code);
  return problemOfDatabaseError(error) ?? new Problem('internal');
}

/** What a file would have said about itself; none of it holds for a refusal. */
const HEADERS_OF_CONTENT = [
  'Accept-Ranges',
  'Content-Disposition',
  'Content-Digest',
  'Content-Length',
  'Content-Range',
  'Digest',
  'ETag',
  'Last-Modified',
];

/** Writes the problem document, unless the answer has already begun. What was not read of the request never will be. */
export function sendProblem(response: Response, problem: Problem, correlationId: string): void {
  if (response.headersSent) return void response.end();
  if (problem.status === 503 || problem.status === 429) {
    response.setHeader('Retry-After', problem.retryAfterSeconds ?? RETRY_AFTER_SECONDS);
  }
  for (const name of HEADERS_OF_CONTENT) response.removeHeader(name);
  response.setHeader('Cache-Control', 'no-store, private');
  if (hasBody(response.req) && !response.req.complete) response.setHeader('Connection', 'close');
  response
    .status(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify(problemDocument(problem, correlationId)));
}

/** Express and what delivers its files throw plain errors that carry a 4xx status; whatever else carries one is a fault. */
function statusOf(error: unknown): number | undefined {
  const { status, expose } = (error ?? {}) as { status?: unknown; expose?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 && expose !== false ? status : undefined;
}
