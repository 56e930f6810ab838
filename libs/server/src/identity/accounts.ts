import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, Db, type Queryable } from '../platform';
import { hashOf } from './session-cookie';
import { normalized } from './sign-in-brake';
import { hasAccess } from './team-scope';

/** Somebody who may sign in. */
export interface Account {
  userId: string;
  tenantId: number;
  employeeId: string;
  /** Whether the account signed in from this device before. */
  deviceIsKnown: boolean;
  /** Whether any account did: colleagues may share one. */
  deviceIsKnownToSomebody: boolean;
}

/** A device that nobody signed in from for so long is forgotten. */
export const DEVICE_DAYS = 180;
/** How long a browser keeps the name of its device. */
export const DEVICE_MILLISECONDS = DEVICE_DAYS * 24 * 60 * 60 * 1000;
/** Devices of one account that are remembered; the oldest one is forgotten for a new one. */
const MOST_DEVICES = 20;

const FIND_ACCOUNT = `
  select u.id as "userId", e.tenant_id as "tenantId", e.employee_id as "employeeId",
    exists (select 1 from auth_device d where d.user_id = u.id and d.device_hash = $2) as "deviceIsKnown",
    exists (select 1 from auth_device d where d.device_hash = $2) as "deviceIsKnownToSomebody"
  from auth_user u
  join employee e on e.auth_user_id = u.id
  join tenant t on t.tenant_id = e.tenant_id
  cross join lateral (select (to_timestamp($3::double precision) at time zone t.zone)::date as today) d
  where u.email = $1 and ${hasAccess('e', 'd.today')}`;

const REMEMBER_DEVICE = `
  with kept as (
    insert into auth_device (user_id, device_hash) values ($1, $2)
    on conflict (user_id, device_hash) do update set last_used_at = now())
  delete from auth_device where user_id = $1 and device_hash in (
    select device_hash from auth_device where user_id = $1 and device_hash <> $2
    order by last_used_at desc offset ${MOST_DEVICES - 1})`;

/**
 * The account goes by another address from now on, unless somebody has an account with it: then the old one stays good
 * for signing in, and nobody learns that another tenant knows the address (ADR 0020).
 */
export async function changeSignInAddress(db: Queryable, userId: string, email: string): Promise<void> {
  await db.query(
    `update auth_user set email = $2, "updatedAt" = now()
     where id = $1 and not exists (select from auth_user other where other.email = $2)`,
    [userId, normalized(email)],
  );
}

/** Who may sign in, and from which devices they did. */
@Injectable()
export class Accounts {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** The account of an e-mail address; null where nobody has it or its person has no access (any more). */
  async find(email: string, device: string | null): Promise<Account | null> {
    const values = [normalized(email), device === null ? null : hashOf(device), this.clock.nowMilliseconds() / 1000];
    const [account] = await this.db.query<Account>(FIND_ACCOUNT, values);
    return account ?? null;
  }

  /** Whether the account signed in from the device before. */
  async isKnownOn(userId: string, device: string): Promise<boolean> {
    const known = await this.db.query('select from auth_device where user_id = $1 and device_hash = $2', [
      userId,
      hashOf(device),
    ]);
    return known.length > 0;
  }

  /** From now on this account is known on the device. */
  async rememberDevice(userId: string, device: string): Promise<void> {
    await this.db.query(REMEMBER_DEVICE, [userId, hashOf(device)]);
  }

  /** The account is known on no device any more, except on `kept`. */
  async forgetDevices(userId: string, kept: string | null): Promise<void> {
    await this.db.query('delete from auth_device where user_id = $1 and device_hash is distinct from $2', [
      userId,
      kept === null ? null : hashOf(kept),
    ]);
  }
}

/** Another device: 256 bits that nobody guesses. */
export const newDevice = (): string => randomBytes(32).toString('base64url');
