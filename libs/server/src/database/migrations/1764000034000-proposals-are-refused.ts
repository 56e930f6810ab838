import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/**
 * A second person who does not want a proposed rule refuses it, with a reason that comes back to who proposed it; only
 * that one takes it back. What others took back before this rule stays as it is.
 */
export class ProposalsAreRefused1764000034000 implements MigrationInterface {
  name = 'ProposalsAreRefused1764000034000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table agreement_proposal
        drop constraint agreement_proposal_status_check,
        add constraint agreement_proposal_status_check check (status in ('proposed', 'released', 'refused', 'withdrawn')),
        -- Stay when who proposed it has put it aside, by taking it back.
        add refused_by uuid,
        add refused_at timestamptz,
        add refusal_reason text check (length(refusal_reason) between 3 and 255 and refusal_reason ~ '\\S'),
        add foreign key (tenant_id, refused_by) references employee,
        add constraint agreement_proposal_refusal check (
          (refused_by is null) = (refusal_reason is null) and (refused_by is null) = (refused_at is null)
          and (status <> 'refused' or refused_by is not null) and (refused_by is null or status in ('refused', 'withdrawn'))),
        add constraint agreement_proposal_refused_by_another check (refused_by <> proposed_by);
      create index agreement_proposal_refused on agreement_proposal (tenant_id, proposed_by) where status = 'refused';

      create or replace function refuse_rewritten_proposal() returns trigger language plpgsql as $$
      declare
        kept constant text[] = array['status', 'decided_by', 'decided_at'];
        refusal constant text[] = array['refused_by', 'refused_at', 'refusal_reason'];
      begin
        if not (old.status = 'proposed' or (old.status = 'refused' and new.status = 'withdrawn'))
          or to_jsonb(old) - kept - refusal is distinct from to_jsonb(new) - kept - refusal
          or (new.status <> 'refused'
            and (old.refused_by, old.refused_at, old.refusal_reason) is distinct from (new.refused_by, new.refused_at, new.refusal_reason)) then
          raise exception 'table % is append-only', tg_table_name using errcode = 'ZB002';
        end if;
        if new.status = 'withdrawn' and new.decided_by <> new.proposed_by then
          raise exception 'another person refuses, with a reason' using errcode = '23514', constraint = 'agreement_proposal_withdrawn_by_own';
        end if;
        return new;
      end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, ['agreement_proposal where refused_by is not null']);
    await runner.query(`
      create or replace function refuse_rewritten_proposal() returns trigger language plpgsql as $$
      declare kept constant text[] = array['status', 'decided_by', 'decided_at'];
      begin
        if old.status <> 'proposed' or to_jsonb(old) - kept is distinct from to_jsonb(new) - kept then
          raise exception 'table % is append-only', tg_table_name using errcode = 'ZB002';
        end if;
        return new;
      end $$;
      drop index agreement_proposal_refused;
      -- The words of before know a refusal by nobody but its proposer.
      alter table agreement_proposal disable trigger user;
      update agreement_proposal set status = 'withdrawn' where status = 'refused';
      alter table agreement_proposal enable trigger user;
      alter table agreement_proposal
        drop constraint agreement_proposal_refused_by_another, drop constraint agreement_proposal_refusal,
        drop column refusal_reason, drop column refused_at, drop column refused_by,
        drop constraint agreement_proposal_status_check,
        add constraint agreement_proposal_status_check check (status in ('proposed', 'released', 'withdrawn'))`);
  }
}
