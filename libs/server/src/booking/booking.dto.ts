import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  BOOKING_KINDS,
  MONTH_STATUSES,
  type MonthStatus,
  WORK_LOCATIONS,
  type BookingKind,
  type PortableFacts,
  type TrafficLightZone,
  type WorkLocation,
  type LocalDate,
} from '@zeitbuch/working-time';
import { IsIn, IsUUID } from 'class-validator';
import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  IsInstantText,
  LocalTimeField,
  MinutesField,
  ParamsField,
  TextField,
  MayBeLeftOut,
} from '../platform';
import { ClarificationDto } from './clarification.dto';

const BOOKING_SOURCES = ['web', 'offline', 'terminal', 'import', 'correction', 'demo'] as const;
export type BookingSource = (typeof BOOKING_SOURCES)[number];
export const SEVERITIES = ['info', 'warn', 'report', 'block'] as const;
export const CLOCK_STATES = ['out', 'in', 'onBreak'] as const;

export class CreateBookingDto {
  /** Made by the client; sending the same request again with it changes nothing. */
  @IdField()
  @IsUUID()
  bookingId: string;

  @ChoiceField('BookingKind', BOOKING_KINDS)
  @IsIn(BOOKING_KINDS)
  kind: BookingKind;

  @ChoiceField('WorkLocation', WORK_LOCATIONS)
  @IsIn(WORK_LOCATIONS)
  location: WorkLocation;

  /** When the person pressed the button, if that was not now (no connection). Without it the server's clock counts. */
  @InstantField({ optional: true })
  @MayBeLeftOut()
  @IsInstantText()
  at?: string;
}

export class BookingDto {
  @IdField()
  bookingId: string;

  @ChoiceField('BookingKind', BOOKING_KINDS)
  kind: BookingKind;

  @InstantField()
  at: string;

  @LocalTimeField()
  localTime: string;

  @ChoiceField('WorkLocation', WORK_LOCATIONS)
  location: WorkLocation;

  /** How many days after the date of its shift the time lies; left out on the day itself. */
  @CountField({ optional: true })
  daysAfter?: number;

  @ChoiceField('BookingSource', BOOKING_SOURCES)
  source: BookingSource;

  /** Replaced or removed by an approved correction; kept and shown, never counted. */
  @FlagField()
  voided: boolean;

  @IdField({ optional: true })
  correctionId?: string;
}

export class FindingDto {
  @TextField({ example: 'WORK_GT_6H_WITHOUT_BREAK' })
  code: string;

  @ChoiceField('Severity', SEVERITIES)
  severity: (typeof SEVERITIES)[number];

  @ParamsField()
  params: Record<string, string | number>;
}

const TRAFFIC_LIGHT_ZONES = ['green', 'yellow', 'red'] as const satisfies readonly TrafficLightZone[];
/** Which law protects the person: that of grown-ups, of young people, or of civil servants. */
const PROTECTION_LAWS = ['ArbZG', 'JArbSchG', 'MuSchG', 'SaechsAZVO'] as const;
/** What keeps work from counting: the frame, the most that a day credits, or something else. */
export const NOTHING_COUNTS = ['frame', 'cap', 'other'] as const;
export const LATEST_END_LIMITS = ['dailyMax', 'evening'] as const;
export type ProtectionLaw = (typeof PROTECTION_LAWS)[number];

/** A phase of the traffic light and how far it is. */
export class NextZoneDto {
  @ChoiceField('TrafficLightZone', TRAFFIC_LIGHT_ZONES)
  zone: TrafficLightZone;

  /** So many minutes more, or fewer, and the light changes. */
  @MinutesField()
  minutes: number;
}

/** Where the flextime account stands on the traffic light of the agreement. */
export class TrafficLightDto {
  @ChoiceField('TrafficLightZone', TRAFFIC_LIGHT_ZONES)
  zone: TrafficLightZone;

  /** The balance that is looked at: minutes that are still missing today are owed only once the person has left. */
  @MinutesField()
  balanceMinutes: number;

  /** The next phase on the way up; left out in the red of the plus. */
  @ApiProperty({ required: false })
  up?: NextZoneDto;

