import { Injectable, Logger, Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock, Db, Recurring } from '../platform';
import { DEVICE_DAYS } from './accounts';
import { hasAccess } from './team-scope';

const LOOK_MILLISECONDS = 15 * 60_000;

const CLEAN = `
  with sessions as (
    delete from auth_session s
    where s."expiresAt" <= now() or not exists (
      select 1 from employee e join tenant t on t.tenant_id = e.tenant_id
      cross join lateral (select (to_timestamp($1::double precision) at time zone t.zone)::date as today) d
      where e.auth_user_id = s."userId" and (s.chosen_tenant is null or s.chosen_tenant = e.tenant_id) and ${hasAccess('e', 'd.today')})
    returning 1),
  counts as (
    delete from auth_rate_limit
    where "lastRequest" < extract(epoch from clock_timestamp() - interval '2 hours') * 1000 returning 1),
  devices as (
    delete from auth_device where last_used_at < now() - interval '${DEVICE_DAYS} days' returning 1),
  verifications as (
    delete from auth_verification where "expiresAt" <= now() returning 1)
  select (select count(*) from sessions)::int as sessions, (select count(*) from counts)::int as counts,
    (select count(*) from devices)::int as devices, (select count(*) from verifications)::int as verifications`;

/** Removes what sign-in leaves behind: ended sessions, those of people without access, old counts and devices. */
@Injectable()
export class SessionCleaner {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Returns how many rows of each kind were removed. */
  async execute(): Promise<Record<'sessions' | 'counts' | 'devices' | 'verifications', number>> {
    const [removed] = await this.db.query<Record<'sessions' | 'counts' | 'devices' | 'verifications', number>>(CLEAN, [
      this.clock.nowMilliseconds() / 1000,
    ]);
    return removed;
  }
}

@Injectable()
class SessionCleanerWorker implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger('SessionCleaner');
  readonly #looks = new Recurring('SessionCleaner', LOOK_MILLISECONDS, async () => {
    const removed = await this.cleaner.execute();
    if (removed.sessions > 0) this.#logger.log(`removed ${removed.sessions} sessions that had ended`);
  });

  constructor(private readonly cleaner: SessionCleaner) {}

  onApplicationBootstrap(): void {
    this.#looks.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.#looks.stop();
  }
}

/** What the worker process does for sign-in. */
@Module({ providers: [SessionCleaner, SessionCleanerWorker] })
export class IdentityWorkerModule {}
