import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { ACCESS_PURPOSES, type AccessPurpose } from '../identity';
import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  IsPlainLine,
  MayBeLeftOut,
  TextField,
} from '../platform';

/**
 * How somebody gets in: not yet (`none`), with a code that they were given (`invited`), with a password (`active`), not
 * at present because it was closed (`blocked`), or not any more (`ended`).
 */
const ACCOUNT_STATES = ['none', 'invited', 'active', 'blocked', 'ended'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

/** What somebody may lack on the first of their days from today on; `leave`: what is left of leave of years before. */
const PEOPLE_LACKS = ['unit', 'site', 'contract', 'agreement', 'leave'] as const;
export type PeopleLack = (typeof PEOPLE_LACKS)[number];

/** Which people to list. */
export class PeopleQueryDto {
  @MayBeLeftOut()
  @IsString()
  @MaxLength(100)
  @IsPlainLine()
  @TextField({
    optional: true,
    maxLength: 100,
    description: 'Words of which each must stand in the name, the personnel number, the e-mail address or the unit',
  })
  search?: string;

  @MayBeLeftOut()
  @IsIn(ACCOUNT_STATES)
  @ChoiceField('AccountState', ACCOUNT_STATES, { optional: true, description: 'Left out: all but `ended`' })
  account?: AccountState;

  @MayBeLeftOut()
  @IsIn(PEOPLE_LACKS)
  @ChoiceField('PeopleLack', PEOPLE_LACKS, { optional: true, description: 'Only who lacks this' })
  lacks?: PeopleLack;

  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10_000)
  @CountField({ optional: true, minimum: 1, default: 1 })
  page?: number;
}

export class PersonRowDto {
  @IdField()
  employeeId: string;

  @TextField()
  personnelNumber: string;

  @TextField()
  givenName: string;

  @TextField()
  familyName: string;

  @TextField()
  email: string;

  @TextField({ optional: true, description: 'Left out for somebody without a unit' })
  unitName?: string;

  @DateField()
  hiredOn: string;

  @DateField({ optional: true })
  leftOn?: string;

  @ChoiceField('AccountState', ACCOUNT_STATES)
  account: AccountState;
}

/** One of them, as their own page needs it. */
export class PersonDto extends PersonRowDto {
  @FlagField({ description: 'Whether this installation sends mail, so that a code can go to them by it' })
  sendsMail: boolean;
}

export class PeopleDto {
  @CountField()
  page: number;

  @CountField()
  pageSize: number;

  @CountField()
  total: number;

  @ApiProperty({ type: [PersonRowDto] })
  rows: PersonRowDto[];

  @FlagField({ description: 'Whether this installation sends mail, so that codes can go by it' })
  sendsMail: boolean;
}

/** A code just made; nobody can read it again. */
export class IssuedAccessCodeDto {
  @TextField()
  code: string;

  @TextField({ description: 'The page where it is used, with the code behind #' })
  link: string;

  @ChoiceField('AccessPurpose', ACCESS_PURPOSES)
  purpose: AccessPurpose;

  @InstantField()
  expiresAt: string;
}
