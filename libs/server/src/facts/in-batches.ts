import { type LocalDate, type YearMonth } from '@zeitbuch/working-time';
import { type Clock, type Db } from '../platform';

/** A tenant at work: its number and the date there. */
interface TenantToday {
  tenantId: number;
  today: LocalDate;
}

/** Work on many people that is found in the database, not remembered. */
export interface BatchedWork<Row extends { employee_id: string }, Start extends LocalDate | YearMonth | null> {
  /** The next people by id after `after`: what cannot be done is tried once and not for ever. */
  find: (tenant: TenantToday, after: string) => Promise<Row[]>;
  /** The day or month from which a person's work starts, null where it has none; people with the same go together. */
  startOf: (row: Row) => Start;
  /** Does the work of people with the same start, in a transaction of its own. */
  work: (tenant: TenantToday, start: Start, employeeIds: readonly string[]) => Promise<unknown>;
}

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * Works through the people of all tenants, batch by batch, until nobody is found. `goOn` is asked between batches. With
 * whom it fails does not stop those who come after, who would never have their turn.
 * @returns the number of people with whom it was done
 * @throws AggregateError of what failed, in the end
 */
export async function inBatches<Row extends { employee_id: string }, Start extends LocalDate | YearMonth | null>(
  db: Db,
  clock: Clock,
  { find, startOf, work }: BatchedWork<Row, Start>,
  goOn: () => boolean,
): Promise<number> {
  let done = 0;
  const failures: unknown[] = [];
  const tenants = await db.query<{ tenant_id: number; zone: string }>('select tenant_id, zone from tenant');
  const attempt = async <T>(step: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await step();
    } catch (error) {
      failures.push(error);
      return undefined;
    }
  };
  for (const { tenant_id, zone } of tenants) {
    const tenant = { tenantId: tenant_id, today: clock.todayIn(zone) };
    let after = BEFORE_ALL;
    while (goOn()) {
      const people = (await attempt(() => find(tenant, after))) ?? [];
      if (people.length === 0) break;
      for (const [start, group] of Map.groupBy(people, startOf)) {
        const ids = group.map(({ employee_id }) => employee_id);
        await attempt(async () => {
          await work(tenant, start, ids);
          done += ids.length;
        });
      }
      after = people[people.length - 1].employee_id;
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} steps failed`);
  return done;
}
