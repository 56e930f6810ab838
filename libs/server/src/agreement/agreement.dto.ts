import { IsUUID } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { type LocalDate, PERSONNEL_GROUPS, type PersonnelGroup } from '@zeitbuch/working-time';
import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  LineField,
  TextField,
} from '../platform';

/** A value of an agreement: what it may be is said by its key. */
export const AnyValue = () =>
  ApiProperty({
    nullable: true,
    oneOf: [
      { type: 'integer' },
      { type: 'boolean' },
      { type: 'string' },
      { type: 'array', items: {} },
      { type: 'object', additionalProperties: true },
    ],
  });

export class AgreementValueDto {
  /** Name of the parameter, as in the schema of the agreement. */
  @TextField({ example: 'dailyCreditCapMinutes' })
  key: string;

  /** A number of minutes, a choice, a flag, or an object of these; null where the agreement sets no limit. */
  @AnyValue()
  value: unknown;

  /** Where the value is written; left out where that is not on record. */
  @TextField({ optional: true, example: '§ 4 (1)' })
  paragraph?: string;
}

/** An agreement to begin. */
export class CreateAgreementDto {
  /** Made by the client; sending the same request again with it changes nothing. */
  @IdField()
  @IsUUID()
  agreementId: string;

  @LineField(120)
  name: string;
}

/** What holds on days without a proposal or rule; of an early end, what will hold on them. */
export class ReplacedValueDto {
  /** The value, by its key. */
  @TextField()
  key: string;

  /** For the people of this unit alone; left out for everybody. */
  @TextField({ optional: true })
  unitName?: string;

  @DateField()
  from: LocalDate;

  /** Last day; null without end. */
  @DateField({ nullable: true })
  to: LocalDate | null;

  @AnyValue()
  value: unknown;
}

/** Days on which a rule that was released does not decide one of its values: another one goes before it. */
export class OverruledDto {
  /** The value, by its key. */
  @TextField()
  key: string;

  /** For the people of this unit alone; left out for everybody. */
  @TextField({ optional: true })
  unitName?: string;

  @DateField()
  from: LocalDate;

  /** Last day; null without end. */
  @DateField({ nullable: true })
  to: LocalDate | null;

  /** Of the rule that holds instead. */
  @TextField()
  title: string;
}

/** The two people who decided it: one proposed, another released. */
export class AgreementDecisionDto {
  @TextField()
  proposedBy: string;

  @TextField()
  releasedBy: string;

  @InstantField()
  releasedAt: string;
}

export class AgreementVersionDto {
  @CountField()
  version: number;

  /** Left out of what came with the city, before Zeitbuch. */
  @ApiProperty({ required: false })
  decision?: AgreementDecisionDto;

  @DateField()
  from: LocalDate;

  /** Last day; null without end. */
  @DateField({ nullable: true })
  to: LocalDate | null;

  /** Every parameter, in the order of the schema. */
  @ApiProperty({ type: [AgreementValueDto] })
  values: AgreementValueDto[];
}

export class AgreementOverlayDto {
  @IdField()
  overlayId: string;

  /** Left out of what came with the city, before Zeitbuch. */
  @ApiProperty({ required: false })
  decision?: AgreementDecisionDto;

  /** Of the earlier end, where it was ended earlier. */
  @ApiProperty({ required: false })
  endDecision?: AgreementDecisionDto;

  @TextField()
  title: string;

  @TextField()
  legalBasis: string;

  @DateField()
  from: LocalDate;

  /** Last day; from the next one on the agreement itself holds again. */
  @DateField()
  to: LocalDate;

  /** The last day as it was decided first, where the rule was ended earlier. */
  @DateField({ optional: true })
  decidedTo?: LocalDate;

  /** What it changes. */
  @ApiProperty({ type: [AgreementValueDto] })
  values: AgreementValueDto[];

  /** Days on which another rule goes before it, value by value. */
  @ApiProperty({ type: [OverruledDto] })
  overruled: OverruledDto[];

  /** What would hold without it on the days on which it holds itself. */
  @ApiProperty({ type: [ReplacedValueDto] })
  replaced: ReplacedValueDto[];
}

/** What the agreement says differently for the people of a unit and of those below it, of a group, or by name. */
export class AgreementAnnexDto {
  @IdField()
  annexId: string;

  /** Left out of what came with the city, before Zeitbuch. */
  @ApiProperty({ required: false })
  decision?: AgreementDecisionDto;

  @TextField()
  title: string;

  /** Of an annex for a unit. */
  @IdField({ optional: true })
  orgUnitId?: string;

  @TextField({ optional: true })
  unitName?: string;

  @ChoiceField('PersonnelGroup', PERSONNEL_GROUPS, { optional: true, description: 'Of an annex for a personnel group' })
  personnelGroup?: PersonnelGroup;

  @CountField({ optional: true, description: 'How many are named in an annex for people by name' })
  people?: number;

  @DateField()
  from: LocalDate;

  /** Last day; null without end. */
  @DateField({ nullable: true })
  to: LocalDate | null;

  /** What it changes. */
  @ApiProperty({ type: [AgreementValueDto] })
  values: AgreementValueDto[];

  /** Days on which another rule goes before it, value by value. */
  @ApiProperty({ type: [OverruledDto] })
  overruled: OverruledDto[];

  /** What would hold without it on the days on which it holds itself. */
  @ApiProperty({ type: [ReplacedValueDto] })
  replaced: ReplacedValueDto[];
}

/** A unit of the city, as a place for an annex. */
export class AgreementUnitDto {
  @IdField()
  orgUnitId: string;

  @TextField()
  name: string;

  /** How many units lie above it. */
  @CountField()
  depth: number;
}

export class AgreementUnitsDto {
  /** Each followed by those below it. */
  @ApiProperty({ type: [AgreementUnitDto] })
  units: AgreementUnitDto[];
}

/** A staff agreement with everything that was ever published for it, the oldest first. */
export class AgreementDto {
  @IdField()
  agreementId: string;

  @TextField()
  name: string;

  /** It holds today for the person who asks. */
  @FlagField()
  isMine: boolean;

  @ApiProperty({ type: [AgreementVersionDto] })
  versions: AgreementVersionDto[];

  @ApiProperty({ type: [AgreementAnnexDto] })
  annexes: AgreementAnnexDto[];

  @ApiProperty({ type: [AgreementOverlayDto] })
  overlays: AgreementOverlayDto[];

  /** Something was published, and days that it concerns are still being evaluated. */
  @FlagField()
  isBeingRevalued: boolean;
}

export class AgreementsDto {
  /** One's own first, then by name. */
  @ApiProperty({ type: [AgreementDto] })
  agreements: AgreementDto[];
}
