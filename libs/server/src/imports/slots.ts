import { Injectable } from '@nestjs/common';
import { type PoolClient } from 'pg';
import { Db, Problem } from '../platform';

/** Files that a process reads at the same time; of one tenant only one. */
const MOST_AT_A_TIME = 2;

/** A large file costs memory and processor time: who comes while others are at it is asked to come again. */
@Injectable()
export class ImportSlots {
  readonly #tenants = new Set<number>();

  constructor(private readonly db: Db) {}

  /**
   * Runs `work` while at most one other tenant has a file read, checked or written.
   * @throws Problem `import.busy`
   */
  async use<T>(tenantId: number, work: () => Promise<T>): Promise<T> {
    if (this.#tenants.has(tenantId) || this.#tenants.size >= MOST_AT_A_TIME) throw new Problem('import.busy');
    this.#tenants.add(tenantId);
    try {
      return await work();
    } finally {
      this.#tenants.delete(tenantId);
    }
  }

  /**
   * Runs `work` with a connection of its own. Where it writes, no other process writes for the tenant meanwhile: the
   * database knows, and forgets it with the connection.
   * @throws Problem `import.busy`
   */
  async connected<T>(
    { tenantId, writes }: { readonly tenantId: number; readonly writes: boolean },
    work: (client: PoolClient) => Promise<T>,
  ): Promise<T> {
    return this.db.connected(async (client) => {
      if (writes && !(await lock(client, tenantId))) throw new Problem('import.busy');
      try {
        return await work(client);
      } finally {
        if (writes) await unlock(client, tenantId);
      }
    });
  }
}

async function lock(client: PoolClient, tenantId: number): Promise<boolean> {
  const { rows } = await client.query<{ free: boolean }>(
    `select pg_try_advisory_lock(hashtext('import'), $1) as free`,
    [tenantId],
  );
  return rows[0].free;
}

const unlock = (client: PoolClient, tenantId: number) =>
  client.query(`select pg_advisory_unlock(hashtext('import'), $1)`, [tenantId]);
