import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/**
 * Sessions of which the database keeps no more than it needs: the hash of the token, a range of addresses, twelve
 * hours. And the devices that an account signed in from before. Everybody signs in again after this migration.
 */
export class SignIn1764000021000 implements MigrationInterface {
  name = 'SignIn1764000021000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from auth_session;
      delete from auth_rate_limit;
      alter table auth_session
        add constraint auth_session_token_is_a_hash check (token ~ '^[0-9a-f]{64}$'),
        add constraint auth_session_address_is_a_range
          check ("ipAddress" is null or "ipAddress" = '' or "ipAddress" ~ '(\\.0/24|::/48)$');
      create index auth_session_expiry on auth_session ("expiresAt");

      -- By the clock of the database, which also judges the expiry: whatever a process believes,
      -- no session lasts longer than a working day with overtime.
      create function limit_session() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then new."createdAt" := now(); end if;
        new."expiresAt" := least(new."expiresAt", new."createdAt" + interval '12 hours');
        return new;
      end $$;
      create trigger limit_session before insert or update on auth_session
        for each row execute function limit_session();

      create table auth_device (
        user_id text not null references auth_user (id) on delete cascade,
        device_hash text not null check (device_hash ~ '^[0-9a-f]{64}$'),
        first_used_at timestamptz not null default now(),
        last_used_at timestamptz not null default now(),
        primary key (user_id, device_hash)
      );
      create index auth_device_hash on auth_device (device_hash);
      comment on table auth_device is 'Devices that an account signed in from; they are counted apart from everybody else who guesses';
      create index auth_rate_limit_last on auth_rate_limit ("lastRequest");
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, ['auth_device']);
    await runner.query(`
      delete from auth_session;
      delete from auth_rate_limit;
      drop index auth_rate_limit_last;
      drop table auth_device;
      drop trigger limit_session on auth_session;
      drop function limit_session();
      drop index auth_session_expiry;
      alter table auth_session drop constraint auth_session_token_is_a_hash, drop constraint auth_session_address_is_a_range;
    `);
  }
}
