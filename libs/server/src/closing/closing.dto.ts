import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CLOSING_STATUSES, type ClosingStatus, type LocalDate, type YearMonth } from '@zeitbuch/working-time';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { FourEyesOffDto, RefusalReasonField } from '../four-eyes';
import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  IsMonthText,
  IsPlainLine,
  MinutesField,
  MonthField,
  ParamsField,
  TextField,
  MayBeLeftOut,
} from '../platform';

const CLOSING_PERSON_STATUSES = ['pending', 'ready', 'blocked', 'closed'] as const;
export const PAYROLL_UNITS = ['minutes', 'hundredthDays'] as const;
export type ClosingPersonStatus = (typeof CLOSING_PERSON_STATUSES)[number];

/** Which group and month to close. */
export class StartClosingDto {
  @IsString()
  @Length(1, 50)
  @IsPlainLine()
  @TextField({ example: 'VERWALTUNG' })
  payrollGroup: string;

  @IsMonthText()
  @MonthField()
  month: YearMonth;
}

/** Closes what the preview with this fingerprint shows, and nothing else. */
export class CloseClosingDto {
  @Matches(/^[0-9a-f]{64}$/)
  @TextField({ description: 'The `planHash` of the closing as it was looked at' })
  planHash: string;
}

/** Refuses what the preview with this fingerprint shows. */
export class RefuseClosingDto extends CloseClosingDto {
  @RefusalReasonField()
  reason: string;
}

/** Most people taken out of a closing, or reminded, by one request. */
const EXCLUDED_AT_ONCE = 500;

/** Reminds people who must act. */
export class RemindPeopleDto {
  @ApiProperty({ type: [String], format: 'uuid', minItems: 1, maxItems: EXCLUDED_AT_ONCE })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(EXCLUDED_AT_ONCE)
  @IsUUID('all', { each: true })
  employeeIds: string[];
}

/** Takes people out of a closing. */
export class ExcludePeopleDto {
  @ApiProperty({ type: [String], format: 'uuid', minItems: 1, maxItems: EXCLUDED_AT_ONCE })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(EXCLUDED_AT_ONCE)
  @IsUUID('all', { each: true })
  employeeIds: string[];

  @RefusalReasonField()
  reason: string;
}

/** Which month to show; by default the oldest that is not closed. */
export class ClosingOverviewQueryDto {
  @MayBeLeftOut()
  @IsMonthText()
  @MonthField({ optional: true })
  month?: YearMonth;
}

/** Which people of a closing to list. */
export class ClosingPeopleQueryDto {
  @MayBeLeftOut()
  @IsIn(CLOSING_PERSON_STATUSES)
  @ApiPropertyOptional({ enum: CLOSING_PERSON_STATUSES, enumName: 'ClosingPersonStatus' })
  status?: ClosingPersonStatus;

  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10_000)
  @CountField({ optional: true, minimum: 1, default: 1 })
  page?: number;
}

/** How many people are how far; counted from the database, not from messages. */
export class ClosingProgressDto {
  @CountField()
  total: number;

  @CountField()
  checked: number;

  @CountField()
  blocked: number;

  @CountField()
  closed: number;
}

export class PayrollSumDto {
  @TextField({ example: 'NIGHT' })
  code: string;

  @ChoiceField('PayrollUnit', PAYROLL_UNITS)
  unit: (typeof PAYROLL_UNITS)[number];

  @CountField({ description: 'Whole minutes, or hundredths of a day' })
  quantity: number;
}

export class ClosingTotalsDto {
  @CountField()
  employees: number;

  @MinutesField()
  openingBalanceMinutes: number;

  @MinutesField()
  creditedMinutes: number;

  @MinutesField()
  targetMinutes: number;

  @MinutesField()
  cutMinutes: number;

  @MinutesField()
  closingBalanceMinutes: number;

  @ApiProperty({ type: [PayrollSumDto] })
  payrollLines: PayrollSumDto[];
}

/** A result that a second person did not want to close. */
export class ClosingRefusalDto {
  @TextField()
  refusedBy: string;

  @InstantField()
  refusedAt: string;

  @TextField()
  reason: string;
}

/** Somebody who was taken out of a closing and follows later. */
export class ClosingExclusionDto {
  @IdField()
  employeeId: string;

  @TextField()
  name: string;

  @TextField()
  personnelNumber: string;

  @TextField()
  unitName: string;

  @TextField()
  reason: string;

  /** Left out where it was carried on. */
  @TextField({ optional: true })
  excludedBy?: string;

  @InstantField()
  excludedAt: string;

  /** The earlier month, excluded there and still open, because of which the person cannot be in this closing. */
  @MonthField({ optional: true })
  carriedFrom?: YearMonth;

  /** The month is closed meanwhile, by a supplementary run. */
  @FlagField()
  isClosed: boolean;
}

/** The closing of one payroll group and month. */
export class ClosingDto {
  @IdField()
  closingId: string;

  /** 0 is the regular closing, 1 and more are supplementary runs for those who follow. */
  @CountField()
  run: number;

  @TextField()
  payrollGroup: string;

  /** What people call it; the code where nobody has given it a name. */
  @TextField()
  payrollGroupName: string;

  @MonthField()
  month: YearMonth;

  @ChoiceField('ClosingStatus', CLOSING_STATUSES)
  status: ClosingStatus;

