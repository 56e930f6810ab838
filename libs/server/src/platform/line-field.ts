import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsString, Length } from 'class-validator';
import { TextField } from './api-fields';
import { IsPlainLine, MayBeLeftOut } from './validation';

type Options = NonNullable<Parameters<typeof TextField>[0]>;

/**
 * A name, title or code that a person gives something: one line, without blanks at its ends. Who reads it in a list does
 * not see them, and the cell of a file that names it has none.
 */
export const LineField = (maxLength: number, options: Options = {}): PropertyDecorator =>
  applyDecorators(
    TextField({ minLength: 1, maxLength, ...options }),
    ...(options.optional ? [MayBeLeftOut()] : []),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
    IsString(),
    Length(1, maxLength),
    IsPlainLine(),
  );
