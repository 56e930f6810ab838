import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { type GrantedRole } from '../platform';

export const ROLE_PROPOSAL_STATES = ['proposed', 'confirmed', 'refused', 'withdrawn'] as const;
export type RoleProposalState = (typeof ROLE_PROPOSAL_STATES)[number];

/** A role that one person wants to give, until another one confirms or refuses it. */
@Entity('role_proposal')
export class RoleProposal {
  @PrimaryColumn({ name: 'tenant_id', type: 'int' })
  tenantId: number;

  /** Of the grant that comes of it, too. */
  @PrimaryColumn({ name: 'grant_id', type: 'uuid' })
  grantId: string;

  @Column({ name: 'employee_id', type: 'uuid' })
  employeeId: string;

  @Column({ type: 'text' })
  role: GrantedRole;

  @Column({ name: 'unit_ids', type: 'uuid', array: true, nullable: true })
  unitIds: string[] | null;

  @Column({ name: 'valid_during', type: 'daterange' })
  validDuring: string;

  @Column({ type: 'text' })
  status: RoleProposalState;

  @Column({ name: 'proposed_by', type: 'uuid' })
  proposedBy: string;

  @Column({ name: 'proposed_at', type: 'timestamptz' })
  proposedAt: Date;

  @Column({ name: 'decided_by', type: 'uuid', nullable: true })
  decidedBy: string | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  @Column({ name: 'refusal_reason', type: 'text', nullable: true })
  refusalReason: string | null;

  @Column({ type: 'boolean' })
  alone: boolean;

  @VersionColumn()
  version: number;
}
