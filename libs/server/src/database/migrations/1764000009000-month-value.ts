import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/**
 * What a month came to, with the fingerprint of the facts it was made of: equal facts need no second
 * calculation, neither for the first check of a closing nor when it closes. Derived: may be emptied at any time.
 */
export class MonthValue1764000009000 implements MigrationInterface {
  name = 'MonthValue1764000009000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table month_value (
        tenant_id int not null,
        employee_id uuid not null,
        month date not null check (extract(day from month) = 1),
        facts_stamp text not null,
        value jsonb not null,
        valued_at timestamptz not null default clock_timestamp(),
        primary key (tenant_id, employee_id, month),
        foreign key (tenant_id, employee_id) references employee
      );
      alter table closing_employee drop column facts_stamp;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, ['month_value']);
    await runner.query(`
      drop table month_value;
      alter table closing_employee add column facts_stamp text;
    `);
  }
}
