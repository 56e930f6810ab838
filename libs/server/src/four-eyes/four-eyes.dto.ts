import { applyDecorators } from '@nestjs/common';
import { Length, Matches } from 'class-validator';
import { InstantField, IsPlainText, TextField } from '../platform';

/** The tenant decided that one person is enough; said on everything that came about under it. */
export class FourEyesOffDto {
  @InstantField()
  since: string;

  @TextField()
  reason: string;
}

/** As the API says it; nothing where two people are needed. */
export function fourEyesOffDto(since: Date | null, reason: string | null): { fourEyesOff?: FourEyesOffDto } {
  return since && reason ? { fourEyesOff: { since: since.toISOString(), reason } } : {};
}

/** Why a second person refuses: words, not blanks. */
export const RefusalReasonField = () =>
  applyDecorators(
    TextField({ minLength: 3, maxLength: 255 }),
    Length(3, 255),
    Matches(/\S/, { message: '$property must say something' }),
    IsPlainText(),
  );
