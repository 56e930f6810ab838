import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { registerDecorator } from 'class-validator';
import { isLocalDate, isYearMonth, parseInstant } from '@zeitbuch/working-time';
import { Problem, type FieldError } from './problem';

/** Every body is one of our DTO classes: unknown fields are refused, not ignored. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) =>
      new Problem(
        'request.invalid',
        {},
        errors.flatMap((error) => fieldErrors(error)),
      ),
  });
}

/** The errors of class-validator as a flat list; nested fields are named `items.0.id`. */
export function fieldErrors(error: ValidationError, prefix = ''): FieldError[] {
  const field = `${prefix}${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([code, message]) => ({ field, code, message }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, `${field}.`))];
}

/** A string that `accepts` says yes to. */
function textThat(code: string, message: string, accepts: (text: string) => boolean) {
  return (): PropertyDecorator => (target, propertyName) =>
    registerDecorator({
      name: code,
      target: target.constructor,
      propertyName: propertyName as string,
      options: { message: `$property must be ${message}` },
      validator: { validate: (value: unknown) => typeof value === 'string' && accepts(value) },
    });
}

export const IsLocalDateText = textThat('isDate', 'a date YYYY-MM-DD', isLocalDate);
export const IsMonthText = textThat('isMonth', 'a month YYYY-MM', isYearMonth);
export const IsInstantText = textThat(
  'isInstant',
  'an instant in ISO 8601 with offset',
  (text) => text.length <= 35 && parseInstant(text) !== null,
);
export const IsLocalTimeText = textThat('isLocalTime', 'a time HH:mm', (text) =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(text),
);
/** Words a person wrote: no control characters, which only serve to hide something in logs and files. */
export const IsPlainText = textThat(
  'isPlainText',
  'text without control characters',
  (text) => !/[\p{Cc}--[\t\n]]/v.test(text),
);
