import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/**
 * Tables of the identity library (better-auth, ADR 0002). Column names are the
 * library's own, so that its plugins (second factor, passkeys, OIDC) fit later.
 */
export class Identity1764000001000 implements MigrationInterface {
  name = 'Identity1764000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table auth_user (
        id text primary key,
        name text not null,
        email text not null unique,
        "emailVerified" boolean not null,
        image text,
        "createdAt" timestamptz not null default current_timestamp,
        "updatedAt" timestamptz not null default current_timestamp
      );
      create table auth_session (
        id text primary key,
        "expiresAt" timestamptz not null,
        token text not null unique,
        "createdAt" timestamptz not null default current_timestamp,
        "updatedAt" timestamptz not null,
        "ipAddress" text,
        "userAgent" text,
        "userId" text not null references auth_user (id) on delete cascade
      );
      create index auth_session_user on auth_session ("userId");
      create table auth_account (
        id text primary key,
        "accountId" text not null,
        "providerId" text not null,
        "userId" text not null references auth_user (id) on delete cascade,
        "accessToken" text,
        "refreshToken" text,
        "idToken" text,
        "accessTokenExpiresAt" timestamptz,
        "refreshTokenExpiresAt" timestamptz,
        scope text,
        password text,
        "createdAt" timestamptz not null default current_timestamp,
        "updatedAt" timestamptz not null
      );
      create index auth_account_user on auth_account ("userId");
      create table auth_verification (
        id text primary key,
        identifier text not null,
        value text not null,
        "expiresAt" timestamptz not null,
        "createdAt" timestamptz not null default current_timestamp,
        "updatedAt" timestamptz not null default current_timestamp
      );
      create index auth_verification_identifier on auth_verification (identifier);
      create table auth_rate_limit (
        id text primary key,
        key text not null unique,
        count int not null,
        "lastRequest" bigint not null
      );

      alter table employee add foreign key (auth_user_id) references auth_user (id) on delete set null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, [
      'auth_user',
      'auth_session',
      'auth_account',
      'auth_verification',
      'auth_rate_limit',
    ]);
    await runner.query(`
      alter table employee drop constraint employee_auth_user_id_fkey;
      drop table auth_rate_limit, auth_verification, auth_account, auth_session, auth_user;
    `);
  }
}
