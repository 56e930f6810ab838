import { createServer, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Socket } from 'node:net';
import { ExpressAdapter } from '@nestjs/platform-express';
import { newId } from './ids';
import { Problem, problemDocument } from './problem';

const HEAD_TIMEOUT_MS = 10_000;
/** How often connections are looked through for slow ones. */
const LOOK_EVERY_MS = 1_000;

type Handler = (request: IncomingMessage & { awaitsContinue?: boolean }, response: ServerResponse) => void;

/**
 * Nest's adapter on a server with limits: heads of requests within ten seconds (bodies see bodies.ts), and problem
 * documents also where Node itself refuses, before there is a request for anybody to answer.
 */
export class ApiServer extends ExpressAdapter {
  override initHttpServer(): void {
    const handle = this.getInstance<Handler>();
    const server = createServer(
      // Bodies have limits of their own by route; a missing Host is answered like a wrong one.
      {
        headersTimeout: HEAD_TIMEOUT_MS,
        requestTimeout: 0,
        connectionsCheckingInterval: LOOK_EVERY_MS,
        requireHostHeader: false,
      },
      handle,
    );
    server.on('clientError', refuseBrokenRequest);
    // Nobody is asked to go on with a body before its head is looked at.
    server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) =>
      handle(Object.assign(request, { awaitsContinue: true }), response),
    );
    server.on('checkExpectation', handle);
    this.httpServer = server as Server as never;
  }
}

/** Why Node refused a request. */
function codeOf({ code }: NodeJS.ErrnoException) {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return 'request.head-too-large';
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return 'request.too-large';
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 'request.timeout';
    default:
      return 'request.malformed';
  }
}

/** Answers what is no HTTP, or came too slowly, by hand: the parser has no request to hand over. */
function refuseBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const problem = new Problem(codeOf(error));
  const correlationId = newId();
  const body = JSON.stringify(problemDocument(problem, correlationId));
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    `X-Correlation-Id: ${correlationId}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
