import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { ChoiceField, CountField, FlagField, IdField, InstantField, IsPlainLine, TextField } from '../platform';
import { IMPORT_KINDS, type ImportKind } from './imports.dto';

/** Longest life of a token. */
const MOST_DAYS = 365;

/** A token for a system that sends files. */
export class NewImportTokenDto {
  @IsString()
  @Length(1, 100)
  @Matches(/\S/)
  @IsPlainLine()
  @TextField({ maxLength: 100, example: 'Personalverfahren' })
  name: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(IMPORT_KINDS.length)
  @ArrayUnique()
  @IsIn(IMPORT_KINDS, { each: true })
  @ChoiceField('ImportKind', IMPORT_KINDS, { isArray: true })
  kinds: ImportKind[];

  @IsInt()
  @Min(1)
  @Max(MOST_DAYS)
  @CountField({ minimum: 1, maximum: MOST_DAYS, description: 'For how many days it is valid', example: 365 })
  days: number;
}

/** Shown once. */
export class MadeImportTokenDto {
  @IdField()
  tokenId: string;

  @TextField({ description: 'For the header `Authorization: Bearer …`; it is kept nowhere' })
  token: string;

  @InstantField()
  expiresAt: string;
}

/** A token, without itself. */
export class ImportTokenDto {
  @IdField()
  tokenId: string;

  @TextField({ description: 'The system that sends with it' })
  name: string;

  @ChoiceField('ImportKind', IMPORT_KINDS, { isArray: true })
  kinds: ImportKind[];

  @TextField()
  madeBy: string;

  @InstantField()
  madeAt: string;

  @InstantField()
  expiresAt: string;

  @InstantField({ nullable: true, description: 'Null where nobody used it yet' })
  lastUsedAt: string | null;

  @InstantField({ nullable: true, description: 'When somebody ended it before its time' })
  endedAt: string | null;

  @FlagField()
  isValid: boolean;
}

export class ImportTokensDto {
  @ApiProperty({ type: [ImportTokenDto], description: 'By system; those that are over for 90 days' })
  tokens: ImportTokenDto[];

  @ChoiceField('ImportKind', IMPORT_KINDS, { isArray: true, description: 'For which one may make tokens' })
  kinds: ImportKind[];
}
