import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Length, Matches } from 'class-validator';
import {
  WORK_LOCATIONS,
  type WorkLocation,
  MONTH_STATUSES,
  type MonthStatus,
  type LocalDate,
  type YearMonth,
} from '@zeitbuch/working-time';
import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  LocalTimeField,
  MinutesField,
  MonthField,
  TextField,
  IsCount,
  IsPlainText,
} from '../platform';
import { FindingDto } from '../booking';
import { OPENING_ACCOUNTS, type OpeningAccount } from '../month';

/** `before`: nothing was recorded yet, or the person was not employed. */
export const MONTH_DAY_STATES = ['none', 'open', 'complete', 'incomplete', 'future', 'before'] as const;

export class MonthEmployeeDto {
  @IdField()
  employeeId: string;

  @TextField()
  name: string;

  @TextField()
  personnelNumber: string;
}

export class BlockerDto {
  @DateField()
  date: LocalDate;

  @TextField({ example: 'MISSING_BOOKING' })
  code: string;
}

/** An unbroken stretch of work by the wall clock. */
export class DaySpanDto {
  @LocalTimeField()
  from: string;

  /** null while it is running or if its end was never booked. */
  @LocalTimeField({ nullable: true })
  to: string | null;

  /** How many days after the date `to` lies; left out on the day itself. */
  @CountField({ optional: true })
  toDaysAfter?: number;

  @ChoiceField('WorkLocation', WORK_LOCATIONS)
  location: WorkLocation;
}

export class MonthDayDto {
  @DateField()
  date: LocalDate;

  /** 1 = Monday … 7 = Sunday */
  @CountField()
  weekday: number;

  @CountField()
  isoWeek: number;

  @TextField({ optional: true })
  holidayName?: string;

  /** The same in English. */
  @TextField({ optional: true })
  holidayNameEn?: string;

  /** Half a day off at the site, no public holiday. */
  @TextField({ optional: true })
  halfDayName?: string;

  /** The same in English. */
  @TextField({ optional: true })
  halfDayNameEn?: string;

  /** Minute of the day from which one is off. */
  @CountField({ optional: true })
  halfDayFrom?: number;

  @ChoiceField('MonthDayState', MONTH_DAY_STATES)
  state: (typeof MONTH_DAY_STATES)[number];

  @ApiProperty({ type: [DaySpanDto] })
  spans: DaySpanDto[];

  /** Until when a shift that began before went on into this day, 24:00 where all day; null while it is running. */
  @TextField({ optional: true, nullable: true, example: '06:00' })
  dayBeforeUntil?: string | null;

  @MinutesField()
  breakRecordedMinutes: number;

  /** Deducted without a booking (staff agreement). */
  @MinutesField()
  breakDeductedMinutes: number;

  @MinutesField()
  workedMinutes: number;

  @MinutesField()
  creditedMinutes: number;

  @MinutesField()
  absenceCreditMinutes: number;

  @MinutesField()
  targetMinutes: number;

  @MinutesField()
  balanceMinutes: number;

  /** The account at the end of the day; left out for leaders. */
  @MinutesField({ optional: true })
  runningBalanceMinutes?: number;

  @ChoiceField('WorkLocation', WORK_LOCATIONS, { isArray: true })
  locations: WorkLocation[];

  /** Kind of absence; leaders read `absent` for each that they do not decide on. */
  @TextField({ optional: true })
  absence?: string;

  @ApiProperty({ type: [FindingDto] })
  findings: FindingDto[];

  @CountField()
  pendingCorrections: number;
}

/** What may open a handed-in month again. */
export const REOPENED_BY = ['booking', 'fact'] as const;

/** Somebody else handed the month in. */
export class SubmittedForDto {
  /** Name of who did. */
  @TextField()
  by: string;

  /** Left out for leaders who did not write it: it may say why somebody was away. */
  @TextField({ optional: true })
  reason?: string;
}

/**
 * A person's month with every day; the account before, in and after it. For leaders it is worked out from what they may
 * know: a day with an absence that they do not decide on is full, and the account is left out.
 */
/** What somebody brought along on an account into the month with which it begins here. */
export class BroughtAlongDto {
  @ChoiceField('OpeningAccount', OPENING_ACCOUNTS, {
    description: 'flextime: the account; ordered: of it what was ordered and no time off has balanced yet',
  })
  account: OpeningAccount;

