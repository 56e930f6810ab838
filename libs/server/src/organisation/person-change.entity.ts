import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** Who changed what is known of a person, and what held before. Never changed itself. */
@Entity('person_change')
export class PersonChange {
  @PrimaryColumn({ name: 'tenant_id', type: 'int' })
  tenantId: number;

  @PrimaryColumn({ name: 'change_id', type: 'uuid' })
  changeId: string;

  @Column({ name: 'employee_id', type: 'uuid' })
  employeeId: string;

  /** A kind of dated fact, or a field of the person. */
  @Column({ type: 'text' })
  kind: string;

  @Column({ name: 'valid_during', type: 'daterange', nullable: true })
  validDuring: string | null;

  @Column({ type: 'jsonb', nullable: true })
  before: unknown;

  @Column({ type: 'jsonb', nullable: true })
  after: unknown;

  /** Null: from the server's command line. */
  @Column({ name: 'changed_by', type: 'uuid', nullable: true })
  changedBy: string | null;

  @CreateDateColumn({ name: 'changed_at', type: 'timestamptz' })
  changedAt: Date;
}
