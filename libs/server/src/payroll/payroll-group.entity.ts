import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** A payroll group: people who are closed and paid together, known to the payroll system by a code. */
@Entity('payroll_group')
export class PayrollGroup {
  @PrimaryColumn({ name: 'tenant_id', type: 'int' })
  tenantId: number;

  @PrimaryColumn({ type: 'text' })
  code: string;

  /** What people call it. */
  @Column({ type: 'text' })
  name: string;

  @VersionColumn()
  version: number;
}
