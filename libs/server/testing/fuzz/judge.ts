import { problemCodes } from '../../src/platform';
import { type RawAnswer } from '../send';

/** Where something of ours shows that is nobody's business: a stack, a path of a file, SQL. */
const INNARDS =
  /\n\s+at |node_modules|[\\/]src[\\/]|\.ts:\d|(?:Type|Range|Syntax|Reference|Query)Error|select .+ from |SQLSTATE/;

/** What is wrong with an answer, whatever was asked; null where nothing is. */
export function flawOfAnswer(method: string, { status, headers, text }: RawAnswer): string | null {
  if (status >= 500) return `status ${status}`;
  if (status < 400) return status >= 300 && status !== 301 && status !== 304 ? `status ${status}` : null;
  if (!headers.get('content-type')?.startsWith('application/problem+json')) return 'no problem document';
  if (/immutable|max-age=[1-9]/.test(headers.get('cache-control') ?? '')) return 'the refusal may be kept';
  if (method === 'HEAD') return null;
  if (INNARDS.test(text)) return 'shows innards';
  const problem = parsed(text);
  if (problem?.status !== status) return 'a problem document of another status';
  if (typeof problem.code !== 'string' || !(problem.code in problemCodes)) return 'an unknown code';
  return problem.correlationId === headers.get('x-correlation-id') ? null : 'another correlation id';
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}
