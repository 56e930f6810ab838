import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { type LocalDate } from '@zeitbuch/working-time';

/** A place where people of the city work. */
@Entity('site')
export class Site {
  @PrimaryColumn({ name: 'tenant_id', type: 'int' })
  tenantId: number;

  @PrimaryColumn({ name: 'site_id', type: 'uuid' })
  siteId: string;

  /** Files and forms know it by this: no two of a tenant have the same. */
  @Column({ type: 'text' })
  name: string;

  /** From this day on nobody comes there any more; who is there stays. */
  @Column({ name: 'closed_from', type: 'date', nullable: true })
  closedFrom: LocalDate | null;

  /** Raised by every act on the site itself. */
  @VersionColumn()
  version: number;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: Date;
}
