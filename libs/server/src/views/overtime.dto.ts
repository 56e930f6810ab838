import { ApiProperty } from '@nestjs/swagger';
import { type PartTimeOvertime, type LocalDate, type YearMonth } from '@zeitbuch/working-time';
import { ChoiceField, DateField, FlagField, MinutesField, MonthField, TextField } from '../platform';
import { ExplainedSourceDto } from './explanation.dto';

const PART_TIME_OVERTIME = ['tariffText', 'proRata'] as const satisfies readonly PartTimeOvertime[];

/** Time off that came too late to balance the week: it replaces the pay of the hours, not their supplement. */
export class OvertimeTakenLaterDto {
  /** The month in which the time off was taken, and whose closing takes the pay back where it was paid before. */
  @MonthField()
  month: YearMonth;

  /** The month of the work. */
  @MonthField()
  originMonth: YearMonth;

  /** Of the additional minutes. */
  @MinutesField()
  additionalMinutes: number;

  /** Of the overtime minutes. */
  @MinutesField()
  overtimeMinutes: number;
}

/** What ordered work came to: balanced, additional and overtime minutes together are all of it. */
export class OvertimeSettlementDto {
  /** By time off, the oldest work first. */
  @MinutesField()
  balancedMinutes: number;

  /** Part-time: up to full time (Mehrarbeit). */
  @MinutesField()
  additionalMinutes: number;

  /** Beyond full time (Überstunden). */
  @MinutesField()
  overtimeMinutes: number;

  /** Minutes with a supplement, by the reading that the agreement has chosen. */
  @MinutesField()
  supplementMinutes: number;

  /** The same by the other reading, which courts do not agree on. */
  @MinutesField()
  otherSupplementMinutes: number;

  /** Whether part-timers get the supplement above full time only, or above their own hours. */
  @ChoiceField('PartTimeOvertime', PART_TIME_OVERTIME)
  partTimeOvertime: PartTimeOvertime;

  /** Time off of later weeks that replaces pay, by the month in which it was taken. */
  @ApiProperty({ type: [OvertimeTakenLaterDto] })
  takenLater: OvertimeTakenLaterDto[];

  @TextField({ example: 'TVOED-7-7' })
  rule: string;

  @TextField({ example: 'TVöD § 7 (7)' })
  paragraph: string;

  /** Where the reading is written. */
  @ApiProperty()
  source: ExplainedSourceDto;
}

/** Ordered work of one calendar week. */
export class OvertimeWeekDto {
  /** Monday. */
  @DateField()
  from: LocalDate;

  /** Sunday. */
  @DateField()
  to: LocalDate;

  /** The last day on which time off balances it: Sunday of the following week, or the last day of employment. */
  @DateField()
  balanceUntil: LocalDate;

  /** That day has not passed: the figures may still change. */
  @FlagField()
  isOpen: boolean;

  /** The month whose closing pays it. */
  @MonthField()
  payableMonth: YearMonth;

  /** Worked on order and outside the frame. */
  @MinutesField()
  orderedMinutes: number;

  /** Left out for leaders: it would show why somebody was absent. */
  @ApiProperty({ required: false })
  settlement?: OvertimeSettlementDto;
}

/** Ordered work of the weeks that touch a month, are paid with it, or whose pay time off of the month replaces. */
export class OvertimeDto {
  @MonthField()
  month: YearMonth;

  @ApiProperty({ type: [OvertimeWeekDto] })
  weeks: OvertimeWeekDto[];
}
