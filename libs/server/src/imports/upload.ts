import { type IncomingMessage } from 'node:http';
import { LONGEST_FILE_BYTES, Problem } from '../platform';

/** An upload that stands still for so long is given up, and one that lasts longer than ten minutes. */
const IDLE_MILLISECONDS = 30_000;
const LONGEST_UPLOAD_MILLISECONDS = 600_000;

/** How long an upload may take; shorter in specs. */
export interface UploadLimits {
  readonly idleMilliseconds: number;
  readonly totalMilliseconds: number;
}

/**
 * The body of a request as it arrives, read no faster than it is used.
 * @throws Problem `request.too-large` before more than the limit is read; `import.too-slow`
 */
export async function* uploadedFile(
  request: IncomingMessage,
  limits: UploadLimits = { idleMilliseconds: IDLE_MILLISECONDS, totalMilliseconds: LONGEST_UPLOAD_MILLISECONDS },
): AsyncGenerator<Uint8Array> {
  const late = new AbortController();
  const total = setTimeout(() => late.abort(), limits.totalMilliseconds);
  const chunks = (request as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  let read = 0;
  try {
    for (;;) {
      const { value, done } = await inTime(chunks.next(), limits.idleMilliseconds, late.signal);
      if (done) return;
      read += value.length;
      if (read > LONGEST_FILE_BYTES) throw new Problem('request.too-large');
      yield value;
    }
  } finally {
    clearTimeout(total);
  }
}

function inTime<T>(next: Promise<T>, milliseconds: number, late: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const tooSlow = (): void => reject(new Problem('import.too-slow'));
    if (late.aborted) return tooSlow();
    const timer = setTimeout(tooSlow, milliseconds);
    late.addEventListener('abort', tooSlow);
    next.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      late.removeEventListener('abort', tooSlow);
    });
  });
}
