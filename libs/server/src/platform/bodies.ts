import { isUtf8 } from 'node:buffer';
import { type NextFunction, type Response } from 'express';
import { flawOfJson } from './json-shape';
import { Problem } from './problem';
import { type ProblemCode } from './problem-codes';
import { sendProblem } from './problem.filter';
import { type ContextRequest, hasBody } from './request-context';

const KILOBYTE = 1024;

/** Of a file to import. It may take its time on a slow line, see its own limits of time (imports/upload). */
export const LONGEST_FILE_BYTES = 32 * KILOBYTE * KILOBYTE;

/** What a class of routes takes at most, and of which type. */
interface BodyRules {
  readonly bytes: number;
  readonly type: RegExp;
  readonly otherwise: Extract<ProblemCode, 'request.not-json' | 'import.not-csv'>;
  /** The route reads the body itself while it arrives, and limits it in bytes and time. */
  readonly isStreamed?: boolean;
}

/** From the head of a request to the last byte of its body. */
const SLOWEST_MILLISECONDS = 30_000;

const OF_THE_API: BodyRules = {
  bytes: 64 * KILOBYTE,
  type: /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i,
  otherwise: 'request.not-json',
};
const OF_SIGN_IN: BodyRules = { ...OF_THE_API, bytes: 16 * KILOBYTE };
const OF_IMPORTS: BodyRules = {
  bytes: LONGEST_FILE_BYTES,
  type: /^text\/csv\s*(?:;|$)/i,
  otherwise: 'import.not-csv',
  isStreamed: true,
};
const NOTHING: BodyRules = { ...OF_THE_API, bytes: 0 };

/** The first that matches holds, in upper and lower case alike, as routes are found. */
const RULES: readonly (readonly [RegExp, BodyRules])[] = [
  [/^\/api\/auth(?:\/|$)/i, OF_SIGN_IN],
  [/^\/api\/v1\/(?:imports\/|import-uploads\/?$|service-imports\/?$)/i, OF_IMPORTS],
  [/^\/api(?:\/|$)/i, OF_THE_API],
];
const BODILESS = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

function rulesOf({ method, path }: ContextRequest): BodyRules {
  if (BODILESS.has(method)) return NOTHING;
  return RULES.find(([pattern]) => pattern.test(path))?.[1] ?? NOTHING;
}

/**
 * Reads the JSON body of a request before anything else looks at it. What is too long, compressed or not JSON is
 * refused by its head, before a byte is read; what turns out too long or too slow is refused in the middle. Then the
 * connection is closed: the rest is never read.
 */
export function readBodies(request: ContextRequest, response: Response, next: NextFunction): void {
  // Commands such as "check again" say everything with their path.
  if (!hasBody(request)) return next();
  const rules = rulesOf(request);
  const refusal = refusalByHead(request, rules);
  if (refusal) return sendProblem(response, refusal, request.correlationId);
  if (request.awaitsContinue) response.writeContinue();
  if (rules.isStreamed) return next();
  collect(request, rules.bytes, (result) => {
    if (result instanceof Problem) return sendProblem(response, result, request.correlationId);
    const parsed = parseJson(result);
    if (parsed instanceof Problem) return sendProblem(response, parsed, request.correlationId);
    request.body = parsed;
    next();
  });
}

function refusalByHead({ headers }: ContextRequest, rules: BodyRules): Problem | null {
  if (rules.bytes === 0 || Number(headers['content-length'] ?? 0) > rules.bytes) return tooLarge(rules.bytes);
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') return new Problem('request.compressed');
  if (!rules.type.test(headers['content-type'] ?? '')) return new Problem(rules.otherwise);
  return null;
}

const tooLarge = (limitBytes: number): Problem => new Problem('request.too-large', { limitBytes });

/** Hands over the whole body or the refusal, once; nothing where the client has gone. */
function collect(request: ContextRequest, mostBytes: number, done: (result: Buffer | Problem) => void): void {
  const pieces: Buffer[] = [];
  let length = 0;
  const end = (result: Buffer | Problem | null): void => {
    clearTimeout(timer);
    request.off('data', take).off('end', complete).off('close', gone);
    if (result instanceof Problem) request.pause();
    if (result) done(result);
  };
  const take = (piece: Buffer): void => {
    length += piece.length;
    if (length > mostBytes) end(tooLarge(mostBytes));
    else pieces.push(piece);
  };
  const complete = (): void => end(pieces.length === 1 ? pieces[0] : Buffer.concat(pieces, length));
  const gone = (): void => end(null);
  const timer = setTimeout(() => end(new Problem('request.timeout')), SLOWEST_MILLISECONDS);
  request.on('data', take).on('end', complete).on('close', gone);
}

function parseJson(body: Buffer): object | undefined | Problem {
  if (body.length === 0) return undefined;
  if (!isUtf8(body)) return invalid('isUtf8', 'the body must be UTF-8');
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    return invalid('isJson', 'the body must be JSON');
  }
  const flaw = flawOfJson(value);
  if (flaw) return invalid(flaw.code, flaw.message, flaw.field);
  return value as object;
}

const invalid = (code: string, message: string, field = ''): Problem =>
  new Problem('request.invalid', {}, [{ field, code, message }]);
