import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Length, MaxLength } from 'class-validator';
import { type LocalDate, type YearMonth } from '@zeitbuch/working-time';
import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  IsCount,
  IsListOf,
  InstantField,
  IsPlainText,
  MinutesField,
  MonthField,
  TextField,
  MayBeLeftOut,
} from '../platform';
import { PORTIONS, type Portion, REQUEST_ACTS, type RequestAct } from '../absence';
import { CorrectionDto } from './correction.dto';

export const APPROVAL_TYPES = ['correction', 'month', 'absence'] as const;
export type ApprovalType = (typeof APPROVAL_TYPES)[number];
const DECISIONS = ['approve', 'return'] as const;
export const DECIDED = ['approved', 'returned', 'withdrawn'] as const;
export type Decision = (typeof DECISIONS)[number];
/** Most items decided by one request. */
const BULK_LIMIT = 100;

export class SubmittedMonthDto {
  @MonthField()
  month: YearMonth;

  @MinutesField()
  targetMinutes: number;

  @MinutesField()
  creditedMinutes: number;

  /** Of the days of the month alone: the account is no matter of the leader's. */
  @MinutesField()
  balanceMinutes: number;

  @CountField()
  findingsCount: number;
}

/** An absence that somebody asks for, as who decides may know it. */
export class AskedAbsenceDto {
  @ChoiceField('AbsenceRequestAct', REQUEST_ACTS)
  act: RequestAct;

  @TextField()
  nameDe: string;

  @TextField()
  nameEn: string;

  @DateField()
  from: LocalDate;

  @DateField()
  to: LocalDate;

  /** Of an absence that is changed: the days that hold now. */
  @DateField({ optional: true })
  fromBefore?: LocalDate;

  @DateField({ optional: true })
  toBefore?: LocalDate;

  @ChoiceField('AbsencePortion', PORTIONS)
  portion: Portion;

  /** Days on which work is due. */
  @CountField()
  workDays: number;

  /** Most of the unit's other people who are absent on one of the days, and how many they are. */
  @CountField()
  othersAbsent: number;

  @CountField()
  others: number;

  @TextField({ optional: true })
  note?: string;
}

/** Something that waits for the supervisor. */
export class ApprovalItemDto {
  @ChoiceField('ApprovalType', APPROVAL_TYPES)
  type: ApprovalType;

  /** Of a correction or an absence the id of the request, of a month `<employeeId>:<YYYY-MM>`. */
  @TextField()
  id: string;

  @CountField()
  version: number;

  @IdField()
  employeeId: string;

  @TextField()
  employeeName: string;

  @TextField()
  unitName: string;

  @InstantField()
  requestedAt: string;

  @CountField()
  ageDays: number;

  /** To be looked at one by one. */
  @FlagField()
  conspicuous: boolean;

  /** Why: codes. */
  @TextField({ isArray: true })
  flags: string[];

  @ApiProperty({ required: false })
  correction?: CorrectionDto;

  @ApiProperty({ required: false })
  month?: SubmittedMonthDto;

  @ApiProperty({ required: false })
  absence?: AskedAbsenceDto;
}

/** A unit in which somebody decides in place of its leader. */
export class DeputyshipDto {
  @TextField()
  unitName: string;

  /** Nobody leads the unit at present without it. */
  @TextField({ optional: true })
  leaderName?: string;

  /** The first and the last day of standing in; without the last one until further notice. */
  @DateField()
  from: LocalDate;

  @DateField({ optional: true })
  to?: LocalDate;
}

export class ApprovalsDto {
  @ApiProperty({ type: [ApprovalItemDto] })
  items: ApprovalItemDto[];

  /** Where the person decides in place of somebody else; without it nowhere. */
  @ApiProperty({ type: [DeputyshipDto], required: false })
  deputyships?: DeputyshipDto[];
}

export class DecisionItemDto {
  @ChoiceField('ApprovalType', APPROVAL_TYPES)
  @IsIn(APPROVAL_TYPES)
  type: ApprovalType;

  @TextField({ maxLength: 50 })
  @IsString()
  @MaxLength(50)
  id: string;

  /** The version that was looked at. */
  @CountField()
  @IsCount()
  version: number;
}

export class DecideDto {
  @ApiProperty({ type: [DecisionItemDto], minItems: 1, maxItems: BULK_LIMIT })
  @IsListOf(() => DecisionItemDto, { least: 1, most: BULK_LIMIT })
  items: DecisionItemDto[];

  @ChoiceField('Decision', DECISIONS)
  @IsIn(DECISIONS)
  decision: Decision;

  /** Mandatory when something is returned. */
  @TextField({ optional: true, minLength: 3, maxLength: 255 })
  @MayBeLeftOut()
  @Length(3, 255)
  @IsPlainText()
  note?: string;
}

export class DecisionOutcomeDto {
  @TextField()
  id: string;

  @FlagField()
  ok: boolean;

  /** Why not: a problem code. */
  @TextField({ optional: true })
  code?: string;

  /** What became of it meanwhile, where that is why not. */
  @ChoiceField('DecidedMeanwhile', DECIDED, { optional: true })
  decision?: (typeof DECIDED)[number];

  /** Who did that. */
  @TextField({ optional: true })
  decidedBy?: string;
}

export class DecisionResultDto {
  @ApiProperty({ type: [DecisionOutcomeDto] })
  results: DecisionOutcomeDto[];
}
