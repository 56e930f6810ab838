import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/** Payroll groups are known by a code of the payroll system; people read a name. Without one the code stands for it. */
export class NamesOfPayrollGroups1764000038100 implements MigrationInterface {
  name = 'NamesOfPayrollGroups1764000038100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table payroll_group (
        tenant_id int not null references tenant,
        code text not null,
        name text not null check (name ~ '\\S'),
        primary key (tenant_id, code)
      );
      create function payroll_group_name(of_tenant int, of_code text) returns text language sql stable
        return coalesce((select g.name from payroll_group g where g.tenant_id = of_tenant and g.code = of_code), of_code);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, ['payroll_group']);
    await runner.query('drop function payroll_group_name(int, text); drop table payroll_group');
  }
}
