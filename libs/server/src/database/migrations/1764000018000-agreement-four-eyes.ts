import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/**
 * Rules come into force when a second person releases them. What was there before, and what a city brings along
 * when it begins, has no proposal.
 */
export class AgreementFourEyes1764000018000 implements MigrationInterface {
  name = 'AgreementFourEyes1764000018000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table agreement_proposal (
        tenant_id int not null,
        proposal_id uuid not null,
        agreement_id uuid not null,
        kind text not null check (kind in ('version', 'annex', 'overlay', 'overlayEnd')),
        -- What was asked for, as it came in; judged when it is proposed and again when it is released.
        content jsonb not null check (jsonb_typeof(content) = 'object'),
        concerned daterange not null check (not isempty(concerned) and not lower_inf(concerned)),
        status text not null default 'proposed' check (status in ('proposed', 'released', 'withdrawn')),
        proposed_by uuid not null,
        proposed_at timestamptz not null,
        decided_by uuid,
        decided_at timestamptz,
        primary key (tenant_id, proposal_id),
        -- Referred to by what was released: together with 'released' the key proves the second person.
        unique (tenant_id, proposal_id, status),
        foreign key (tenant_id, agreement_id) references staff_agreement,
        foreign key (tenant_id, proposed_by) references employee,
        foreign key (tenant_id, decided_by) references employee,
        check ((status = 'proposed') = (decided_by is null)),
        check ((decided_by is null) = (decided_at is null)),
        constraint agreement_proposal_four_eyes check (status <> 'released' or decided_by <> proposed_by)
      );
      create index agreement_proposal_open on agreement_proposal (tenant_id, proposed_at) where status = 'proposed';

      -- Once decided, never again; and what was proposed is what is decided on.
      create function refuse_rewritten_proposal() returns trigger language plpgsql as $$
      declare kept constant text[] = array['status', 'decided_by', 'decided_at'];
      begin
        if old.status <> 'proposed' or to_jsonb(old) - kept is distinct from to_jsonb(new) - kept then
          raise exception 'table % is append-only', tg_table_name using errcode = 'ZB002';
        end if;
        return new;
      end $$;
      create trigger agreement_proposal_rewritten before update on agreement_proposal
        for each row execute function refuse_rewritten_proposal();
      create trigger agreement_proposal_deleted before delete on agreement_proposal
        for each row execute function refuse_change();
      create trigger agreement_proposal_emptied before truncate on agreement_proposal execute function refuse_change();

      -- A temporary rule that ends earlier than decided. The latest fact names the one it supersedes, the first none.
      create table agreement_overlay_end (
        tenant_id int not null,
        end_id uuid not null,
        overlay_id uuid not null,
        supersedes uuid,
        valid_to date not null,
        published_at timestamptz not null default clock_timestamp(),
        proposal_status text not null default 'released' check (proposal_status = 'released'),
        primary key (tenant_id, end_id),
        -- A chain, not a tree: a rule has one first end, and each end one successor.
        unique nulls not distinct (tenant_id, overlay_id, supersedes),
        unique (tenant_id, overlay_id, end_id),
        foreign key (tenant_id, overlay_id) references agreement_overlay,
        foreign key (tenant_id, overlay_id, supersedes) references agreement_overlay_end (tenant_id, overlay_id, end_id),
        foreign key (tenant_id, end_id, proposal_status) references agreement_proposal (tenant_id, proposal_id, status)
      );
      create function refuse_later_overlay_end() returns trigger language plpgsql as $$
      begin
        perform 1 from agreement_overlay o
          left join agreement_overlay_end e on e.tenant_id = o.tenant_id and e.end_id = new.supersedes
          where o.tenant_id = new.tenant_id and o.overlay_id = new.overlay_id
            and new.valid_to >= o.valid_from and new.valid_to < coalesce(e.valid_to, o.valid_to);
        if not found then
          raise exception 'a temporary rule may only end earlier' using errcode = '23514', constraint = 'agreement_overlay_end_earlier';
        end if;
        return new;
      end $$;
      create trigger agreement_overlay_end_earlier before insert on agreement_overlay_end
        for each row execute function refuse_later_overlay_end();
      create trigger agreement_overlay_end_append_only before update or delete or truncate on agreement_overlay_end
        for each statement execute function refuse_change();

      -- The temporary rules with the day on which they really end.
      create view agreement_overlay_in_force as
        select o.tenant_id, o.overlay_id, o.agreement_id, o.title, o.legal_basis, o.valid_from,
          coalesce(e.valid_to, o.valid_to) as valid_to, o.valid_to as decided_to, e.end_id, o.set_parameters, o.precedence
        from agreement_overlay o
        left join agreement_overlay_end e on e.tenant_id = o.tenant_id and e.overlay_id = o.overlay_id
          and not exists (select from agreement_overlay_end s
            where s.tenant_id = e.tenant_id and s.overlay_id = e.overlay_id and s.supersedes = e.end_id);
    `);
    for (const table of RELEASED)
      await runner.query(`
        alter table ${table}
          add proposal_id uuid,
          add proposal_status text not null default 'released' check (proposal_status = 'released'),
          add foreign key (tenant_id, proposal_id, proposal_status)
            references agreement_proposal (tenant_id, proposal_id, status)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, [
      'agreement_proposal',
      'agreement_overlay_end',
      'staff_agreement_version where proposal_id is not null',
      'agreement_annex where proposal_id is not null',
      'agreement_overlay where proposal_id is not null',
    ]);
    await runner.query('drop view agreement_overlay_in_force; drop table agreement_overlay_end');
    for (const table of RELEASED)
      await runner.query(`alter table ${table} drop column proposal_status, drop column proposal_id`);
    await runner.query(`
      drop table agreement_proposal;
      drop function refuse_later_overlay_end(), refuse_rewritten_proposal()`);
  }
}

const RELEASED = ['staff_agreement_version', 'agreement_annex', 'agreement_overlay'];
