import { ApiProperty } from '@nestjs/swagger';
import {
  BOOKING_KINDS,
  WORK_LOCATIONS,
  type BookingKind,
  type WorkLocation,
  type LocalDate,
} from '@zeitbuch/working-time';
import { IsIn, IsInt, IsUUID, Length, Max, Min } from 'class-validator';
import { BookingDto, FindingDto } from '../booking';
import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  IsLocalDateText,
  IsListOf,
  IsLocalTimeText,
  IsPlainLine,
  IsPlainText,
  LocalTimeField,
  MinutesField,
  TextField,
  MayBeLeftOut,
} from '../platform';

/** `day`: the whole day as it is to be; the others are about one booking. */
export const CORRECTION_ACTIONS = ['add', 'change', 'remove', 'day'] as const;
export type CorrectionAction = (typeof CORRECTION_ACTIONS)[number];
const CORRECTION_STATUSES = ['pending', 'approved', 'rejected', 'withdrawn'] as const;
export type CorrectionStatus = (typeof CORRECTION_STATUSES)[number];
export const FOLDS = ['earlier', 'later'] as const;

/** Most bookings that a wanted day may have. */
const MOST_BOOKINGS_OF_A_DAY = 60;
/** A shift may go on for days: a booking of it lies at most so many after its date. */
const MOST_DAYS_AFTER = 14;
/** Sides of a booking on which another one is missing. */
export const GAP_SIDES = ['before', 'after'] as const;

/** A booking of a wanted day, by the wall clock. One that is there already stays as it is. */
export class WantedBookingDto {
  @ChoiceField('BookingKind', BOOKING_KINDS)
  @IsIn(BOOKING_KINDS)
  kind: BookingKind;

  @ChoiceField('WorkLocation', WORK_LOCATIONS)
  @IsIn(WORK_LOCATIONS)
  location: WorkLocation;

  @LocalTimeField()
  @IsLocalTimeText()
  localTime: string;

  /** How many days after `date` the time lies: 1 on the next day; 0 where left out. */
  @CountField({ optional: true, minimum: 0, maximum: MOST_DAYS_AFTER })
  @MayBeLeftOut()
  @IsInt()
  @Min(0)
  @Max(MOST_DAYS_AFTER)
  daysAfter?: number;

  /** Which of two equal local times in the night when clocks go back. */
  @ChoiceField('Fold', FOLDS, { optional: true })
  @MayBeLeftOut()
  @IsIn(FOLDS)
  fold?: (typeof FOLDS)[number];
}

/** A day as somebody wants it, to be tried out. */
export class PreviewDayDto {
  /** The shift that began on this date. */
  @DateField()
  @IsLocalDateText()
  date: LocalDate;

  @ApiProperty({ type: [WantedBookingDto], maxItems: MOST_BOOKINGS_OF_A_DAY })
  @IsListOf(() => WantedBookingDto, { least: 0, most: MOST_BOOKINGS_OF_A_DAY })
  bookings: WantedBookingDto[];
}

export class CreateCorrectionDto {
  /** Made by the client; sending the same request again with it changes nothing. */
  @IdField()
  @IsUUID()
  correctionId: string;

  /** The day whose bookings are wrong: the shift that began on this date. */
  @DateField()
  @IsLocalDateText()
  date: LocalDate;

  @ChoiceField('CorrectionAction', CORRECTION_ACTIONS)
  @IsIn(CORRECTION_ACTIONS)
  action: CorrectionAction;

  /** The booking to change or remove. */
  @IdField({ optional: true })
  @MayBeLeftOut()
  @IsUUID()
  bookingId?: string;

  @ChoiceField('BookingKind', BOOKING_KINDS, { optional: true })
  @MayBeLeftOut()
  @IsIn(BOOKING_KINDS)
  kind?: BookingKind;

  @ChoiceField('WorkLocation', WORK_LOCATIONS, { optional: true })
  @MayBeLeftOut()
  @IsIn(WORK_LOCATIONS)
  location?: WorkLocation;

  @LocalTimeField({ optional: true })
  @MayBeLeftOut()
  @IsLocalTimeText()
  localTime?: string;

  /** How many days after `date` the time lies: 1 on the next day. Left out: 0, or as the changed booking has it. */
  @CountField({ optional: true, minimum: 0, maximum: MOST_DAYS_AFTER })
  @MayBeLeftOut()
  @IsInt()
  @Min(0)
  @Max(MOST_DAYS_AFTER)
  daysAfter?: number;

