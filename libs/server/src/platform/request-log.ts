import { Logger } from '@nestjs/common';
import { type NextFunction, type Response } from 'express';
import { type Config } from './config';
import { type ContextRequest } from './request-context';

const LEVELS_THAT_SHOW_REQUESTS = new Set(['info', 'debug', 'trace']);

/**
 * One line for every request, no matter who answers it: routes, sign-in, files. Stands before everything else. Where no line
 * is written, nothing is done for a request either.
 */
export function requestLog({ logLevel }: Config) {
  const logger = new Logger('Request');
  const isShown = LEVELS_THAT_SHOW_REQUESTS.has(logLevel);
  return (request: ContextRequest, response: Response, next: NextFunction): void => {
    if (!isShown) return next();
    const began = performance.now();
    response.once('close', () => {
      const milliseconds = Math.round(performance.now() - began);
      logger.log({ ...requestLine(request, response), milliseconds }, 'request');
    });
    next();
  };
}

/** Written when the answer is complete: only then is known which route it was. Route templates, never addresses. */
function requestLine(request: ContextRequest, response: Response): Record<string, unknown> {
  const { method, correlationId } = request;
  const { statusCode: status, writableFinished } = response;
  return { method, route: routeOf(request), status, correlationId, ...(writableFinished ? {} : { aborted: true }) };
}

function routeOf(request: ContextRequest): string {
  const template = (request as { route?: { path?: unknown } }).route?.path;
  if (typeof template === 'string') return template;
  return typeof request.openRoute === 'string' ? request.openRoute : 'none';
}
