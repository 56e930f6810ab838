import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/** Who works where, under which contract and which agreement. Effective-dated rows never overlap: the database says so. */
export class Organisation1764000000000 implements MigrationInterface {
  name = 'Organisation1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists btree_gist;

      create table tenant (
        tenant_id int primary key,
        name text not null,
        short_name text not null unique,
        zone text not null default 'Europe/Berlin',
        holiday_region text not null default 'DE-SN',
        -- Grows with every change of contracts, agreements or holidays: caches of rules are keyed by it.
        rules_version int not null default 1
      );

      create table site (
        tenant_id int not null references tenant,
        site_id uuid not null,
        name text not null,
        holiday_region text not null,
        primary key (tenant_id, site_id)
      );

      create table holiday (
        tenant_id int not null,
        site_id uuid not null,
        date date not null,
        name_de text not null,
        name_en text not null,
        source text not null check (source in ('date-holidays', 'manual')),
        primary key (tenant_id, site_id, date),
        foreign key (tenant_id, site_id) references site
      );

      create table org_unit (
        tenant_id int not null references tenant,
        org_unit_id uuid not null,
        parent_id uuid,
        kind text not null check (kind in ('division', 'department', 'section', 'municipalEnterprise')),
        name text not null,
        short_name text not null,
        primary key (tenant_id, org_unit_id),
        unique (tenant_id, short_name),
        foreign key (tenant_id, parent_id) references org_unit
      );

      create table employee (
        tenant_id int not null references tenant,
        employee_id uuid not null,
        personnel_number text not null check (personnel_number ~ '^[0-9]{1,8}$'),
        given_name text not null,
        family_name text not null,
        email text not null,
        auth_user_id text unique,
        birth_date date,
        site_id uuid not null,
        payroll_group text not null,
        cost_center text,
        hired_on date not null,
        left_on date check (left_on is null or left_on >= hired_on),
        primary key (tenant_id, employee_id),
        unique (tenant_id, personnel_number),
        unique (tenant_id, email),
        foreign key (tenant_id, site_id) references site
      );

      create table org_assignment (
        tenant_id int not null,
        employee_id uuid not null,
        org_unit_id uuid not null,
        valid_during daterange not null check (not isempty(valid_during)),
        foreign key (tenant_id, employee_id) references employee,
        foreign key (tenant_id, org_unit_id) references org_unit,
        -- On any date a person belongs to at most one unit.
        exclude using gist (tenant_id with =, employee_id with =, valid_during with &&)
      );
      create index org_assignment_by_unit on org_assignment (tenant_id, org_unit_id);

      create table leadership (
        tenant_id int not null,
        org_unit_id uuid not null,
        employee_id uuid not null,
        kind text not null check (kind in ('supervisor', 'deputy')),
        valid_during daterange not null check (not isempty(valid_during)),
        foreign key (tenant_id, org_unit_id) references org_unit,
        foreign key (tenant_id, employee_id) references employee,
        exclude using gist (tenant_id with =, org_unit_id with =, employee_id with =, valid_during with &&)
      );
      create index leadership_by_employee on leadership (tenant_id, employee_id);

      create table role_grant (
        tenant_id int not null,
        employee_id uuid not null,
        role text not null check (role in ('timeAdministrator', 'payroll')),
        valid_during daterange not null check (not isempty(valid_during)),
        foreign key (tenant_id, employee_id) references employee,
        exclude using gist (tenant_id with =, employee_id with =, role with =, valid_during with &&)
      );

      create table contract (
        tenant_id int not null,
        contract_id uuid not null,
        employee_id uuid not null,
        valid_during daterange not null check (not isempty(valid_during)),
        weekly_minutes int not null check (weekly_minutes between 0 and 4200),
        -- Monday to Sunday; in odd and even ISO weeks the same for most people.
        pattern_odd int[] not null check (array_length(pattern_odd, 1) = 7),
        pattern_even int[] not null check (array_length(pattern_even, 1) = 7),
        personnel_group text not null check (personnel_group in ('TVOED_VKA', 'BEAMTE_SN', 'TVAOED')),
        pay_group text,
        primary key (tenant_id, contract_id),
        foreign key (tenant_id, employee_id) references employee,
        exclude using gist (tenant_id with =, employee_id with =, valid_during with &&)
      );

      create table staff_agreement (
        tenant_id int not null references tenant,
        agreement_id uuid not null,
        name text not null,
        primary key (tenant_id, agreement_id),
        unique (tenant_id, name)
      );

      create table staff_agreement_version (
        tenant_id int not null,
        agreement_id uuid not null,
        version int not null check (version > 0),
        valid_during daterange not null check (not isempty(valid_during)),
        parameters jsonb not null,
        published_at timestamptz not null default clock_timestamp(),
        primary key (tenant_id, agreement_id, version),
        foreign key (tenant_id, agreement_id) references staff_agreement,
        exclude using gist (tenant_id with =, agreement_id with =, valid_during with &&)
      );

      create table agreement_overlay (
        tenant_id int not null,
        overlay_id uuid not null,
        agreement_id uuid not null,
        title text not null,
        legal_basis text not null,
        valid_from date not null,
        -- A temporary rule has an end from its first day on; it falls back by itself.
        valid_to date not null check (valid_to >= valid_from),
        set_parameters jsonb not null,
        precedence int not null default 0,
        primary key (tenant_id, overlay_id),
        foreign key (tenant_id, agreement_id) references staff_agreement
      );

      create table agreement_assignment (
        tenant_id int not null,
        employee_id uuid not null,
        agreement_id uuid not null,
        valid_during daterange not null check (not isempty(valid_during)),
        foreign key (tenant_id, employee_id) references employee,
        foreign key (tenant_id, agreement_id) references staff_agreement,
        exclude using gist (tenant_id with =, employee_id with =, valid_during with &&)
      );

      create table import_run (
        tenant_id int not null references tenant,
        import_id uuid not null,
        kind text not null check (kind in ('people', 'contracts', 'bookings')),
        file_name text not null,
        sha256 bytea not null,
        rows_written int not null,
        imported_by uuid,
        imported_at timestamptz not null default clock_timestamp(),
        primary key (tenant_id, import_id),
        unique (tenant_id, kind, sha256)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, [
      'tenant',
      'site',
      'holiday',
      'org_unit',
      'employee',
      'org_assignment',
      'leadership',
      'role_grant',
      'contract',
      'staff_agreement',
      'staff_agreement_version',
      'agreement_overlay',
      'agreement_assignment',
      'import_run',
    ]);
    await runner.query(`
      drop table import_run, agreement_assignment, agreement_overlay, staff_agreement_version, staff_agreement, contract,
        role_grant, leadership, org_assignment, employee, org_unit, holiday, site, tenant;
    `);
  }
}
