import { ApiProperty } from '@nestjs/swagger';
import { type LocalDate, type YearMonth } from '@zeitbuch/working-time';
import { REQUEST_ACTS, type RequestAct } from '../absence';
import { ChoiceField, DateField, FlagField, IdField, InstantField, MonthField, TextField } from '../platform';
import { APPROVAL_TYPES, type ApprovalType } from './approval.dto';
import { CORRECTION_ACTIONS, type CorrectionAction } from './correction.dto';

/** What a decision can have been: withdrawn by the person is none. */
export const DECISIONS_MADE = ['approved', 'returned'] as const;

/** The day that was to be corrected. */
export class DecidedCorrectionDto {
  @DateField()
  date: LocalDate;

  @ChoiceField('CorrectionAction', CORRECTION_ACTIONS)
  action: CorrectionAction;
}

/** The absence that was asked for. */
export class DecidedAbsenceDto {
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
}

/** One decision on somebody's month, day or absence. */
export class DecidedItemDto {
  @ChoiceField('ApprovalType', APPROVAL_TYPES)
  type: ApprovalType;

  /** Of the decision: a month may be decided on several times. */
  @IdField()
  decisionId: string;

  @IdField()
  employeeId: string;

  @TextField()
  employeeName: string;

  @ChoiceField('DecisionMade', DECISIONS_MADE)
  decision: (typeof DECISIONS_MADE)[number];

  @InstantField()
  decidedAt: string;

  @TextField()
  decidedBy: string;

  /** By the person who asks. */
  @FlagField()
  isOwn: boolean;

  /** What was said with it. */
  @TextField({ optional: true })
  note?: string;

  @MonthField({ optional: true })
  month?: YearMonth;

  @ApiProperty({ required: false })
  correction?: DecidedCorrectionDto;

  @ApiProperty({ required: false })
  absence?: DecidedAbsenceDto;
}

export class DecidedDto {
  @ApiProperty({ type: [DecidedItemDto] })
  items: DecidedItemDto[];

  /** The first day that the list knows of. */
  @DateField()
  since: LocalDate;

  /** There are more on these days than are listed: these are the newest. */
  @FlagField()
  hasMore: boolean;
}
