import { Injectable } from '@nestjs/common';
import { Batching, Db, type RequestContext, type View, ViewLog } from '../platform';

interface Entry {
  readonly context: RequestContext;
  readonly view: View;
}

/** Tenant, actor, action, people, view: arrays of the same length, a list of people as the text of an array. */
const WRITE_VIEWS = `
  insert into audit_event (tenant_id, actor_id, action, employee_ids, payload)
  select tenant_id, actor_id, action, people::uuid[], json_build_object('view', view)
  from unnest($1::int[], $2::uuid[], $3::text[], $4::text[], $5::text[]) as v (tenant_id, actor_id, action, people, view)`;

/**
 * Writes looks into the log, `view.shown` and `view.refused`. Those who look at the same moment share a statement; each
 * waits until it is stored.
 */
@Injectable()
export class DatabaseViewLog implements ViewLog {
  readonly #entries = new Batching<Entry, undefined>((entries) => this.#write(entries), { size: 64, inFlight: 2 });

  constructor(private readonly db: Db) {}

  async record(context: RequestContext, view: View): Promise<void> {
    await this.#entries.ask({ context, view });
  }

  async #write(entries: readonly Entry[]): Promise<undefined[]> {
    await this.db.prepared({
      name: 'audit.views',
      text: WRITE_VIEWS,
      values: [
        entries.map(({ context }) => context.tenantId),
        entries.map(({ context }) => context.employeeId),
        entries.map(({ view }) => `view.${view.outcome}`),
        entries.map(({ view }) => `{${view.employeeIds.join(',')}}`),
        entries.map(({ view }) => view.view),
      ],
    });
    return entries.map(() => undefined);
  }
}
