import { type NestExpressApplication } from '@nestjs/platform-express';
import { type NextFunction, type Response } from 'express';
import { type ContextRequest, problemOf, sendProblem } from '../platform';
import { AuthGateway } from './auth-gateway';

/** Hands sign-in, sign-out and the change of a password to the {@link AuthGateway}. */
export function mountAuth(app: NestExpressApplication): void {
  const gateway = app.get(AuthGateway);
  app.use('/api/auth', (request: ContextRequest, response: Response, next: NextFunction) => {
    const answer = gateway.handlerOf(request);
    if (!answer) return next();
    answer(request, response).catch((error: unknown) => {
      const problem = problemOf(error);
      if (problem.status >= 500) return next(error);
      sendProblem(response, problem, request.correlationId);
    });
  });
}
