import { type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { type Config } from './config';

const SELF = ["'self'"];
const NONE = ["'none'"];

/**
 * The policy of every answer: scripts only from here; styles also inline, because Angular writes `<style>` elements.
 * Text becomes script only through the policies that are named: Angular's own two and the one that registers the
 * service worker (apps/web/src/service-worker.ts). Nothing forces https where BASE_URL is http.
 */
export function securityHeaders(config: Config) {
  const secure = config.baseUrl.startsWith('https://');
  const common = {
    defaultSrc: NONE,
    scriptSrc: SELF,
    styleSrc: [...SELF, "'unsafe-inline'"],
    imgSrc: [...SELF, 'data:'],
    fontSrc: SELF,
    connectSrc: SELF,
    manifestSrc: SELF,
    workerSrc: SELF,
    formAction: SELF,
    frameAncestors: NONE,
    baseUri: NONE,
    objectSrc: NONE,
    ...(secure ? { upgradeInsecureRequests: [] } : {}),
  };
  const trustedTypes = {
    requireTrustedTypesFor: ["'script'"],
    trustedTypes: ['angular', 'angular#bundler', 'zeitbuch#service-worker'],
  };
  const others = {
    strictTransportSecurity: secure ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  } as const;
  const policy = (directives: Record<string, string[]>) =>
    helmet({ ...others, contentSecurityPolicy: { useDefaults: false, directives } });
  const ofEverything = policy({ ...common, ...trustedTypes });
  // Swagger UI writes its page from text and knows no trusted types.
  const ofApiDocs = policy(common);
  return (request: Request, response: Response, next: NextFunction): void =>
    (/^\/api\/docs(?:\/|$)/i.test(request.path) ? ofApiDocs : ofEverything)(request, response, next);
}
