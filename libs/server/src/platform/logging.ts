import { isNativeError } from 'node:util/types';
import { type DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { type Options } from 'pino-http';
import { type Config } from './config';
import { lostConnection } from './database-errors';

/**
 * JSON lines on stdout, without bodies, names, values of rows or any text that a client sent. Requests are logged by
 * `requestLog`.
 */
export function loggerModule(config: Config): DynamicModule {
  return LoggerModule.forRoot({ forRoutes: [], pinoHttp: logOptions(config.logLevel) });
}

/** How the logger is put together. */
export const logOptions = (level: string): Options => ({
  level,
  autoLogging: false,
  serializers: { err: describeError },
  // Else the description is made of a copy of the error, which is no error any more.
  wrapSerializers: false,
  hooks: { logMethod: nameFaults },
});

/** The logger would take the message of a bare error as its own; messages may quote what somebody typed. */
function nameFaults(this: unknown, args: unknown[], write: (...args: never[]) => void): void {
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
function describeError(error: unknown): Record<string, unknown> {
  if (!isNativeError(error)) return describeThrown(error);
  const { name, message, code, constraint, stack } = error as Error & { code?: string; constraint?: string };
  const places = (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: name,
    code,
    constraint,
    ...(lostConnection.test(message) ? { message } : {}),
    stack: places.map((line) => line.trim()).join('\n'),
    ...(isNativeError(error.cause) ? { cause: describeError(error.cause) } : {}),
    ...(error instanceof AggregateError ? { errors: error.errors.map(describeError) } : {}),
  };
}

/** What errors of libraries are called; any other name may be somebody's. */
const ERROR_NAME = /^[A-Z]\w{0,60}(Error|Exception)$/;
const ERROR_CODE = /^[A-Z0-9_]{2,60}$/;
const PLACE = /^\s+at [\w.<>[\] ]*\(?[\w./:-]+:\d+:\d+\)?$/;

/** Anything can be thrown. An object that is no error may consist of what a client sent: only what looks like ours stays. */
function describeThrown(thrown: unknown): Record<string, unknown> {
  if (typeof thrown !== 'object' || thrown === null) return { type: typeof thrown };
  try {
    const { name, code, stack, cause, constructor } = thrown as Record<string, unknown>;
    const places = typeof stack === 'string' ? stack.split('\n').filter((line) => PLACE.test(line)) : [];
    return {
      type: matching(name, ERROR_NAME) ?? (typeof constructor === 'function' ? constructor.name : 'object'),
      code: matching(code, ERROR_CODE),
      stack: places.map((line) => line.trim()).join('\n'),
      ...(isNativeError(cause) ? { cause: describeError(cause) } : {}),
    };
  } catch {
    // A getter that throws: even this must not keep the rest of the line out of the log.
    return { type: 'object' };
  }
}

const matching = (value: unknown, form: RegExp): string | undefined =>
  typeof value === 'string' && form.test(value) ? value : undefined;
