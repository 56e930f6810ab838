import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { type GrantedRole } from '../platform';

/** A role that somebody has on the days of `validDuring`. */
@Entity('role_grant')
export class RoleGrant {
  @PrimaryColumn({ name: 'tenant_id', type: 'int' })
  tenantId: number;

  @PrimaryColumn({ name: 'grant_id', type: 'uuid' })
  grantId: string;

  @Column({ name: 'employee_id', type: 'uuid' })
  employeeId: string;

  @Column({ type: 'text' })
  role: GrantedRole;

  /** With those below them; null: the whole tenant. */
  @Column({ name: 'unit_ids', type: 'uuid', array: true, nullable: true })
  unitIds: string[] | null;

  @Column({ name: 'valid_during', type: 'daterange' })
  validDuring: string;

  /** Null: from the server's command line, by import, or from the set-up. */
  @Column({ name: 'granted_by', type: 'uuid', nullable: true })
  grantedBy: string | null;

  @Column({ name: 'confirmed_by', type: 'uuid', nullable: true })
  confirmedBy: string | null;

  /** One person did both: there was no second one yet, see `mayActAlone`. */
  @Column({ type: 'boolean' })
  alone: boolean;

  @VersionColumn()
  version: number;
}
