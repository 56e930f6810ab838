import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/** People move between sites with other public holidays: where somebody works is dated, and one truth replaces the column. */
export class DatedSite1764000015000 implements MigrationInterface {
  name = 'DatedSite1764000015000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table site_assignment (
        tenant_id int not null,
        employee_id uuid not null,
        site_id uuid not null,
        valid_during daterange not null check (not isempty(valid_during) and not lower_inf(valid_during)),
        primary key (tenant_id, employee_id, valid_during),
        foreign key (tenant_id, employee_id) references employee,
        foreign key (tenant_id, site_id) references site,
        -- On any date a person belongs to at most one site.
        exclude using gist (tenant_id with =, employee_id with =, valid_during with &&)
      );
      insert into site_assignment (tenant_id, employee_id, site_id, valid_during)
        select tenant_id, employee_id, site_id, daterange(hired_on, left_on, '[]') from employee;
      alter table employee drop column site_id;

      alter table import_run drop constraint import_run_kind_check;
      alter table import_run add check (kind in ('people', 'contracts', 'bookings', 'permissions', 'protections', 'absences', 'particulars', 'moves'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, ['site_assignment', "import_run where kind = 'moves'"]);
    await runner.query(`
      alter table employee add column site_id uuid;
      update employee e set site_id = (
        select a.site_id from site_assignment a where a.tenant_id = e.tenant_id and a.employee_id = e.employee_id
        order by lower(a.valid_during) desc limit 1);
      -- Somebody without any site gets the first one: the column never was empty.
      update employee e set site_id = (select s.site_id from site s where s.tenant_id = e.tenant_id order by s.name limit 1)
        where site_id is null;
      alter table employee alter column site_id set not null,
        add foreign key (tenant_id, site_id) references site;
      drop table site_assignment;

      delete from import_run where kind = 'moves';
      alter table import_run drop constraint import_run_kind_check;
      alter table import_run add check (kind in ('people', 'contracts', 'bookings', 'permissions', 'protections', 'absences', 'particulars'));
    `);
  }
}
