import { type NestExpressApplication } from '@nestjs/platform-express';
import { type NextFunction, type Request, type Response } from 'express';
import { type ContextRequest, problemOf, sendProblem } from '../platform';
import { AuthGateway } from './auth-gateway';

const AUTH_PREFIX = '/api/auth';
/** E-mail address and password are short; nobody needs more to sign in. */
const BODY_LIMIT = '16kb';

/** Hands sign-in, sign-out and the change of a password to the {@link AuthGateway}. */
export function mountAuth(app: NestExpressApplication): void {
  const gateway = app.get(AuthGateway);
  const isAuth = (request: { originalUrl?: string; url?: string }) =>
    (request.originalUrl ?? request.url ?? '').startsWith(`${AUTH_PREFIX}/`);
  app.useBodyParser('json', {
    limit: BODY_LIMIT,
    type: (request: unknown) =>
      isAuth(request as Request) && /^application\/json/i.test((request as Request).headers['content-type'] ?? ''),
  } as never);
  app.use(AUTH_PREFIX, (request: ContextRequest, response: Response, next: NextFunction) => {
    const answer = gateway.handlerOf(request);
    if (!answer) return next();
    answer(request, response).catch((error: unknown) => {
      const problem = problemOf(error);
      if (problem.status >= 500) return next(error);
      sendProblem(response, problem, request.correlationId);
    });
  });
}
