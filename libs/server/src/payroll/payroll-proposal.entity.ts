import { type LocalDate } from '@zeitbuch/working-time';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { type PayrollProposalStatus, type SettingContents, type SettingKind } from './setting-kinds';

/** A change of what payroll sets, as one person proposed it, with what another one said about it. */
@Entity('payroll_proposal')
export class PayrollProposal<Kind extends SettingKind = SettingKind> {
  @PrimaryColumn({ name: 'tenant_id', type: 'int' })
  tenantId: number;

  @PrimaryColumn({ name: 'proposal_id', type: 'uuid' })
  proposalId: string;

  @Column({ type: 'text' })
  kind: Kind;

  @Column({ type: 'jsonb' })
  content: SettingContents[Kind];

  /** What held when it was proposed. */
  @Column({ type: 'jsonb' })
  before: object;

  /** First day of the first month in which it holds. */
  @Column({ name: 'valid_from', type: 'date' })
  validFrom: LocalDate;

  @Column({ type: 'text', default: 'proposed' })
  status: PayrollProposalStatus;

  @Column({ name: 'proposed_by', type: 'uuid' })
  proposedBy: string;

  @Column({ name: 'proposed_at', type: 'timestamptz' })
  proposedAt: Date;

  @Column({ name: 'decided_by', type: 'uuid', nullable: true })
  decidedBy: string | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  /** Why it was refused. */
  @Column({ type: 'text', nullable: true })
  reason: string | null;

  /** The decision by which one person was enough. */
  @Column({ name: 'waiver_id', type: 'uuid', nullable: true })
  waiverId: string | null;

  @VersionColumn()
  version: number;
}
