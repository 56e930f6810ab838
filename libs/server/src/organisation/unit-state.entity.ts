import { Column, Entity, PrimaryColumn } from 'typeorm';

export const UNIT_KINDS = ['division', 'department', 'section', 'municipalEnterprise'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** How a unit is called and where it belongs, on the days of `validDuring`. */
@Entity('org_unit_state')
export class OrgUnitState {
  @PrimaryColumn({ name: 'tenant_id', type: 'int' })
  tenantId: number;

  @PrimaryColumn({ name: 'org_unit_id', type: 'uuid' })
  unitId: string;

  /** As PostgreSQL writes a range of days; without a first day since before the records. */
  @PrimaryColumn({ name: 'valid_during', type: 'daterange' })
  validDuring: string;

  /** The unit above; null at the top. */
  @Column({ name: 'parent_id', type: 'uuid', nullable: true })
  parentId: string | null;

  @Column({ type: 'text' })
  kind: UnitKind;

  @Column({ type: 'text' })
  name: string;

  @Column({ name: 'short_name', type: 'text' })
  shortName: string;
}