  @MinutesField()
  minutes: number;

  @DateField({ description: 'First day that counts here' })
  beginsOn: LocalDate;

  @TextField({ description: 'Where the figure comes from' })
  source: string;

  @TextField({ optional: true, description: 'Why another figure stood there before' })
  correctionReason?: string;
}

export class MonthDto {
  @MonthField()
  month: YearMonth;

  @ApiProperty()
  employee: MonthEmployeeDto;

  @ChoiceField('MonthStatus', MONTH_STATUSES)
  status: MonthStatus;

  /** Send it with a decision; it is another one if somebody wrote into the month meanwhile. For leaders it counts nothing: it stands for what they may know. */
  @CountField()
  version: number;

  /** The first day that counts, where days of the month lie before it; left out where no day has counted yet. */
  @DateField({ optional: true })
  beginsOn?: LocalDate;

  /** The whole month lies before the first day that counts: it has no figures. */
  @FlagField()
  beforeBegin: boolean;

  /**
   * Left out for leaders and before the account begins, as the other two figures of the account. Of a month to come it
   * is the account with today, as the running month closes.
   */
  @MinutesField({ optional: true })
  openingBalanceMinutes?: number;

  @ApiPropertyOptional({
    type: [BroughtAlongDto],
    description: 'Of the month with which the account begins: what the carry-over was taken from; left out for leaders',
  })
  broughtAlong?: BroughtAlongDto[];

  /** Of the days that are over, and of today. */
  @MinutesField()
  targetMinutes: number;

  /** Only of a month that has not begun: the target of all its days as they are planned today. */
  @MinutesField({ optional: true })
  plannedTargetMinutes?: number;

  @MinutesField()
  workedMinutes: number;

  @MinutesField()
  creditedMinutes: number;

  @MinutesField()
  balanceMinutes: number;

  /** Cut or moved to another account at settlement when the month was closed. */
  @MinutesField({ optional: true })
  cutMinutes?: number;

  /** Opening balance, balance of the month, less what was cut. */
  @MinutesField({ optional: true })
  closingBalanceMinutes?: number;

  /** Not closed yet: figures can still change. */
  @FlagField()
  provisional: boolean;

  @InstantField({ optional: true })
  submittedAt?: string;

  @ApiPropertyOptional({ type: SubmittedForDto })
  submittedFor?: SubmittedForDto;

  @InstantField({ optional: true })
  approvedAt?: string;

  @InstantField({ optional: true })
  closedAt?: string;

  @TextField({ optional: true })
  returnedNote?: string;

  /** What opened a handed-in month again: a booking or its correction, or an absence, an order, a move or a rule. */
  @ChoiceField('ReopenedBy', REOPENED_BY, { optional: true })
  reopenedBy?: (typeof REOPENED_BY)[number];

  @InstantField({ optional: true })
  reopenedAt?: string;

  @ApiProperty({ type: [BlockerDto] })
  blockers: BlockerDto[];

  @FlagField()
  canSubmit: boolean;

  @FlagField()
  canWithdraw: boolean;

  @ApiProperty({ type: [MonthDayDto] })
  days: MonthDayDto[];
}

export class SubmitMonthDto {
  /** The version that was looked at. */
  @CountField()
  @IsCount(1)
  version: number;
}

/** Hands in the month of somebody who cannot. */
export class SubmitMonthForDto {
  @TextField({ minLength: 3, maxLength: 255 })
  @Length(3, 255)
  @Matches(/\S/, { message: '$property must say something' })
  @IsPlainText()
  reason: string;
}

export class TeamMemberDto {
  @IdField()
  employeeId: string;

  @TextField()
  name: string;

  @ChoiceField('MonthStatus', MONTH_STATUSES)
  status: MonthStatus;

  @MinutesField()
  targetMinutes: number;

  @MinutesField()
  creditedMinutes: number;

  /** Of the days of the month that are over; no account. */
  @MinutesField()
  balanceMinutes: number;

  @CountField()
  findingsCount: number;

  @CountField()
  blockersCount: number;
}

export class TeamMonthDto {
  @MonthField()
  month: YearMonth;

  @ApiProperty({ type: [TeamMemberDto] })
  members: TeamMemberDto[];
}
