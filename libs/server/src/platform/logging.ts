import { isNativeError } from 'node:util/types';
import { type DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { type Config } from './config';
import { lostConnection } from './database-errors';

/**
 * JSON lines on stdout, without bodies, names, values of rows or any text that a client sent. Requests are logged by
 * `requestLog`.
 */
export function loggerModule(config: Config): DynamicModule {
  return LoggerModule.forRoot({
    forRoutes: [],
    pinoHttp: {
      level: config.logLevel,
      autoLogging: false,
      serializers: { err: describeError },
      hooks: { logMethod: nameFaults },
    },
  });
}

/** The logger would take the message of a bare error as its own; messages may quote what somebody typed. */
export function nameFaults(this: unknown, args: unknown[], write: (...args: never[]) => void): void {
  const [first, message, ...rest] = args;
  const error = isNativeError(first) ? first : (first as { err?: unknown } | null)?.err;
  if (error !== undefined && message === undefined)
    write.apply(this, [isNativeError(first) ? { err: first } : first, 'fault'] as never[]);
  else write.apply(this, [first, message, ...rest] as never[]);
}

/**
 * Type, code, constraint and place of an error. Its message stays out, and so does the detail of a database error:
 * they quote values and rows ("invalid input syntax for type date: …"). What the driver says by words only may stay.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!isNativeError(error)) return { type: typeof error };
  const { name, message, code, constraint, stack } = error as Error & { code?: string; constraint?: string };
  const places = (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: name,
    code,
    constraint,
    ...(lostConnection.test(message) ? { message } : {}),
    stack: places.map((line) => line.trim()).join('\n'),
    ...(isNativeError(error.cause) ? { cause: describeError(error.cause) } : {}),
  };
}
