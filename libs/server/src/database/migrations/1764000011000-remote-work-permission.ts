import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/**
 * Telework is a workplace at home, agreed on and installed by the employer (§ 2 (7) ArbStättV); mobile work is
 * approved. Two permissions in law, so two kinds of row; a person may hold one of each on the same day.
 */
export class RemoteWorkPermission1764000011000 implements MigrationInterface {
  name = 'RemoteWorkPermission1764000011000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table remote_work_permission (
        tenant_id int not null,
        permission_id uuid not null,
        employee_id uuid not null,
        kind text not null check (kind in ('telework', 'mobileWork')),
        -- Nobody was always allowed: a permission has a first day.
        valid_during daterange not null check (not isempty(valid_during) and not lower_inf(valid_during)),
        -- Of telework: without furniture, equipment and connection in place the agreement makes no telework yet.
        equipment_installed boolean not null default false,
        primary key (tenant_id, permission_id),
        foreign key (tenant_id, employee_id) references employee,
        -- On any date a person has at most one permission of a kind.
        exclude using gist (tenant_id with =, employee_id with =, kind with =, valid_during with &&)
      );
      create index remote_work_permission_by_employee on remote_work_permission (tenant_id, employee_id);

      alter table import_run drop constraint import_run_kind_check;
      alter table import_run add check (kind in ('people', 'contracts', 'bookings', 'permissions'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, ['remote_work_permission', "import_run where kind = 'permissions'"]);
    await runner.query(`
      drop table remote_work_permission;
      -- What they wrote is gone with the table: the same file may come again.
      delete from import_run where kind = 'permissions';
      alter table import_run drop constraint import_run_kind_check;
      alter table import_run add check (kind in ('people', 'contracts', 'bookings'));
    `);
  }
}
