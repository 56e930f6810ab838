import { IsIn, IsString, MaxLength } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, CountField, IdField, InstantField, IsPlainLine, MayBeLeftOut, TextField } from '../platform';

/** Who may get one of many codes: who never had one that still holds, or who did not use it. */
const SHEET_STATES = ['none', 'invited'] as const;

/** For whom codes are made. */
export class AccessSheetsOrderDto {
  @IsIn(SHEET_STATES)
  @ChoiceField('AccessSheetState', SHEET_STATES, {
    description: '`none`: who has neither password nor code; `invited`: who has a code, which a new one replaces',
  })
  account: (typeof SHEET_STATES)[number];

  @MayBeLeftOut()
  @IsString()
  @MaxLength(100)
  @IsPlainLine()
  @TextField({
    optional: true,
    maxLength: 100,
    example: 'AMT10',
    description: 'Words of which each must stand in the name, the personnel number, the e-mail address or the unit',
  })
  search?: string;
}

/** The code of one of many; nobody can read it again. */
export class AccessSheetDto {
  @IdField()
  employeeId: string;

  @TextField()
  personnelNumber: string;

  @TextField()
  givenName: string;

  @TextField()
  familyName: string;

  @TextField({ optional: true })
  unitName?: string;

  @TextField()
  code: string;

  @TextField({ description: 'The page where it is used, with the code behind #' })
  link: string;

  @InstantField()
  expiresAt: string;
}

/** What became of links that were ordered for many people. */
export class AccessMailsDto {
  @CountField({ description: 'People to whom a link is on its way' })
  mailed: number;

  @CountField({ description: 'People who were written to a few minutes ago, and get no second one' })
  justMailed: number;

  @CountField({ description: 'How many more there are, who were not looked at in this step' })
  left: number;
}

export class AccessSheetsDto {
  @ApiProperty({ type: [AccessSheetDto] })
  sheets: AccessSheetDto[];

  @CountField({ description: 'How many more there are, for whom no code was made in this step' })
  left: number;
}