  @ApiProperty({ type: ClosingProgressDto })
  progress: ClosingProgressDto;

  /** When the check was ordered whose result is shown. */
  @InstantField()
  startedAt: string;

  @InstantField({ optional: true })
  finishedAt?: string;

  /** Fingerprint of every figure of the preview; there once everybody is checked. */
  @TextField({ optional: true })
  planHash?: string;

  @ApiProperty({ type: ClosingTotalsDto })
  totals: ClosingTotalsDto;

  /** Who ordered that check, by starting or by checking again; another person closes. */
  @TextField()
  startedBy: string;

  /** Started by the person who asks. */
  @FlagField()
  isOwnStart: boolean;

  /** Who closes or closed it. */
  @TextField({ optional: true })
  closedBy?: string;

  /** Who was taken out of it, by name. */
  @ApiProperty({ type: [ClosingExclusionDto] })
  excluded: ClosingExclusionDto[];

  /** The latest, also after a new start. */
  @ApiPropertyOptional({ type: ClosingRefusalDto })
  refusal?: ClosingRefusalDto;

  /** One person was enough for this closing, or is at present where it is not closed yet. */
  @ApiPropertyOptional({ type: FourEyesOffDto })
  fourEyesOff?: FourEyesOffDto;
}

/** How far a payroll group is with a month. */
export class ClosingGroupDto {
  @TextField()
  payrollGroup: string;

  /** What people call it; the code where nobody has given it a name. */
  @TextField()
  payrollGroupName: string;

  /** Whose account has begun by the end of the month: the closing takes them in. */
  @CountField()
  employees: number;

  /** Employed in the month, but their account begins later: there is nothing to close. */
  @CountField()
  notBegun: number;

  @CountField()
  open: number;

  @CountField()
  submitted: number;

  @CountField()
  approved: number;

  @CountField()
  closed: number;

  /** The regular one. */
  @ApiPropertyOptional({ type: ClosingDto })
  closing?: ClosingDto;

  /** Supplementary runs, the first one first. */
  @ApiProperty({ type: [ClosingDto] })
  supplements: ClosingDto[];

  /** People of the month who are in no closing of it although the regular one is closed: a supplementary run takes them. */
  @CountField()
  following: number;
}

export class ClosingOverviewDto {
  /** The month shown: the one asked for, else the oldest that is not closed. */
  @MonthField()
  month: YearMonth;

  /** Months that are over, the latest first. */
  @ApiProperty({ type: [String] })
  months: string[];

  @ApiProperty({ type: [ClosingGroupDto] })
  groups: ClosingGroupDto[];

  /** One person is enough at present. */
  @ApiPropertyOptional({ type: FourEyesOffDto })
  fourEyesOff?: FourEyesOffDto;
}

/** Why somebody's month cannot be closed yet. */
export class ClosingBlockerDto {
  @TextField({ example: 'month.not-approved' })
  code: string;

  @DateField({ optional: true })
  date?: LocalDate;

  @ParamsField({ optional: true })
  params?: Record<string, string | number>;
}

export class ClosingPersonDto {
  @IdField()
  employeeId: string;

  @TextField()
  name: string;

  @TextField()
  personnelNumber: string;

  @TextField()
  unitName: string;

  @ChoiceField('ClosingPersonStatus', CLOSING_PERSON_STATUSES)
  status: ClosingPersonStatus;

  @ApiProperty({ type: [ClosingBlockerDto] })
  blockers: ClosingBlockerDto[];

  @MinutesField({ optional: true })
  openingBalanceMinutes?: number;

  @MinutesField({ optional: true })
  creditedMinutes?: number;

  @MinutesField({ optional: true })
  targetMinutes?: number;

  @MinutesField({ optional: true })
  cutMinutes?: number;

  @MinutesField({ optional: true })
  closingBalanceMinutes?: number;
}

export class ClosingPeopleDto {
  @CountField()
  page: number;

  @CountField()
  pageSize: number;

  @CountField()
  total: number;

  @ApiProperty({ type: [ClosingPersonDto] })
  rows: ClosingPersonDto[];
}

const CLOSING_ACTOR_KINDS = ['person', 'supervisor', 'timeAdministration'] as const;
export type ClosingActorKind = (typeof CLOSING_ACTOR_KINDS)[number];

/** Somebody whose month cannot be closed yet. */
export class ClosingWaitingPersonDto {
  @IdField()
  employeeId: string;

  @TextField()
  name: string;

  @TextField()
  unitName: string;

  @ApiProperty({ type: [ClosingBlockerDto] })
  blockers: ClosingBlockerDto[];
}

/** Who must act next, and for whose months. */
export class ClosingActorDto {
  @ChoiceField('ClosingActorKind', CLOSING_ACTOR_KINDS)
  kind: ClosingActorKind;

  /** Left out of the time administration, which also decides where nobody leads the people. */
  @IdField({ optional: true })
  employeeId?: string;

  @TextField({ optional: true })
  name?: string;

  /** When they were last reminded of this closing. */
  @InstantField({ optional: true })
  remindedAt?: string;

  @ApiProperty({ type: [ClosingWaitingPersonDto] })
  people: ClosingWaitingPersonDto[];
}

export class ClosingWaitingDto {
  @MonthField()
  month: YearMonth;

  @ApiProperty({ type: [ClosingActorDto] })
  actors: ClosingActorDto[];
}
