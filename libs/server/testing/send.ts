import { Agent, request, type IncomingMessage } from 'node:http';
import { text as textOf } from 'node:stream/consumers';

/** A request as it goes over the line: unlike `fetch`, with any Host, any path and any method. */
export interface RawRequest {
  port: number;
  method: string;
  path: string;
  headers: Record<string, string | string[]>;
  body?: string | Buffer;
}

export interface RawAnswer {
  status: number;
  headers: Headers;
  text: string;
}

const agent = new Agent({ keepAlive: true });

/** Sends a request to 127.0.0.1; once again where the server closed the kept connection just then, as browsers do. */
export async function send(asked: RawRequest): Promise<RawAnswer> {
  const answer = await once(asked).catch((error: NodeJS.ErrnoException & { reused?: boolean }) => {
    if (error.code !== 'ECONNRESET' || !error.reused) throw error;
    return once(asked);
  });
  return { status: answer.statusCode ?? 0, headers: headersOf(answer), text: await textOf(answer) };
}

function once({ port, method, path, headers, body }: RawRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const sent = request({ agent, host: '127.0.0.1', port, method, path, headers: { ...length, ...headers } });
    sent.once('response', resolve);
    sent.once('error', (error) => reject(Object.assign(error, { reused: sent.reusedSocket })));
    sent.end(body);
  });
}

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let i = 0; i < rawHeaders.length; i += 2) headers.append(rawHeaders[i], rawHeaders[i + 1]);
  return headers;
}
