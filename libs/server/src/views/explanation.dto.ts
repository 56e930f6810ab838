import { ApiProperty } from '@nestjs/swagger';
import {
  type Supplement,
  SUPPLEMENT_PERCENT,
  WORK_LOCATIONS,
  type WorkLocation,
  ABSENCE_DECISIONS,
  type AbsenceDecision,
  type LocalDate,
} from '@zeitbuch/working-time';
import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  InstantField,
  LocalTimeField,
  MinutesField,
  ParamsField,
  TextField,
} from '../platform';
import { BookingDto, FindingDto } from '../booking';

export class ExplainedIntervalDto {
  @LocalTimeField()
  from: string;

  /** null while it is running or if its end was never booked. */
  @LocalTimeField({ nullable: true })
  to: string | null;

  /** How many days after the date of the shift `from` lies; left out on the day itself. */
  @CountField({ optional: true })
  fromDaysAfter?: number;

  /** The same of `to`. */
  @CountField({ optional: true })
  toDaysAfter?: number;

  @ChoiceField('WorkLocation', WORK_LOCATIONS)
  location: WorkLocation;

  /** Up to now while it is running; 0 if its end was never booked. */
  @MinutesField()
  minutes: number;

  /** The person is at work. */
  @FlagField()
  running: boolean;
}

/** Which layer of the agreement set the value that a step was calculated with. */
export const EXPLAINED_SOURCES = ['agreement', 'annex', 'overlay'] as const;

export class ExplainedSourceDto {
  @ChoiceField('ExplainedSource', EXPLAINED_SOURCES)
  kind: (typeof EXPLAINED_SOURCES)[number];

  /** Name of the agreement, title of the annex or of the temporary rule. */
  @TextField()
  name: string;

  /** Version of the agreement. */
  @CountField({ optional: true })
  version?: number;

  /** Paragraph of the agreement or annex, or legal basis of the temporary rule; left out where none is on record. */
  @TextField({ optional: true, example: '§ 4 (1)' })
  paragraph?: string;
}

/** Which rule made which minutes out of which. Steps of one clock follow each other without a gap. */
export class ExplanationStepDto {
  @ChoiceField('ExplanationClock', ['credit', 'target', 'protection'])
  clock: 'credit' | 'target' | 'protection';

  @TextField()
  rule: string;

  /** Key under which the client knows the rule's name. */
  @TextField()
  nameKey: string;

  @TextField()
  paragraph: string;

  @MinutesField()
  beforeMinutes: number;

  @MinutesField()
  afterMinutes: number;

  @MinutesField()
  deltaMinutes: number;

  @LocalTimeField({ optional: true })
  from?: string;

  @LocalTimeField({ optional: true })
  to?: string;

  /** Left out where no value of an agreement was used. */
  @ApiProperty({ required: false })
  source?: ExplainedSourceDto;

  @ParamsField()
  why: Record<string, string | number>;
}

/** Work that was ordered, by the wall clock. */
export class ExplainedOrderDto {
  @LocalTimeField()
  from: string;

  @LocalTimeField()
  to: string;
}

/** What is paid on top for the work of the day; it changes no account. */
export class ExplainedSupplementDto {
  @ChoiceField('SupplementCode', Object.keys(SUPPLEMENT_PERCENT))
  code: Supplement['code'];

  /** Of the hourly rate. */
  @CountField()
  percent: number;

  @MinutesField()
  minutes: number;
}

export class ExplainedAgreementDto {
  @TextField()
  name: string;

  @CountField()
  version: number;

  /** Titles of the temporary rules in force on this day. */
  @TextField({ isArray: true })
  overlays: string[];
}

/** What was decided about work on a day of absence. */
export class ExplainedDecisionDto {
  @ChoiceField('AbsenceDecision', ABSENCE_DECISIONS)
  decision: AbsenceDecision;

  /** The absence that it is about; left out where none is on record any more. */
  @TextField({ optional: true })
  absence?: string;

  /** Both left out where a file brought it. */
  @InstantField({ optional: true })
  decidedAt?: string;

  @TextField({ optional: true })
  decidedBy?: string;
}

/** How the figures of one day came about, from the bookings to the balance. */
export class DayExplanationDto {
  @DateField()
  date: LocalDate;

  @ApiProperty({ type: [BookingDto] })
  bookings: BookingDto[];

  /** Stands for the bookings that count; send it with a wanted day. Left out for leaders. */
  @TextField({ optional: true })
  bookingsVersion?: string;

  @ApiProperty({ type: [ExplainedIntervalDto] })
  intervals: ExplainedIntervalDto[];

  /** Until when a shift that began before went on into this day, 24:00 where all day; null while it is running. */
  @TextField({ optional: true, nullable: true, example: '06:00' })
  dayBeforeUntil?: string | null;

  /** Driven on order, without a booking; part of what is recorded. */
  @MinutesField()
  drivenMinutes: number;

  @MinutesField()
  recordedMinutes: number;

  /** Kinds of absence on record, as the reader may know them. */
  @TextField({ isArray: true })
  absences: string[];

  /** In the order in which they were made. None for leaders: a decision reveals the absence. */
  @ApiProperty({ type: [ExplainedDecisionDto] })
  decisions: ExplainedDecisionDto[];

  @ApiProperty({ type: [ExplainedOrderDto] })
  orders: ExplainedOrderDto[];

  @ApiProperty({ type: [ExplainedSupplementDto] })
  supplements: ExplainedSupplementDto[];

  @ApiProperty({ type: [ExplanationStepDto] })
  steps: ExplanationStepDto[];

  @MinutesField()
  targetMinutes: number;

  @MinutesField()
  creditedMinutes: number;

  @MinutesField()
  balanceMinutes: number;

  @ApiProperty({ type: [FindingDto] })
  findings: FindingDto[];

  @ApiProperty({ required: false })
  agreement?: ExplainedAgreementDto;

  /** The stored figures are the ones explained here. */
  @FlagField()
  storedMatches: boolean;
}