  /** The next phase on the way down; left out in the red of the minus. */
  @ApiProperty({ required: false })
  down?: NextZoneDto;
}

/** Where the person stands right now. */
export class TodayDto {
  @DateField()
  date: LocalDate;

  @ChoiceField('ClockState', CLOCK_STATES)
  state: (typeof CLOCK_STATES)[number];

  /** Since when; left out before the first booking. */
  @InstantField({ optional: true })
  since?: string;

  /**
   * Beginning of the last session, where its end was not booked and nobody would be at work so long: a clock-out may
   * have been forgotten, or a long duty goes on. A clock-out now ends it, a clock-in leaves it to be corrected.
   */
  @InstantField({ optional: true })
  unendedSince?: string;

  @ChoiceField('WorkLocation', WORK_LOCATIONS, { optional: true })
  location?: WorkLocation;

  /** Where the person worked last: what the next clock-in proposes. */
  @ChoiceField('WorkLocation', WORK_LOCATIONS)
  lastLocation: WorkLocation;

  @ApiProperty({ type: [BookingDto] })
  bookings: BookingDto[];

  /** Work done today up to `workedAsOf`, breaks left out. */
  @MinutesField()
  workedMinutes: number;

  @InstantField()
  workedAsOf: string;

  @MinutesField()
  breakMinutes: number;

  @MinutesField()
  targetMinutes: number;

  @MinutesField()
  creditedMinutes: number;

  @MinutesField()
  balanceTodayMinutes: number;

  /** The account with everything up to yesterday and today so far. */
  @MinutesField()
  accountBalanceMinutes: number;

  /** Why work from now on credits nothing any more today; left out where it counts. */
  @ChoiceField('NothingCounts', NOTHING_COUNTS, { optional: true })
  nothingCounts?: (typeof NOTHING_COUNTS)[number];

  /** When today's balance reaches zero. */
  @InstantField({ optional: true })
  earliestLeaveAt?: string;

  /** When `latestEndLimit` is reached, without another break. */
  @InstantField({ optional: true })
  latestEndAt?: string;

  /** What ends the day first: the most work of a day or, for young people and mothers, the evening. */
  @ChoiceField('LatestEndLimit', LATEST_END_LIMITS, { optional: true })
  latestEndLimit?: (typeof LATEST_END_LIMITS)[number];

  /** The most work that the law allows the person on this day. */
  @MinutesField({ optional: true })
  dailyMaxMinutes?: number;

  /** When the lawful stretch without a break ends. */
  @InstantField({ optional: true })
  breakDueAt?: string;

  /** Earliest lawful start after the rest period: if work ended now, or after the last work. */
  @InstantField({ optional: true })
  restUntil?: string;

  /** Left out where no agreement holds the day. */
  @ChoiceField('ProtectionLaw', PROTECTION_LAWS, { optional: true })
  protectionLaw?: ProtectionLaw;

  /** Left out where the agreement knows no traffic light. */
  @ApiProperty({ required: false })
  trafficLight?: TrafficLightDto;

  /** Minute of the day from which work is credited; left out where the agreement knows no frame. */
  @MinutesField({ optional: true })
  frameFromMinute?: number;

  /** Minute of the day up to which work is credited, 1440 at most. */
  @MinutesField({ optional: true })
  frameToMinute?: number;

  @ApiProperty({ type: [FindingDto] })
  findings: FindingDto[];

  /** Days of this and the last month that lack a booking. */
  @DateField({ isArray: true })
  incompleteDays: LocalDate[];

  @ChoiceField('MonthStatus', MONTH_STATUSES)
  monthStatus: MonthStatus;
}

/** What today is worked out from, without the bookings: with it the browser's engine previews a booking before the server answers. */
export class TodayFactsDto {
  @DateField()
  date: LocalDate;

  /** As the working-time library packs them; left out where no agreement holds the day. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  facts?: PortableFacts;
}

export class BookingReceiptDto {
  @ApiProperty()
  booking: BookingDto;

  @ApiProperty()
  day: TodayDto;

  /** Only of a booking that is kept until it is clarified; it has no effect on `day`. */
  @ApiProperty({ required: false })
  clarification?: ClarificationDto;
}
