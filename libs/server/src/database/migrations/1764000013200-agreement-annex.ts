import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/** What an agreement says differently for one unit and those below it; whom that concerns, the dated membership tells. */
export class AgreementAnnex1764000013200 implements MigrationInterface {
  name = 'AgreementAnnex1764000013200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table agreement_annex (
        tenant_id int not null,
        annex_id uuid not null,
        agreement_id uuid not null,
        org_unit_id uuid not null,
        title text not null,
        valid_during daterange not null check (not isempty(valid_during) and not lower_inf(valid_during)),
        set_parameters jsonb not null check (jsonb_typeof(set_parameters) = 'object'),
        paragraphs jsonb not null default '{}' check (jsonb_typeof(paragraphs) = 'object'),
        published_at timestamptz not null default clock_timestamp(),
        primary key (tenant_id, annex_id),
        foreign key (tenant_id, agreement_id) references staff_agreement,
        foreign key (tenant_id, org_unit_id) references org_unit,
        -- On any date a unit has at most one annex to an agreement.
        exclude using gist (tenant_id with =, agreement_id with =, org_unit_id with =, valid_during with &&)
      );
      -- Membership is read with every clock-in of a city that has annexes.
      create index org_assignment_by_employee on org_assignment (tenant_id, employee_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, ['agreement_annex']);
    await runner.query('drop index org_assignment_by_employee; drop table agreement_annex');
  }
}
