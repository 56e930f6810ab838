import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/**
 * A large file is written a few people at a time, so that nobody waits at the clock (ADR 0020): what was begun, and
 * whose rows are written already. And what somebody brought about themselves waits for a second person.
 */
export class ImportFourEyes1764000023000 implements MigrationInterface {
  name = 'ImportFourEyes1764000023000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A file that was checked as a whole and is being written. With the last of its rows comes the import_run of the same id.
      create table import_begun (
        tenant_id int not null references tenant,
        import_id uuid not null,
        kind text not null,
        sha256 bytea not null,
        begun_at timestamptz not null default clock_timestamp(),
        primary key (tenant_id, import_id),
        unique (tenant_id, kind, sha256)
      );
      create trigger import_begun_append_only before update or delete or truncate on import_begun
        for each statement execute function refuse_change();

      -- People whose rows are written: where a process dies, the same file goes on behind them.
      create table import_person (
        tenant_id int not null,
        import_id uuid not null,
        employee_id uuid not null,
        rows_written int not null check (rows_written > 0),
        primary key (tenant_id, import_id, employee_id),
        foreign key (tenant_id, import_id) references import_begun,
        foreign key (tenant_id, employee_id) references employee
      );
      create trigger import_person_append_only before update or delete or truncate on import_person
        for each statement execute function refuse_change();

      -- Rows about whoever brought the file, as they stood in it.
      create table import_proposal (
        tenant_id int not null,
        proposal_id uuid not null,
        import_id uuid not null,
        kind text not null,
        file_name text not null,
        -- Our names of the columns, and of each row its line in the file and its cells.
        columns text[] not null,
        rows jsonb not null check (jsonb_typeof(rows) = 'array' and jsonb_array_length(rows) > 0),
        proposed_by uuid not null,
        proposed_at timestamptz not null default clock_timestamp(),
        primary key (tenant_id, proposal_id),
        -- Referred to by the decision, which so knows who may not make it.
        unique (tenant_id, proposal_id, proposed_by),
        foreign key (tenant_id, import_id) references import_begun,
        foreign key (tenant_id, proposed_by) references employee
      );
      create trigger import_proposal_append_only before update or delete or truncate on import_proposal
        for each statement execute function refuse_change();

      create table import_proposal_decision (
        tenant_id int not null,
        proposal_id uuid not null,
        decision text not null check (decision in ('released', 'refused')),
        reason text,
        proposed_by uuid not null,
        decided_by uuid not null,
        decided_at timestamptz not null default clock_timestamp(),
        primary key (tenant_id, proposal_id),
        foreign key (tenant_id, proposal_id, proposed_by) references import_proposal (tenant_id, proposal_id, proposed_by),
        foreign key (tenant_id, decided_by) references employee,
        constraint import_proposal_four_eyes check (decided_by <> proposed_by),
        constraint import_proposal_refused_with_reason check ((decision = 'refused') = (reason is not null)),
        check (length(btrim(reason)) between 1 and 500)
      );
      create trigger import_proposal_decision_append_only before update or delete or truncate on import_proposal_decision
        for each statement execute function refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, [
      'import_begun',
      'import_person',
      'import_proposal',
      'import_proposal_decision',
    ]);
    await runner.query('drop table import_proposal_decision, import_proposal, import_person, import_begun');
  }
}
