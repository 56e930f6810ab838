import { ApiProperty } from '@nestjs/swagger';
import { type LeaveStep, type LocalDate } from '@zeitbuch/working-time';
import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  ParamsField,
  TextField,
} from '../platform';

export const LEAVE_STEP_KINDS = [
  'carried',
  'entitlement',
  'minimum',
  'disability',
  'shift',
  'taken',
  'planned',
  'lapsed',
] as const satisfies readonly LeaveStep['kind'][];

export class LeaveStepDto {
  @ChoiceField('LeaveStepKind', LEAVE_STEP_KINDS)
  kind: (typeof LEAVE_STEP_KINDS)[number];

  /** Id of the rule. */
  @TextField({ example: 'TVOED-26' })
  rule: string;

  @TextField()
  paragraph: string;

  @CountField()
  beforeHundredths: number;

  @CountField()
  afterHundredths: number;

  @ParamsField()
  params: Record<string, string | number>;
}

/** Leave in one piece. */
export class LeavePeriodDto {
  @DateField()
  from: LocalDate;

  /** Last day that counts. */
  @DateField()
  to: LocalDate;

  /** Days on which work was due. */
  @CountField()
  hundredths: number;

  @FlagField()
  isPlanned: boolean;

  /** It costs no leave: the person was ill with a certificate, or protected before or after a birth. */
  @FlagField()
  isGivenBack: boolean;
}

/** Told individually: how many days are left and until when they must be taken (BUrlG § 7 (3)). */
export class LeaveNoticeDto {
  @IdField()
  noticeId: string;

  @CountField()
  year: number;

  @CountField()
  leftHundredths: number;

  @DateField()
  latestStart: LocalDate;

  @DateField()
  givenOn: LocalDate;

  /** Left out until the person has confirmed to have read it. */
  @InstantField({ optional: true })
  readAt?: string;
}

/** What waits to be read. */
export class LeaveNoticesDto {
  @ApiProperty({ type: [LeaveNoticeDto] })
  notices: LeaveNoticeDto[];
}

export class CarriedLeftDto {
  @CountField()
  hundredths: number;

  /** Last day on which leave of it may begin. */
  @DateField()
  latestStart: LocalDate;

  /** That day is over, and the days stay all the same: nobody told the person in time that they would lapse. */
  @FlagField()
  isOver: boolean;
}

/** Leave of the person who asks in a calendar year, in hundredths of a day. */
export class LeaveDto {
  @CountField()
  year: number;

  /** The year with which the account began, where leave was brought along; earlier ones are not on record. */
  @CountField({ optional: true })
  firstYear?: number;

  /** As of today, or as of the end of a year that is over. */
  @DateField()
  asOf: LocalDate;

  /** False for civil servants: their rules are not known here. */
  @FlagField()
  isEntitlementKnown: boolean;

  @CountField()
  entitlementHundredths: number;

  @CountField()
  carriedHundredths: number;

  @CountField()
  takenHundredths: number;

  @CountField()
  plannedHundredths: number;

  @CountField()
  lapsedHundredths: number;

  @CountField()
  leftHundredths: number;

  @ApiProperty({ type: CarriedLeftDto, required: false })
  carriedLeft?: CarriedLeftDto;

  /** From nothing to what is left. */
  @ApiProperty({ type: [LeaveStepDto] })
  steps: LeaveStepDto[];

  @ApiProperty({ type: [LeavePeriodDto] })
  periods: LeavePeriodDto[];

  @ApiProperty({ type: [LeaveNoticeDto] })
  notices: LeaveNoticeDto[];
}
