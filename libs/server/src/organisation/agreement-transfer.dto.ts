import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { type LocalDate } from '@zeitbuch/working-time';
import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  IsLocalDateText,
  IsPlainLine,
  MayBeLeftOut,
  TextField,
} from '../platform';

/** More than this many are no list of names any more, but a unit. */
const MOST_NAMED = 500;
/** How many keep their agreement: more a city hardly has. */
const MOST_KEPT = 50;

/** Whether to do it, or only to say what it would do. */
export class TransferQueryDto {
  @MayBeLeftOut()
  @IsIn(['true', 'false'])
  @TextField({ optional: true, enum: ['true', 'false'] })
  dryRun?: 'true' | 'false';
}

/** Who comes under an agreement: the people of a unit and of those below it, or people by name. */
export class TransferPeopleDto {
  /** Made by the client; sending the same request again with it changes nothing. */
  @IdField()
  @IsUUID()
  transferId: string;

  @MayBeLeftOut()
  @IsUUID()
  @IdField({ optional: true, description: 'Those who belong to it, or to a unit below it, on the first day' })
  unitId?: string;

  @MayBeLeftOut()
  @IsUUID(undefined, { each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_NAMED)
  @ArrayUnique()
  @IdField({ isArray: true, optional: true, description: 'Instead of a unit' })
  employeeIds?: string[];

  @IsLocalDateText()
  @DateField()
  from: LocalDate;

  @MayBeLeftOut()
  @IsLocalDateText()
  @DateField({ optional: true, description: 'The last day; left out: until further notice' })
  to?: LocalDate;

  @MayBeLeftOut()
  @IsUUID(undefined, { each: true })
  @ArrayMaxSize(MOST_KEPT)
  @ArrayUnique()
  @IdField({ isArray: true, optional: true, description: 'Agreements whose people stay with them' })
  keepAgreementIds?: string[];

  @MayBeLeftOut()
  @Length(1, 64)
  @IsPlainLine()
  @TextField({
    optional: true,
    maxLength: 64,
    description: '`seen` of the dry run that was looked at; needed unless this is one',
  })
  seen?: string;
}

/** Why somebody stays as they are. */
export const LEFT_OUT_REASONS = ['own', 'left', 'already', 'kept', 'planned', 'closedMonths'] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

/** Somebody by name. */
export class NamedPersonDto {
  @IdField()
  employeeId: string;

  @TextField()
  name: string;
}

/** People who stay as they are, for one reason. */
export class LeftOutDto {
  @ChoiceField('LeftOutReason', LEFT_OUT_REASONS, {
    description:
      'One’s own record; gone before the first day; under the agreement already; under one that is to be kept; another change is planned; months of theirs are closed',
  })
  reason: LeftOutReason;

  @CountField()
  people: number;

  /** The first of them by name. */
  @ApiProperty({ type: [NamedPersonDto] })
  named: NamedPersonDto[];

  @TextField({ optional: true, description: 'Closed months that would change, as `2026-09, 2026-10`' })
  months?: string;
}

/** An agreement, with how many people change from it. */
export class TransferredFromDto {
  @IdField()
  agreementId: string;

  @TextField()
  name: string;

  @CountField()
  people: number;
}

/** Who changes and who stays, of those who were meant. */
export class AgreementTransferDto {
  @FlagField()
  dryRun: boolean;

  @CountField({ description: 'People whose agreement changes' })
  people: number;

  /** What holds for these on their first day of it. */
  @ApiProperty({ type: [TransferredFromDto] })
  before: TransferredFromDto[];

  @ApiProperty({ type: [LeftOutDto] })
  leftOut: LeftOutDto[];

  @TextField({
    description: 'Names what was looked at: sent with the act, it is refused where that is otherwise by then',
  })
  seen: string;
}

/** Whom to list of the people under an agreement. */
export class AgreementPeopleQueryDto {
  @MayBeLeftOut()
  @IsLocalDateText()
  @DateField({ optional: true, description: 'The day; left out: today' })
  on?: LocalDate;

  @MayBeLeftOut()
  @IsString()
  @MaxLength(100)
  @IsPlainLine()
  @TextField({
    optional: true,
    maxLength: 100,
    description: 'Words of which each must stand in the name, the personnel number or the unit',
  })
  search?: string;

  @MayBeLeftOut()
  @IsUUID()
  @IdField({ optional: true, description: 'Only the people of this very unit' })
  unitId?: string;

  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10_000)
  @CountField({ optional: true, minimum: 1, default: 1 })
  page?: number;
}

export class AgreementPersonDto extends NamedPersonDto {
  @TextField()
  personnelNumber: string;

  @TextField({ optional: true, description: 'Left out for somebody without a unit' })
  unitName?: string;

  @DateField()
  from: LocalDate;

  @DateField({ optional: true, description: 'The last day under the agreement; left out without end' })
  to?: LocalDate;
}

/** How many people of a unit are under the agreement. */
export class AgreementUnitCountDto {
  @IdField()
  unitId: string;

  @TextField()
  name: string;

  @CountField()
  people: number;
}

/** The people under an agreement on a day. */
export class AgreementPeopleDto {
  @DateField()
  on: LocalDate;

  @CountField()
  people: number;

  /** Of all, whatever is searched for. */
  @ApiProperty({ type: [AgreementUnitCountDto] })
  units: AgreementUnitCountDto[];

  @CountField()
  page: number;

  @CountField()
  pageSize: number;

  @CountField({ description: 'People who are found' })
  total: number;

  @ApiProperty({ type: [AgreementPersonDto] })
  rows: AgreementPersonDto[];
}
