import { type NestExpressApplication } from '@nestjs/platform-express';
import { type NextFunction, type Response } from 'express';
import { readBodies } from './bodies';
import { serveClient } from './client-files';
import { Clock } from './clock';
import { type Config } from './config';
import { refuseCrossSite } from './cross-site';
import { newId } from './ids';
import { ownHosts, refuseForeignHosts } from './own-hosts';
import { Problem } from './problem';
import { ProblemFilter, sendProblem } from './problem.filter';
import { REFUSAL_TRACE, type RefusalTrace } from './refusals';
import { type ContextRequest } from './request-context';
import { requestLog } from './request-log';
import { Readiness } from './readiness';
import { securityHeaders } from './security-headers';
import { validationPipe } from './validation';

export const API_PREFIX = 'api/v1';

/** What a feature puts in front of the routes, e.g. the identity library. Runs after the checks of origin and body. */
export type Mount = (app: NestExpressApplication) => void;

/** Everything between the socket and the controllers, the same in production and in tests. */
export function configureHttp(app: NestExpressApplication, config: Config, mount: Mount = () => undefined): void {
  const own = ownHosts(config);
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', config.trustProxy);
  app.use(requestLog(config));
  app.use(securityHeaders(config));
  app.use(envelope(app.get(Clock), app.get(Readiness)));
  app.use(refuseForeignHosts(own));
  app.use('/api', refuseCrossSite(own));
  app.use(readBodies);
  mount(app);
  if (config.webRoot) serveClient(app, config.webRoot);
  app.setGlobalPrefix(API_PREFIX);
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter(app.get<RefusalTrace>(REFUSAL_TRACE)));
}

/** What nobody answered: also outside of the API a problem document, never a page of the framework. Call it after `init`. */
export function refuseTheRest(app: NestExpressApplication): void {
  app.use((request: ContextRequest, response: Response) => {
    sendProblem(response, new Problem('not-found'), request.correlationId);
  });
}

/** Correlation id, server time and caching of every answer; while stopping, connections are not kept. */
function envelope(clock: Clock, readiness: Readiness) {
  return (request: ContextRequest, response: Response, next: NextFunction): void => {
    const given = request.headers['x-correlation-id'];
    request.correlationId = typeof given === 'string' && /^[0-9a-f-]{8,64}$/i.test(given) ? given : newId();
    response.setHeader('X-Correlation-Id', request.correlationId);
    response.setHeader('Server-Time', clock.nowIso());
    response.setHeader('Permissions-Policy', 'geolocation=(), camera=(), microphone=()');
    if (isOfApi(request.path)) {
      response.setHeader('Cache-Control', 'no-store, private');
      response.setHeader('Vary', 'Cookie');
    }
    if (readiness.stopping) response.setHeader('Connection', 'close');
    next();
  };
}

/** Routes are found in upper and lower case alike. */
const isOfApi = (path: string): boolean => /^\/api(?:\/|$)/i.test(path);
