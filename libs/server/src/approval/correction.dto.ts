import { ApiProperty } from '@nestjs/swagger';
import { BOOKING_KINDS, WORK_LOCATIONS, type BookingKind, type WorkLocation } from '@zeitbuch/working-time';
import { IsIn, IsUUID, Length } from 'class-validator';
import { BookingDto } from '../booking';
import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  IsLocalDateText,
  IsLocalTimeText,
  IsPlainText,
  LocalTimeField,
  MinutesField,
  TextField,
  MayBeLeftOut,
} from '../platform';

export const CORRECTION_ACTIONS = ['add', 'change', 'remove'] as const;
export type CorrectionAction = (typeof CORRECTION_ACTIONS)[number];
export const CORRECTION_STATUSES = ['pending', 'approved', 'rejected', 'withdrawn'] as const;
export type CorrectionStatus = (typeof CORRECTION_STATUSES)[number];
export const FOLDS = ['earlier', 'later'] as const;

export class CreateCorrectionDto {
  /** Made by the client; sending the same request again with it changes nothing. */
  @IdField()
  @IsUUID()
  correctionId: string;

  /** The day whose bookings are wrong: the shift that began on this date. */
  @DateField()
  @IsLocalDateText()
  date: string;

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

  /** The time lies after midnight: on the day after `date`. */
  @FlagField({ optional: true })
  @MayBeLeftOut()
  @IsIn([true, false])
  nextDay?: boolean;

  /** Which of two equal local times in the night when clocks go back. */
  @ChoiceField('Fold', FOLDS, { optional: true })
  @MayBeLeftOut()
  @IsIn(FOLDS)
  fold?: (typeof FOLDS)[number];

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
  date: string;

  @ChoiceField('CorrectionAction', CORRECTION_ACTIONS)
  action: CorrectionAction;

  @ChoiceField('CorrectionStatus', CORRECTION_STATUSES)
  status: CorrectionStatus;

  @ApiProperty({ required: false })
  original?: BookingDto;

  @ApiProperty({ required: false })
  proposed?: ProposedBookingDto;

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
