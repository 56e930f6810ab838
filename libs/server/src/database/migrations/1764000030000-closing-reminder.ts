import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/** Who was asked to do what keeps a closing from being ready; once a day is enough, however often it is pressed. */
export class ClosingReminder1764000030000 implements MigrationInterface {
  name = 'ClosingReminder1764000030000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table closing_reminder (
        tenant_id int not null,
        closing_id uuid not null,
        employee_id uuid not null,
        reminded_on date not null,
        reminded_at timestamptz not null default clock_timestamp(),
        reminded_by uuid not null,
        primary key (tenant_id, closing_id, employee_id, reminded_on),
        foreign key (tenant_id, closing_id) references closing,
        foreign key (tenant_id, employee_id) references employee
      );
      create index closing_reminder_of_person on closing_reminder (tenant_id, employee_id);
      create trigger closing_reminder_append_only before update or delete or truncate on closing_reminder
        for each statement execute function refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, ['closing_reminder']);
    await runner.query('drop table closing_reminder');
  }
}
