import { existsSync } from 'node:fs';
import path from 'node:path';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { Clock } from './clock';
import { type Config } from './config';
import { newId } from './ids';
import { Problem } from './problem';
import { ProblemFilter, sendProblem } from './problem.filter';
import { REFUSAL_TRACE, type RefusalTrace } from './refusals';
import { type ContextRequest } from './request-context';
import { requestLog } from './request-log';
import { Readiness } from './readiness';
import { validationPipe } from './validation';

export const API_PREFIX = 'api/v1';
const BODY_LIMIT = '64kb';
const unsafe = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** What a feature puts in front of the routes, e.g. the identity library. Runs after the origin check, before body parsing. */
export type Mount = (app: NestExpressApplication) => void;

/** Everything between the socket and the controllers, the same in production and in tests. */
export function configureHttp(app: NestExpressApplication, config: Config, mount: Mount = () => undefined): void {
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', config.trustProxy);
  app.use(requestLog(config));
  app.use(helmet(securityHeaders(config)));
  app.use(envelope(app.get(Clock), app.get(Readiness)));
  app.use('/api', refuseCrossSite(config));
  mount(app);
  parseBodies(app);
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

/**
 * The policy of the client: scripts only from here; styles also inline, because
 * Angular writes `<style>` elements. Nothing forces https where BASE_URL is http.
 */
function securityHeaders(config: Config): Parameters<typeof helmet>[0] {
  const secure = config.baseUrl.startsWith('https://');
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'self'"],
        objectSrc: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  };
}

/** Correlation id, server time and caching of every answer; while stopping, connections are not kept. */
function envelope(clock: Clock, readiness: Readiness) {
  return (request: ContextRequest, response: Response, next: NextFunction): void => {
    const given = request.headers['x-correlation-id'];
    request.correlationId = typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : newId();
    response.setHeader('X-Correlation-Id', request.correlationId);
    response.setHeader('Server-Time', clock.nowIso());
    response.setHeader('Permissions-Policy', 'geolocation=(), camera=(), microphone=()');
    if (request.path.startsWith('/api/')) {
      response.setHeader('Cache-Control', 'no-store, private');
      response.setHeader('Vary', 'Cookie');
    }
    if (readiness.stopping) response.setHeader('Connection', 'close');
    next();
  };
}

/**
 * Writing needs JSON and must come from our own pages. A browser says where a
 * request comes from (Sec-Fetch-Site, older ones Origin); a program that says
 * neither carries no foreign person's cookies.
 */
function refuseCrossSite(config: Config) {
  const ownOrigin = new URL(config.baseUrl).origin;
  return (request: ContextRequest, response: Response, next: NextFunction): void => {
    if (!unsafe.has(request.method)) return next();
    const site = request.headers['sec-fetch-site'];
    const { origin } = request.headers;
    const foreign =
      site !== undefined
        ? site !== 'same-origin'
        : origin !== undefined && origin !== ownOrigin && !isSameHost(origin, request);
    if (foreign) return sendProblem(response, new Problem('request.cross-site'), request.correlationId);
    const refusal = isImport(request) ? notCsv(request) : notJson(request);
    if (refusal) return sendProblem(response, refusal, request.correlationId);
    next();
  };
}

/** The same page reached by another name (127.0.0.1 for localhost): the origin names the host that was asked. */
function isSameHost(origin: string, request: Request): boolean {
  return URL.canParse(origin) && new URL(origin).host === request.headers.host;
}

/** Commands such as "check again" say everything with their path: only what has a body must be JSON. */
const hasBody = (request: Request): boolean =>
  Number(request.headers['content-length'] ?? 0) > 0 || 'transfer-encoding' in request.headers;

/** Files to take over come as they are and are read while they arrive; every other body is JSON. */
const isImport = (request: { originalUrl?: string; url?: string }): boolean =>
  (request.originalUrl ?? request.url ?? '').startsWith(`/${API_PREFIX}/imports/`);

const notJson = (request: Request): Problem | null =>
  hasBody(request) && !isJson(request) ? new Problem('request.not-json') : null;

/** A form of another site can send neither of the two types. */
const notCsv = (request: Request): Problem | null =>
  /^text\/csv(\s*;|$)/i.test(request.headers['content-type'] ?? '') ? null : new Problem('import.not-csv');

const isJson = (request: { headers: Request['headers'] }): boolean =>
  /^application\/json(\s*;|$)/i.test(request.headers['content-type'] ?? '');

function parseBodies(app: NestExpressApplication): void {
  const reviver = (key: string, value: unknown): unknown => (key === '__proto__' ? undefined : value);
  const type = (request: unknown): boolean => isJson(request as Request);
  app.useBodyParser('json', { limit: BODY_LIMIT, reviver, type } as never);
}

/** The built client; every path that is neither a file nor the API is one of its pages. */
function serveClient(app: NestExpressApplication, webRoot: string): void {
  const root = path.resolve(webRoot);
  const index = path.join(root, 'index.html');
  app.useStaticAssets(root, {
    index: false,
    setHeaders: (response: Response, file: string) => {
      // The build puts a hash of the content into these names: a new content has a new name.
      const hashed = /-[\w-]{8}\.(?:js|css|woff2)$/.test(file);
      response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  } as never);
  const express = app.getHttpAdapter().getInstance() as {
    get(path: RegExp, handler: (request: Request, response: Response, next: NextFunction) => void): void;
  };
  express.get(/^\/(?!api(?:\/|$))[^.]*$/, (_request, response, next) => {
    if (!existsSync(index)) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(index);
  });
}
