import { type DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { type Config } from './config';
import { type ContextRequest } from './request-context';

/** JSON lines on stdout: route templates instead of addresses, no bodies, no names, no values of rows. */
export function loggerModule(config: Config): DynamicModule {
  const tellsRequests = ['info', 'debug', 'trace'].includes(config.logLevel);
  return LoggerModule.forRoot({
    // Where no line is written for a request, none needs a logger of its own: errors name their correlation id themselves.
    ...(tellsRequests ? {} : { forRoutes: [] }),
    pinoHttp: {
      level: config.logLevel,
      autoLogging: tellsRequests,
      quietReqLogger: true,
      genReqId: (request) => (request as unknown as ContextRequest).correlationId,
      customAttributeKeys: { reqId: 'correlationId' },
      serializers: { req: () => undefined, res: () => undefined, err: describeError },
      customSuccessObject: (request, response) =>
        requestLine(request as unknown as ContextRequest, response.statusCode),
      customErrorObject: (request, response) => requestLine(request as unknown as ContextRequest, response.statusCode),
    },
  });
}

/** Written when the answer is complete: only then is known which route it was. */
function requestLine(request: ContextRequest, status: number): Record<string, unknown> {
  const route = (request as { route?: { path?: string } }).route?.path ?? 'none';
  return { method: request.method, route, status };
}

/** Type, message, code and stack. The detail of a database error quotes rows and stays out. */
export function describeError(error: unknown): Record<string, unknown> {
  const { name, message, code, constraint, stack } = (error ?? {}) as Error & { code?: string; constraint?: string };
  return { type: name, message, code, constraint, stack };
}
