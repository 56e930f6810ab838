import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

export const LEADERSHIP_KINDS = ['supervisor', 'deputy'] as const;
export type LeadershipKind = (typeof LEADERSHIP_KINDS)[number];

/** Who leads a unit, or stands in for who does, on the days of `validDuring`. */
@Entity('leadership')
export class Leadership {
  @PrimaryColumn({ name: 'tenant_id', type: 'int' })
  tenantId: number;

  @PrimaryColumn({ name: 'leadership_id', type: 'uuid' })
  leadershipId: string;

  @Column({ name: 'org_unit_id', type: 'uuid' })
  unitId: string;

  @Column({ name: 'employee_id', type: 'uuid' })
  employeeId: string;

  @Column({ type: 'text' })
  kind: LeadershipKind;

  @Column({ name: 'valid_during', type: 'daterange' })
  validDuring: string;

  @VersionColumn()
  version: number;
}
