import { toNodeHandler } from 'better-auth/node';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { type NextFunction, type Response } from 'express';
import { type ContextRequest } from '../platform';
import { AUTH, CLIENT_ADDRESS_HEADER, type Auth } from './auth';

/** What the client uses of the identity library; every other of its routes stays shut. */
const OPEN_ROUTES = new Set(['/sign-in/email', '/sign-out', '/change-password', '/list-sessions', '/revoke-session']);

/** Hands sign-in and sign-out to the identity library. Comes before the body is parsed: the library reads it itself. */
export function mountAuth(app: NestExpressApplication): void {
  const handle = toNodeHandler(app.get<Auth>(AUTH));
  app.use('/api/auth', (request: ContextRequest, response: Response, next: NextFunction) => {
    if (!OPEN_ROUTES.has(request.path)) return next();
    request.headers[CLIENT_ADDRESS_HEADER] = request.socket.remoteAddress ?? 'unknown';
    handle(request, response).catch(next);
  });
}
