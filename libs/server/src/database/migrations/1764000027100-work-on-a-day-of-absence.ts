import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

const BEFORE = `'overtimeOrder', 'holidayTimeOff', 'releaseImpossible', 'otherEmployer'`;
const DECISIONS = `'leaveGivenBack', 'workOnTop', 'restOfDay'`;

/** What was decided about work on a whole day of leave or illness: until then its month cannot be handed in. */
export class WorkOnADayOfAbsence1764000027100 implements MigrationInterface {
  name = 'WorkOnADayOfAbsence1764000027100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table day_fact drop constraint day_fact_kind_check;
      alter table day_fact add constraint day_fact_kind_check check (kind in (${BEFORE}, ${DECISIONS}));
      -- One decision for a day.
      create unique index day_fact_one_decision on day_fact (tenant_id, employee_id, date) where kind in (${DECISIONS});
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, [`day_fact where kind in (${DECISIONS})`]);
    await runner.query(`
      drop index day_fact_one_decision;
      delete from day_fact where kind in (${DECISIONS});
      alter table day_fact drop constraint day_fact_kind_check;
      alter table day_fact add constraint day_fact_kind_check check (kind in (${BEFORE}));
    `);
  }
}
