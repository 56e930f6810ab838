import { IsString, Length } from 'class-validator';
import { ChoiceField, InstantField, TextField } from '../platform';
import { type AccessPurpose } from './access-code';

export const ACCESS_PURPOSES = ['invitation', 'reset'] as const satisfies AccessPurpose[];

/** An access code as it was typed or followed as a link: upper or lower case, with or without hyphens. */
export class AccessCodeDto {
  @TextField({ minLength: 1, maxLength: 60 })
  @IsString()
  @Length(1, 60)
  code: string;
}

export class ChosenPasswordDto extends AccessCodeDto {
  @TextField({ minLength: 1, maxLength: 128 })
  @IsString()
  @Length(1, 128)
  newPassword: string;
}

/** Whom a code lets in. */
export class AccessCodeHolderDto {
  @ChoiceField('AccessPurpose', ACCESS_PURPOSES)
  purpose: AccessPurpose;

  @TextField()
  givenName: string;

  @TextField()
  email: string;

  @TextField()
  tenantName: string;

  @InstantField()
  expiresAt: string;
}

/** What to sign in with from now on. */
export class OpenedAccountDto {
  @TextField()
  email: string;
}
