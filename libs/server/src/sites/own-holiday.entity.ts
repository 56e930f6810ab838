import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { type LocalDate, type Minutes } from '@zeitbuch/working-time';

/** A day of the city's own: a public holiday of the place, or half a day off. */
@Entity('own_holiday')
export class OwnHoliday {
  @PrimaryColumn({ name: 'tenant_id', type: 'int' })
  tenantId: number;

  @PrimaryColumn({ name: 'holiday_id', type: 'uuid' })
  holidayId: string;

  /** Null: at every site, also at those to come. */
  @Column({ name: 'site_id', type: 'uuid', nullable: true })
  siteId: string | null;

  @Column({ type: 'date' })
  date: LocalDate;

  @Column({ name: 'name_de', type: 'text' })
  nameDe: string;

  @Column({ name: 'name_en', type: 'text' })
  nameEn: string;

  /** Minute of the day from which work is off; null: a public holiday. */
  @Column({ name: 'half_day_from', type: 'int', nullable: true })
  halfDayFrom: Minutes | null;

  @VersionColumn()
  version: number;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: Date;
}