  /** Which of two equal local times in the night when clocks go back. */
  @ChoiceField('Fold', FOLDS, { optional: true })
  @MayBeLeftOut()
  @IsIn(FOLDS)
  fold?: (typeof FOLDS)[number];

  /** The whole day as it is to be, with action `day`: what is voided and added follows from it. */
  @ApiProperty({ type: [WantedBookingDto], required: false, maxItems: MOST_BOOKINGS_OF_A_DAY })
  @MayBeLeftOut()
  @IsListOf(() => WantedBookingDto, { least: 0, most: MOST_BOOKINGS_OF_A_DAY })
  bookings?: WantedBookingDto[];

  /** `bookingsVersion` of the day that was looked at, with action `day`. */
  @TextField({ optional: true, maxLength: 64 })
  @MayBeLeftOut()
  @Length(1, 64)
  @IsPlainLine()
  dayVersion?: string;

  /** The person knows that a booking of the day will be missing afterwards, so that nothing counts. */
  @FlagField({ optional: true })
  @MayBeLeftOut()
  @IsIn([true, false])
  acceptIncomplete?: boolean;

  @TextField({ minLength: 3, maxLength: 255 })
  @Length(3, 255)
  @IsPlainText()
  reason: string;
}

export class ProposedBookingDto {
  @ChoiceField('BookingKind', BOOKING_KINDS)
  kind: BookingKind;

  @LocalTimeField()
  localTime: string;

  @ChoiceField('WorkLocation', WORK_LOCATIONS)
  location: WorkLocation;

  /** How many days after the date of the day the time lies; left out on the day itself. */
  @CountField({ optional: true })
  daysAfter?: number;
}

/** A booking that is missing, beside one that is there. */
export class DayGapDto {
  @ChoiceField('BookingKind', BOOKING_KINDS)
  kind: BookingKind;

  /** Of the booking beside it. */
  @LocalTimeField()
  localTime: string;

  @ChoiceField('GapSide', GAP_SIDES)
  side: (typeof GAP_SIDES)[number];
}

export class CorrectionEffectDto {
  @MinutesField()
  creditedBeforeMinutes: number;

  @MinutesField()
  creditedAfterMinutes: number;
}

export class CorrectionDto {
  @IdField()
  correctionId: string;

  @IdField()
  employeeId: string;

  @TextField()
  employeeName: string;

  @DateField()
  date: LocalDate;

  @ChoiceField('CorrectionAction', CORRECTION_ACTIONS)
  action: CorrectionAction;

  @ChoiceField('CorrectionStatus', CORRECTION_STATUSES)
  status: CorrectionStatus;

  @ApiProperty({ required: false })
  original?: BookingDto;

  @ApiProperty({ required: false })
  proposed?: ProposedBookingDto;

  /** Of a wanted day: its bookings when it was asked for. */
  @ApiProperty({ type: [ProposedBookingDto], required: false })
  bookingsBefore?: ProposedBookingDto[];

  /** Of a wanted day: its bookings as they are to be. */
  @ApiProperty({ type: [ProposedBookingDto], required: false })
  bookingsAfter?: ProposedBookingDto[];

  @TextField()
  reason: string;

  @TextField({ optional: true })
  decisionNote?: string;

  @InstantField()
  requestedAt: string;

  @InstantField({ optional: true })
  decidedAt?: string;

  /** What the day is credited without and with the correction. */
  @ApiProperty({ required: false })
  effect?: CorrectionEffectDto;

  /** To be looked at one by one. */
  @FlagField()
  conspicuous: boolean;

  /** Why: codes. */
  @TextField({ isArray: true })
  flags: string[];

  @CountField()
  version: number;
}

/** What a wanted day would be worth. Nothing is written. */
export class DayEffectDto {
  @MinutesField()
  creditedBeforeMinutes: number;

  @MinutesField()
  creditedAfterMinutes: number;

  @MinutesField()
  workedBeforeMinutes: number;

  @MinutesField()
  workedAfterMinutes: number;

  @MinutesField()
  balanceAfterMinutes: number;

  /** Work of the day that would count nothing, because it lies outside the frame. */
  @MinutesField()
  outsideFrameMinutes: number;

  /** Work of the day that would count nothing, because a day is worth no more. */
  @MinutesField()
  cappedMinutes: number;

  /** What the day would have to tell, other than missing bookings. */
  @ApiProperty({ type: [FindingDto] })
  findings: FindingDto[];

  /** Bookings that would be missing: then nothing of the day counts. */
  @ApiProperty({ type: [DayGapDto] })
  missing: DayGapDto[];

  /** Whether anything would change. */
  @FlagField()
  changes: boolean;
}
