import { type LocalDate, type PersonnelGroup } from '@zeitbuch/working-time';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is known of a person whatever the day; what holds from a day on are dated facts. */
@Entity('employee')
export class Person {
  @PrimaryColumn({ name: 'tenant_id', type: 'int' })
  tenantId: number;

  @PrimaryColumn({ name: 'employee_id', type: 'uuid' })
  employeeId: string;

  @Column({ name: 'personnel_number', type: 'text' })
  personnelNumber: string;

  @Column({ name: 'given_name', type: 'text' })
  givenName: string;

  @Column({ name: 'family_name', type: 'text' })
  familyName: string;

  @Column({ type: 'text' })
  email: string;

  @Column({ name: 'auth_user_id', type: 'text', nullable: true })
  authUserId: string | null;

  @Column({ name: 'birth_date', type: 'date', nullable: true })
  birthDate: LocalDate | null;

  @Column({ name: 'hired_on', type: 'date' })
  hiredOn: LocalDate;

  @Column({ name: 'left_on', type: 'date', nullable: true })
  leftOn: LocalDate | null;

  /** The record with which the person came back. */
  @Column({ name: 'followed_by', type: 'uuid', nullable: true })
  followedBy: string | null;

  @Column({ name: 'personnel_group', type: 'text', nullable: true })
  personnelGroup: PersonnelGroup | null;

  @Column({ name: 'access_blocked_at', type: 'timestamptz', nullable: true })
  accessBlockedAt: Date | null;

  /** What the search of people looks through: the database makes it, and nobody else reads it. */
  @Column({ name: 'search_text', type: 'text', nullable: true, select: false, insert: false, update: false })
  searchText?: string | null;

  /** Raised by every act on the person's record, also by those that write dated facts only. */
  @Column({ type: 'int' })
  version: number;
}
