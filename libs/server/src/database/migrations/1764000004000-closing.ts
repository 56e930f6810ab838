import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/** The monthly closing, the ledger it writes and what payroll receives of it. */
export class Closing1764000004000 implements MigrationInterface {
  name = 'Closing1764000004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table closing (
        tenant_id int not null references tenant,
        closing_id uuid not null,
        payroll_group text not null,
        month date not null check (extract(day from month) = 1),
        status text not null check (status in ('checking', 'blocked', 'ready', 'closing', 'closed')),
        -- Fencing token: grows with every new attempt; a worker with an older one writes nothing.
        epoch int not null default 1,
        plan_hash text,
        started_by uuid,
        started_at timestamptz not null default clock_timestamp(),
        approved_plan_hash text,
        closed_by uuid,
        finished_at timestamptz,
        primary key (tenant_id, closing_id),
        -- One closing for a group and a month, whoever presses the button how often.
        unique (tenant_id, payroll_group, month)
      );

      create table closing_employee (
        tenant_id int not null,
        closing_id uuid not null,
        employee_id uuid not null,
        batch int not null,
        status text not null default 'pending' check (status in ('pending', 'ready', 'blocked', 'closed')),
        blockers jsonb not null default '[]',
        opening_balance_minutes int,
        credited_minutes int,
        target_minutes int,
        cut_minutes int,
        closing_balance_minutes int,
        plan jsonb,
        plan_hash text,
        primary key (tenant_id, closing_id, employee_id),
        foreign key (tenant_id, closing_id) references closing,
        foreign key (tenant_id, employee_id) references employee
      );
      create index closing_employee_by_batch on closing_employee (tenant_id, closing_id, batch, status);

      -- Double entry: every row moves minutes from one account of a person to another of the same person,
      -- so the sum over all accounts is zero by construction.
      create table ledger_entry (
        tenant_id int not null,
        entry_id bigint generated always as identity,
        employee_id uuid not null,
        from_account text not null,
        to_account text not null,
        minutes int not null check (minutes > 0),
        reason text not null,
        effective_on date not null,
        month date not null,
        closing_id uuid not null,
        reverses bigint,
        recorded_at timestamptz not null default clock_timestamp(),
        primary key (tenant_id, entry_id),
        foreign key (tenant_id, employee_id) references employee,
        foreign key (tenant_id, closing_id) references closing,
        check (from_account <> to_account)
      );
      create index ledger_entry_by_employee on ledger_entry (tenant_id, employee_id, month);
      create trigger ledger_entry_append_only before update or delete or truncate on ledger_entry
        for each statement execute function refuse_change();

      create table payroll_line (
        tenant_id int not null,
        line_id uuid not null,
        closing_id uuid not null,
        employee_id uuid not null,
        code text not null,
        unit text not null check (unit in ('minutes', 'hundredthDays')),
        quantity int not null check (quantity <> 0),
        origin_month date not null,
        payroll_month date not null,
        cost_center text,
        primary key (tenant_id, line_id),
        -- A person has one line for each code of a month and closing: a job that runs twice adds nothing.
        unique (tenant_id, closing_id, employee_id, code, origin_month),
        foreign key (tenant_id, closing_id) references closing,
        foreign key (tenant_id, employee_id) references employee
      );
      create trigger payroll_line_append_only before update or delete or truncate on payroll_line
        for each statement execute function refuse_change();

      create table wage_type_mapping (
        tenant_id int not null references tenant,
        target text not null check (target in ('datev-lodas', 'csv')),
        code text not null,
        personnel_group text not null check (personnel_group in ('TVOED_VKA', 'BEAMTE_SN', 'TVAOED')),
        wage_type text not null,
        processing_key text not null,
        exported boolean not null default true,
        valid_during daterange not null check (not isempty(valid_during)),
        exclude using gist (tenant_id with =, target with =, code with =, personnel_group with =, valid_during with &&)
      );

      create table payroll_target (
        tenant_id int not null references tenant,
        payroll_group text not null,
        consultant_number text not null,
        client_number text not null,
        primary key (tenant_id, payroll_group)
      );

      create table payroll_export (
        tenant_id int not null,
        export_id uuid not null,
        closing_id uuid not null,
        format text not null,
        sequence int not null,
        file_name text not null,
        content bytea not null,
        sha256 bytea not null,
        control_totals jsonb not null,
        created_by uuid not null,
        created_at timestamptz not null default clock_timestamp(),
        primary key (tenant_id, export_id),
        unique (tenant_id, closing_id, format),
        -- Gapless for each target: payroll can see that no file is missing.
        unique (tenant_id, format, sequence),
        foreign key (tenant_id, closing_id) references closing
      );
      create trigger payroll_export_append_only before update or delete or truncate on payroll_export
        for each statement execute function refuse_change();

      alter table employee_month add foreign key (tenant_id, closing_id) references closing;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, [
      'closing',
      'closing_employee',
      'ledger_entry',
      'payroll_line',
      'wage_type_mapping',
      'payroll_target',
      'payroll_export',
    ]);
    await runner.query(`
      alter table employee_month drop constraint employee_month_tenant_id_closing_id_fkey;
      drop table payroll_export, payroll_target, wage_type_mapping, payroll_line, ledger_entry, closing_employee, closing;
    `);
  }
}
