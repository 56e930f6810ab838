import { applyDecorators, ValidationPipe, type ValidationError } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsObject,
  Max,
  Min,
  registerDecorator,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { isAddress, isDateInUse, isMonthInUse, isPlainLine, isPlainText, parseInstant } from '@zeitbuch/working-time';
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

/** A string for which `accepts` returns true. */
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

/** A date between 1900 and 2199. */
export const IsLocalDateText = textThat('isDate', 'a date YYYY-MM-DD between 1900 and 2199', isDateInUse);
/** A month between 1900 and 2199. */
export const IsMonthText = textThat('isMonth', 'a month YYYY-MM between 1900 and 2199', isMonthInUse);
/** An instant between 1900 and 2199. */
export const IsInstantText = textThat(
  'isInstant',
  'an instant in ISO 8601 with offset',
  (text) => text.length <= 35 && parseInstant(text) !== null && isDateInUse(text.slice(0, 10)),
);
export const IsLocalTimeText = textThat('isLocalTime', 'a time HH:mm', (text) =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(text),
);
/** Words a person wrote, of one or several lines. */
export const IsPlainText = textThat('isPlainText', 'text without hidden characters', isPlainText);
/** A name, title or code: one line. */
export const IsPlainLine = textThat('isPlainText', 'one line without hidden characters', isPlainLine);

/** An e-mail address with which somebody can sign in. */
export const IsAddress = textThat('isEmail', 'an e-mail address with which somebody can sign in', isAddress);

/** A field that need not be there; `null` is no way to leave it out. */
export const MayBeLeftOut = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

/** The largest whole number that a column of the database takes. */
const LARGEST_INTEGER = 2_147_483_647;

/** A version or another count from `least` on. */
export const IsCount = (least = 0): PropertyDecorator => applyDecorators(IsInt(), Min(least), Max(LARGEST_INTEGER));

/** A list of objects of one class, each validated; a list within the list is no object. */
export const IsListOf = (item: () => new () => object, { least, most }: { least: number; most: number }) =>
  applyDecorators(
    IsArray(),
    ArrayMinSize(least),
    ArrayMaxSize(most),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(item),
  );
