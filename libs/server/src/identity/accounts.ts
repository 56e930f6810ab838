import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, Db, type Queryable } from '../platform';
import { hashOf } from './session-cookie';
import { normalized } from './sign-in-brake';
import { hasAccess } from './team-scope';

export interface Employment {
  readonly tenantId: number;
  readonly employeeId: string;
}

/** An account that an address may mean, with an employment there whose person has access. */
export interface Account {
  userId: string;
  /** Under which the identity library looks it up; an address only where no other account had it first. */
  libraryName: string;
  tenantId: number;
  employeeId: string;
  /** How many employments the account opens at this moment. */
  employments: number;
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

/** By the address that an employer knows, tenant by tenant: each has its own index. */
const FIND_ACCOUNTS = `
  select u.id as "userId", u.email as "libraryName", e.tenant_id as "tenantId", e.employee_id as "employeeId",
    (select count(*) from employee o join tenant ot using (tenant_id)
     where o.auth_user_id = u.id and ${hasAccess('o', '(to_timestamp($3::double precision) at time zone ot.zone)::date')})::int as employments,
    exists (select 1 from auth_device d where d.user_id = u.id and d.device_hash = $2) as "deviceIsKnown",
    exists (select 1 from auth_device d where d.device_hash = $2) as "deviceIsKnownToSomebody"
  from tenant t
  join employee e on e.tenant_id = t.tenant_id and e.email = $1
  join auth_user u on u.id = e.auth_user_id
  cross join lateral (select (to_timestamp($3::double precision) at time zone t.zone)::date as today) d
  where ${hasAccess('e', 'd.today')} order by t.tenant_id`;

const REMEMBER_DEVICE = `
  with kept as (
    insert into auth_device (user_id, device_hash)
    -- It may just become part of another account.
    select id, $2 from auth_user where id = $1 for key share
    on conflict (user_id, device_hash) do update set last_used_at = now())
  delete from auth_device where user_id = $1 and device_hash in (
    select device_hash from auth_device where user_id = $1 and device_hash <> $2
    order by last_used_at desc offset ${MOST_DEVICES - 1})`;

/**
 * The identity library finds the account by another address from now on, where it may. What people sign in with is the
 * address that their employer knows, whatever the library calls the account; one that opens another employment, too,
 * keeps its name (ADR 0054).
 */
export async function changeSignInAddress(db: Queryable, userId: string, email: string): Promise<void> {
  await db.query(
    `update auth_user set email = $2, "updatedAt" = now()
     where id = $1 and not exists (select from auth_user other where other.email = $2)
       and (select count(*) from employee e where e.auth_user_id = $1) = 1`,
    [userId, normalized(email)],
  );
}

/**
 * The account that opens this employment and no other. It is made where there is none; where the person joined
 * employers, this one leaves the account that the others go on with: what one employer gives out opens nothing of
 * another (ADR 0054). Call it in a transaction.
 */
export async function accountOfItsOwn(client: Queryable, employment: Employment): Promise<string> {
  const { tenantId, employeeId } = employment;
  const before = await lockAccountOf(client, employment);
  if (before !== null && !(await isShared(client, before))) return before;
  const id = randomUUID();
  await client.query(
    `insert into auth_user (id, name, email, "emailVerified")
     select $1, e.given_name || ' ' || e.family_name, $2, false from employee e where e.tenant_id = $3 and e.employee_id = $4`,
    [id, `${id}@account.invalid`, tenantId, employeeId],
  );
  await client.query('update employee set auth_user_id = $3 where tenant_id = $1 and employee_id = $2', [
    ...[tenantId, employeeId, id],
  ]);
  await client.query('delete from auth_session where "userId" = $1 and chosen_tenant = $2', [before, tenantId]);
  return id;
}

/** Keeps others from joining or parting the account until the transaction ends. @returns its id; null where there is none */
async function lockAccountOf(client: Queryable, { tenantId, employeeId }: Employment): Promise<string | null> {
  for (;;) {
    const { rows } = await client.query<{ userId: string | null }>(
      'select auth_user_id as "userId" from employee where tenant_id = $1 and employee_id = $2',
      [tenantId, employeeId],
    );
    const [{ userId }] = rows;
    // The account first, as who joins two does: nobody waits for somebody who waits for them.
    if (userId !== null) await client.query('select from auth_user where id = $1 for update', [userId]);
    const still = await client.query(
      'select from employee where tenant_id = $1 and employee_id = $2 and auth_user_id is not distinct from $3 for update',
      [tenantId, employeeId, userId],
    );
    if (still.rowCount === 1) return userId;
  }
}

/** Whether the account opens more than one employment. */
export async function isShared(client: Queryable, userId: string): Promise<boolean> {
  const { rows } = await client.query<{ shared: boolean }>(
    'select count(*) > 1 as shared from employee where auth_user_id = $1',
    [userId],
  );
  return rows[0].shared;
}

/** Who may sign in, and from which devices they did. */
@Injectable()
export class Accounts {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /**
   * The accounts that an e-mail address may mean: none where nobody has it or its person has no access (any more), one
   * as a rule, several where tenants know the address and the person has not joined them.
   */
  find(email: string, device: string | null): Promise<Account[]> {
    return this.db.query<Account>(FIND_ACCOUNTS, [
      ...[normalized(email), device === null ? null : hashOf(device), this.clock.nowMilliseconds() / 1000],
    ]);
  }

  /** Whether failing for this address must cost as much as failing for one that several tenants know. */
  async mayBeSeveral(): Promise<boolean> {
    const [{ several }] = await this.db.query<{ several: boolean }>('select count(*) > 1 as several from tenant');
    return several;
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
