import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Allow, ArrayMaxSize, ArrayMinSize, ArrayUnique, IsIn, IsUUID, Length } from 'class-validator';
import { type LocalDate, PERSONNEL_GROUPS, type PersonnelGroup } from '@zeitbuch/working-time';
import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  IsCount,
  IsPlainLine,
  MayBeLeftOut,
  TextField,
} from '../platform';
import { AnyValue, ReplacedValueDto } from './agreement.dto';
import { AgreementChangesDto, AgreementParametersDto } from './parameters.dto';

/** Whether to publish, or only to say what would happen. */
export class PublicationQueryDto {
  @MayBeLeftOut()
  @IsIn(['true', 'false'])
  @TextField({ optional: true, enum: ['true', 'false'] })
  dryRun?: 'true' | 'false';
}

/**
 * The next version of an agreement; the one before ends on the day before. Dates and values are judged by the
 * rules themselves, so that a refusal can name the rule.
 */
export class PublishVersionDto {
  /** Made by the client; sending the same request again with it changes nothing. */
  @IdField()
  @IsUUID()
  proposalId: string;

  /** One more than the latest: who published in the meantime is not overtaken unseen. */
  @CountField({ minimum: 1 })
  @IsCount(1)
  version: number;

  @DateField()
  @Allow()
  validFrom: LocalDate;

  /** Last day; null without end. */
  @DateField({ nullable: true, optional: true })
  @Allow()
  validTo?: LocalDate | null;

  /** Every parameter of the agreement. */
  @ApiProperty({ type: AgreementParametersDto })
  @Allow()
  parameters: Record<string, unknown>;

  /** Where the values are written, by key. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  @Allow()
  paragraphs?: Record<string, string>;
}

/** More than this many are no list of names any more, but a unit or a group. */
const MOST_NAMED = 200;

/** An annex: changes named values for the people of a circle; ends the annex that the unit or group had. */
export class PublishAnnexDto {
  /** Made by the client; sending the same request again with it changes nothing. */
  @IdField()
  @IsUUID()
  annexId: string;

  /** One of the three says for whom it is: a unit with those below it, */
  @MayBeLeftOut()
  @IsUUID()
  @IdField({ optional: true })
  orgUnitId?: string;

  /** a personnel group, by the contract of the day, */
  @MayBeLeftOut()
  @IsIn(PERSONNEL_GROUPS)
  @ChoiceField('PersonnelGroup', PERSONNEL_GROUPS, { optional: true })
  personnelGroup?: PersonnelGroup;

  /** or people by name. */
  @MayBeLeftOut()
  @IsUUID(undefined, { each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_NAMED)
  @ArrayUnique()
  @IdField({ isArray: true, optional: true })
  employeeIds?: string[];

  @TextField({ minLength: 3, maxLength: 120 })
  @Length(3, 120)
  @IsPlainLine()
  title: string;

  @DateField()
  @Allow()
  validFrom: LocalDate;

  /** Last day; null without end. */
  @DateField({ nullable: true, optional: true })
  @Allow()
  validTo?: LocalDate | null;

  /** The values that it sets, each as a whole. */
  @ApiProperty({ type: AgreementChangesDto })
  @Allow()
  set: Record<string, unknown>;

  /** Where the values are written, by key. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  @Allow()
  paragraphs?: Record<string, string>;
}

/** A temporary rule: changes named values from one day to another and ends by itself. */
export class PublishOverlayDto {
  /** Made by the client; sending the same request again with it changes nothing. */
  @IdField()
  @IsUUID()
  overlayId: string;

  @TextField({ minLength: 3, maxLength: 120 })
  @Length(3, 120)
  @IsPlainLine()
  title: string;

  @TextField({ minLength: 3, maxLength: 200 })
  @Length(3, 200)
  @IsPlainLine()
  legalBasis: string;

  @DateField()
  @Allow()
  validFrom: LocalDate;

  /** Last day: no temporary rule without an end. */
  @DateField()
  @Allow()
  validTo: LocalDate;

  /** The values that it sets, each as a whole. */
  @ApiProperty({ type: AgreementChangesDto })
  @Allow()
  set: Record<string, unknown>;
}

/** Ends a temporary rule earlier than decided. */
export class EndOverlayDto {
  /** Made by the client; sending the same request again with it changes nothing. */
  @IdField()
  @IsUUID()
  proposalId: string;

  @IdField()
  @IsUUID()
  overlayId: string;

  /** The new last day. */
  @DateField()
  @Allow()
  validTo: LocalDate;
}

export const OVERLAP_KINDS = ['overlay', 'annex', 'proposal'] as const;
/** Why one of two rules wins where both set the same value. */
const OVERLAP_REASONS = [
  'decidedLater',
  'temporaryFirst',
  'annexFirst',
  'nearerUnit',
  'replaces',
  'holdsOn',
  'alsoProposed',
  'behindTemporary',
  'behindLater',
  'narrowerCircle',
] as const;
export type OverlapReason = (typeof OVERLAP_REASONS)[number];

/** Another rule that sets the same value on the same days. */
export class OverlapDto {
  /** The value, by its key. */
  @TextField()
  key: string;

  @ChoiceField('OverlapKind', OVERLAP_KINDS)
  kind: (typeof OVERLAP_KINDS)[number];

  /** Of the other rule. */
  @TextField()
  title: string;

  /** Of an annex for a unit; of one for a group or people by name left out. */
  @TextField({ optional: true })
  unitName?: string;

  /** First day on which both set it. */
  @DateField()
  from: LocalDate;

  /** Last day; null without end. */
  @DateField({ nullable: true })
  to: LocalDate | null;

  /** What is proposed wins on these days; otherwise the other rule does. */
  @FlagField()
  wins: boolean;

  @ChoiceField('OverlapReason', OVERLAP_REASONS)
  reason: OverlapReason;

  /** Title of the rule that goes before both, where neither holds. */
  @TextField({ optional: true })
  by?: string;

  /** What the other rule says. */
  @AnyValue()
  value: unknown;
}

/** What was proposed or released, or would be, and whom it concerns. */
export class PublicationDto {
  @FlagField()
  dryRun: boolean;

  /** First day on which something else holds. */
  @DateField()
  from: LocalDate;

  /** Last day; null without end. */
  @DateField({ nullable: true })
  to: LocalDate | null;

  /** People for whom the agreement holds on one of these days. */
  @CountField()
  people: number;

  /** Days of theirs that are evaluated already and will be evaluated again. */
  @CountField()
  valuedDays: number;

  /** Months that were handed in or approved and open again where the days in them are worth something else. */
  @CountField()
  handedInMonths: number;

  /** Value by value what holds without it, whatever it comes from; of an early end what will hold. */
  @ApiProperty({ type: [ReplacedValueDto] })
  replaced: ReplacedValueDto[];

  /** Every other rule that sets one of the values on one of the days. */
  @ApiProperty({ type: [OverlapDto] })
  overlaps: OverlapDto[];
}
