import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/**
 * What happened and is to have consequences, written in the transaction in which it happened, and for each consumer how
 * far it has heard. Days to be evaluated again after a publication are the first that hang on it: their own table goes.
 */
export class EventOutbox1764000044000 implements MigrationInterface {
  name = 'EventOutbox1764000044000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create sequence event_position;
      create table event_outbox (
        tenant_id int not null references tenant,
        -- Given when it is written, so that a lower one may be committed after a higher one.
        event_number bigint generated always as identity,
        kind text not null,
        payload jsonb not null,
        recorded_at timestamptz not null default clock_timestamp(),
        -- Given after the commit, by one reader at a time: nothing ever comes before what has one already.
        position bigint,
        primary key (tenant_id, event_number),
        unique (tenant_id, position)
      );
      create table event_cursor (
        tenant_id int not null references tenant,
        consumer text not null,
        -- Of the last event that the consumer is done with.
        position bigint not null default 0,
        -- Of the event after it, where it is done in steps: how far they are.
        progress text,
        primary key (tenant_id, consumer)
      );
      insert into event_outbox (tenant_id, kind, payload)
      select tenant_id, 'agreement.published', jsonb_build_object('agreementId', agreement_id,
        'from', lower(concerned), 'to', upper(concerned) - 1)
      from agreement_revaluation where done_at is null order by tenant_id, revaluation_id;
      drop table agreement_revaluation`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // What the table before can hold goes back into it.
    await refuseDataLoss(runner, this.name, [
      "event_outbox where kind is distinct from 'agreement.published'",
      "event_cursor where consumer is distinct from 'revaluation'",
    ]);
    await runner.query(`
      create table agreement_revaluation (
        tenant_id int not null,
        revaluation_id uuid not null,
        agreement_id uuid not null,
        concerned daterange not null check (not isempty(concerned) and not lower_inf(concerned)),
        done_at timestamptz,
        primary key (tenant_id, revaluation_id),
        foreign key (tenant_id, agreement_id) references staff_agreement
      );
      create index agreement_revaluation_to_do on agreement_revaluation (tenant_id) where done_at is null;
      insert into agreement_revaluation (tenant_id, revaluation_id, agreement_id, concerned)
      select e.tenant_id, gen_random_uuid(), (e.payload ->> 'agreementId')::uuid,
        daterange((e.payload ->> 'from')::date, (e.payload ->> 'to')::date, '[]')
      from event_outbox e left join event_cursor c on c.tenant_id = e.tenant_id and c.consumer = 'revaluation'
      where e.kind = 'agreement.published' and (e.position is null or e.position > coalesce(c.position, 0));
      drop table event_cursor;
      drop table event_outbox;
      drop sequence event_position`);
  }
}
