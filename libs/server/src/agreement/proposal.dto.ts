import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type LocalDate, PERSONNEL_GROUPS, type PersonnelGroup } from '@zeitbuch/working-time';
import { RefusalReasonField } from '../four-eyes';
import { ChoiceField, DateField, FlagField, IdField, InstantField, TextField } from '../platform';
import { AgreementValueDto } from './agreement.dto';

/** Refuses what somebody proposed. */
export class RefuseProposalDto {
  @RefusalReasonField()
  reason: string;
}

/** Why a second person did not want it. */
export class ProposalRefusalDto {
  @TextField()
  refusedBy: string;

  @InstantField()
  refusedAt: string;

  @TextField()
  reason: string;
}

/** Somebody named in an annex. */
export class NamedInAnnexDto {
  @IdField()
  employeeId: string;

  @TextField()
  name: string;
}

/** Something that a second person is to release, with what it says. */
export class ProposalDto {
  @IdField()
  proposalId: string;

  @IdField()
  agreementId: string;

  @ChoiceField('ProposalKind', ['version', 'annex', 'overlay', 'overlayEnd'])
  kind: 'version' | 'annex' | 'overlay' | 'overlayEnd';

  /** Of an annex or a temporary rule, also of one that is to end; empty of a version. */
  @TextField()
  title: string;

  /** Of a temporary rule. */
  @TextField({ optional: true })
  legalBasis?: string;

  /** Of an annex. */
  @TextField({ optional: true })
  unitName?: string;

  /** Its unit. */
  @IdField({ optional: true })
  orgUnitId?: string;

  @ChoiceField('PersonnelGroup', PERSONNEL_GROUPS, { optional: true, description: 'Of an annex for a personnel group' })
  personnelGroup?: PersonnelGroup;

  @ApiPropertyOptional({ type: [NamedInAnnexDto], description: 'Of an annex for people by name' })
  people?: NamedInAnnexDto[];

  /** First day on which something else would hold. */
  @DateField()
  from: LocalDate;

  /** Last day; null without end. */
  @DateField({ nullable: true })
  to: LocalDate | null;

  /** What it sets; of an early end what ends. */
  @ApiProperty({ type: [AgreementValueDto] })
  values: AgreementValueDto[];

  /** Name of who proposed it. */
  @TextField()
  proposedBy: string;

  @InstantField()
  proposedAt: string;

  /** Proposed by the person who asks: another one has to release it. */
  @FlagField()
  isOwn: boolean;

  /** Only of one's own: it was refused, and waits to be taken back. */
  @ApiPropertyOptional({ type: ProposalRefusalDto })
  refusal?: ProposalRefusalDto;
}

export class ProposalsDto {
  /** Of one agreement, the oldest first. */
  @ApiProperty({ type: [ProposalDto] })
  proposals: ProposalDto[];

  /** Who asks may release their own proposals: no second administrator has signed in yet. */
  @FlagField()
  isAlone: boolean;
}
