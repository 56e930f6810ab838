import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/**
 * The log says who looked at whom: one event for each request, naming everybody who was shown. `employee_id` stays the
 * one person whose time an act concerns. Ids alone, so that the log can be chained, kept and cut off by date as it is,
 * and a person's own part of it found by the index.
 */
export class PeopleOfAnEvent1764000024000 implements MigrationInterface {
  name = 'PeopleOfAnEvent1764000024000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table audit_event add column employee_ids uuid[] check (cardinality(employee_ids) > 0);
      create index audit_event_by_person_named on audit_event using gin (employee_ids) where employee_ids is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, ['audit_event where employee_ids is not null']);
    await runner.query(`
      drop index audit_event_by_person_named;
      alter table audit_event drop column employee_ids;
    `);
  }
}
