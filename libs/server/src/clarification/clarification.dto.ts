import { ApiProperty } from '@nestjs/swagger';
import { IsIn, Length } from 'class-validator';
import { MONTH_STATUSES, type MonthStatus, type LocalDate, type YearMonth } from '@zeitbuch/working-time';
import { BookingDto, ClarificationDto } from '../booking';
import {
  ChoiceField,
  CountField,
  DateField,
  IdField,
  InstantField,
  IsMonthText,
  IsPlainText,
  MayBeLeftOut,
  MonthField,
  TextField,
} from '../platform';

/** What somebody may decide; there is no way back. */
const CLARIFICATION_OUTCOMES = ['recorded', 'rejected'] as const;
export type ClarificationOutcome = (typeof CLARIFICATION_OUTCOMES)[number];

/** A booking that came late and did not fit: it is kept and has no effect. */
export class KeptBookingDto {
  @ApiProperty()
  booking: BookingDto;

  /** Local date of the booking. */
  @DateField()
  date: LocalDate;

  @ApiProperty()
  clarification: ClarificationDto;

  @InstantField()
  receivedAt: string;

  @InstantField({ optional: true })
  decidedAt?: string;

  /** In an open month the person may ask for a correction. */
  @ChoiceField('MonthStatus', MONTH_STATUSES)
  monthStatus: MonthStatus;
}

/** Of which month; without it what waits and what was decided in the last week. */
export class OwnClarificationsQueryDto {
  @MayBeLeftOut()
  @IsMonthText()
  @MonthField({ optional: true })
  month?: YearMonth;
}

/** One that waits for a decision, with the person who booked. */
export class ClarificationItemDto extends KeptBookingDto {
  @IdField()
  employeeId: string;

  @TextField()
  employeeName: string;

  @TextField()
  unitName: string;
}

export class ClarificationsDto {
  /** The oldest first, a limited number. */
  @ApiProperty({ type: [ClarificationItemDto] })
  items: ClarificationItemDto[];

  /** How many wait altogether. */
  @CountField()
  total: number;
}

export class DecideClarificationDto {
  @ChoiceField('ClarificationOutcome', CLARIFICATION_OUTCOMES)
  @IsIn(CLARIFICATION_OUTCOMES)
  outcome: ClarificationOutcome;

  /** For the person. Mandatory when the booking is rejected. */
  @TextField({ optional: true, minLength: 3, maxLength: 255 })
  @MayBeLeftOut()
  @Length(3, 255)
  @IsPlainText()
  note?: string;
}
