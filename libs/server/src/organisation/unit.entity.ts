import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** A unit of the city, whatever it is called on a day: what all its states have in common. */
@Entity('org_unit')
export class OrgUnit {
  @PrimaryColumn({ name: 'tenant_id', type: 'int' })
  tenantId: number;

  @PrimaryColumn({ name: 'org_unit_id', type: 'uuid' })
  unitId: string;

  /** Raised by every act on the unit, its states and its leaderships. */
  @VersionColumn()
  version: number;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: Date;
}
