import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whose public holidays hold at a site on the days of `validDuring`. */
@Entity('site_region')
export class SiteRegion {
  @PrimaryColumn({ name: 'tenant_id', type: 'int' })
  tenantId: number;

  @PrimaryColumn({ name: 'site_id', type: 'uuid' })
  siteId: string;

  /** As PostgreSQL writes a range of days; without a first day since before the records. */
  @PrimaryColumn({ name: 'valid_during', type: 'daterange' })
  validDuring: string;

  /** By country and state, e.g. `DE-SN`. */
  @Column({ type: 'text' })
  region: string;
}
