import { createRequire } from 'node:module';
import path from 'node:path';
import { type INestApplication } from '@nestjs/common';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { type NextFunction, type Request, type Response } from 'express';
import { API_PREFIX } from './http';
import { describeApi } from './openapi';
import { Problem } from './problem';
import { type ContextRequest } from './request-context';

type Handler = (request: Request, response: Response, next: NextFunction) => void;

/**
 * The page's own script: Swagger UI on our description, from our own host as the policy wants it. By subject, folded: of
 * more than 150 operations it draws only those in sight, so that the browser's search no longer finds the others.
 */
const initializer = `window.onload = () => { window.ui = SwaggerUIBundle({ url: '/${API_PREFIX}/openapi.json', dom_id: '#swagger-ui', deepLinking: true, docExpansion: 'none', filter: true, presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset], layout: 'StandaloneLayout', validatorUrl: null }); };`;

/**
 * The description at /api/v1/openapi.json and pages to read it at /api/docs; both are made when first asked for.
 * @param mayRead whether who asks may see them
 */
export function serveApiDocs(
  app: NestExpressApplication,
  mayRead: (request: ContextRequest) => Promise<boolean>,
): void {
  const guard = (request: ContextRequest, response: Response, next: NextFunction): void => {
    mayRead(request).then((may) => next(may ? undefined : new Problem('sign-in.required')), next);
  };
  const express = app.getHttpAdapter().getInstance() as { get(path: string, handler: Handler): void };
  let description: ReturnType<typeof describeApi> | undefined;
  const describe = (api: INestApplication) => (description ??= describeApi(api));
  app.use(`/${API_PREFIX}/openapi.json`, guard);
  app.use('/api/docs', guard);
  express.get(`/${API_PREFIX}/openapi.json`, (_request, response, next) => {
    describe(app).then((document) => response.json(document), next);
  });
  const folder = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  express.get('/api/docs/swagger-initializer.js', (_request, response) => {
    response.type('application/javascript').send(initializer);
  });
  express.get('/api/docs', (request, response, next) => {
    // Its assets are named relative to the page.
    if (!request.path.endsWith('/')) return response.redirect(301, '/api/docs/');
    next();
  });
  app.useStaticAssets(folder, { prefix: '/api/docs/', redirect: false, setHeaders: keepPrivate });
}

/** What only some may read is kept by nobody on the way. */
const keepPrivate = (response: Response): void => void response.setHeader('Cache-Control', 'no-store, private');
