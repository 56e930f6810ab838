import { existsSync } from 'node:fs';
import path from 'node:path';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { type NextFunction, type Request, type Response } from 'express';

/** The built client; every path that is neither a file nor the API is one of its pages. */
export function serveClient(app: NestExpressApplication, webRoot: string): void {
  const root = path.resolve(webRoot);
  const index = path.join(root, 'index.html');
  app.useStaticAssets(root, {
    index: false,
    // A folder is no file of ours: it is a page of the client or nothing.
    redirect: false,
    setHeaders: (response: Response, file: string) => {
      // The build puts a hash of the content into these names: a new content has a new name.
      const hashed = /-[\w-]{8}\.(?:js|css|woff2)$/.test(file);
      response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  } as never);
  const express = app.getHttpAdapter().getInstance() as {
    get(path: RegExp, handler: (request: Request, response: Response, next: NextFunction) => void): void;
  };
  express.get(/^\/(?!api(?:\/|$))[^.]*$/i, (_request, response, next) => {
    if (!existsSync(index)) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(index, { cacheControl: false }, (error?: Error) => {
      if (error && !response.headersSent) next(error);
    });
  });
}
