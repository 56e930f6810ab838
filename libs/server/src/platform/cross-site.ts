import { type NextFunction, type Response } from 'express';
import { type OwnHosts } from './own-hosts';
import { Problem } from './problem';
import { sendProblem } from './problem.filter';
import { type ContextRequest } from './request-context';

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Writing must come from our own pages. A browser says where a request comes from (Sec-Fetch-Site, older ones
 * Origin); a program that says neither carries no foreign person's cookies.
 */
export function refuseCrossSite(own: OwnHosts) {
  return (request: ContextRequest, response: Response, next: NextFunction): void => {
    if (!UNSAFE.has(request.method)) return next();
    const site = request.headers['sec-fetch-site'];
    const { origin } = request.headers;
    const isForeign = site === undefined ? origin !== undefined && !own.hasOrigin(origin) : site !== 'same-origin';
    if (!isForeign) return next();
    sendProblem(response, new Problem('request.cross-site'), request.correlationId);
  };
}
