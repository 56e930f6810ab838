import { Client } from 'pg';
import { addMonths, firstDayOf, monthOf, zone, type TenantAgreements, type LocalDate } from '@zeitbuch/working-time';
import { AgreementCache } from '@zeitbuch/server';
import { demoAgreements } from './agreements';
import { DemoIds } from './demo-ids';
import { historyOf } from './history';
import { approversOf, leadershipsOf } from './leaderships';
import { type DemoPerson } from './demo-person';
import { demoPeople } from './people';
import { holidaysBetween } from './sites';
import { markDemoUnfinished } from './unfinished-demo';
import { DEMO_TENANTS, writeCity } from './write-city';
import { DemoClosings, writeFourEyes } from './write-closings';
import { writeHistories } from './write-history';
import { writeAutumnNotices, writeLeave } from './write-leave';
import { writePeople } from './write-people';
import { writePayroll } from './write-payroll';

export interface DemoOptions {
  /** A migrated database without tenants. */
  readonly url: string;
  readonly employees: number;
  /** Months to tell, the running one included. */
  readonly months: number;
  /** Today: bookings end on the day before. */
  readonly asOf: LocalDate;
  /** Another seed gives other people. */
  readonly seed?: string;
  /** Shown in one line every now and then. */
  readonly progress?: (line: string) => void;
}

export interface DemoResult {
  readonly employees: number;
  readonly closedMonths: number;
}

/** People written in one transaction; their histories are all that is held in memory. */
const BATCH = 40;
const FEWEST_EMPLOYEES = 12;
const FEWEST_MONTHS = 3;

/**
 * Fills an empty, migrated database with the demo city: invented people with
 * real working days, evaluated and closed by the product's own rules. All months but
 * the last two are closed. The same options give the same city.
 * @throws Error if the database holds anything, or on fewer than 12 people or 3 months
 */
export async function seedDemo(options: DemoOptions): Promise<DemoResult> {
  if (options.employees < FEWEST_EMPLOYEES || options.months < FEWEST_MONTHS)
    throw new Error(`A demo city needs at least ${FEWEST_EMPLOYEES} people and ${FEWEST_MONTHS} months.`);
  const client = new Client({ connectionString: options.url });
  await client.connect();
  try {
    const { rows } = await client.query<{ taken: boolean }>('select exists (select 1 from tenant) as taken');
    if (rows[0].taken)
      throw new Error('The database already holds a city: the demo is only written into an empty one.');
    await markDemoUnfinished(client, true);
    // Somebody who makes a city can make it again: no need to wait for the disk after each batch.
    await client.query('set synchronous_commit = off');
    const result = await fill(client, options);
    await markDemoUnfinished(client, false);
    return result;
  } finally {
    await client.end();
  }
}

async function fill(
  client: Client,
  { employees, months, asOf, seed = 'lindenau', progress = () => undefined }: DemoOptions,
): Promise<DemoResult> {
  const berlin = zone('Europe/Berlin');
  const firstDate = firstDayOf(addMonths(monthOf(asOf), 1 - months));
  const openFrom = firstDayOf(addMonths(monthOf(asOf), -1));
  const { units, people } = demoPeople({ employees, seed, firstDate, asOf });
  const leaderships = leadershipsOf(units, people);
  const approvers = approversOf(units, people, leaderships);
  const agreements = demoAgreements(asOf);
  const leaveIds = new DemoIds(0xfffffffe);
  const city = await inTransaction(client, async () => {
    const ids = await writeCity(client, units, { agreements, asOf });
    await writePeople(client, people, leaderships, ids, `${asOf}T00:00:00Z`);
    await writePayroll(client, payrollGroupsOf(people));
    await writeLeave(client, people, leaveIds, { firstDate, asOf });
    return ids;
  });
  const rules = await readRules(client);
  const world = { zone: berlin, firstDate, asOf, openFrom };
  const holidaysOf = holidaysBetween(firstDate, asOf);
  const closings = new DemoClosings(client, {
    zone: berlin,
    ids: new DemoIds(0xffffffff),
    administrators: administratorsOf(people),
  });
  await inTransaction(client, () => writeFourEyes(client, new DemoIds(0xfffffffd), firstDate));
  let closedMonths = 0;
  for (let at = 0; at < people.length; at += BATCH) {
    const histories = people.slice(at, at + BATCH).map((person) =>
      historyOf(person, {
        ...world,
        holidays: holidaysOf(person),
        agreements: rules.get(person.tenantId) as TenantAgreements,
        agreementId: city.of('agreement', person.tenantId, person.agreement),
        unitId: city.of('unit', person.tenantId, person.unit.shortName),
      }),
    );
    await inTransaction(client, async () => {
      await writeHistories(client, histories, {
        zone: berlin,
        approverOf: (employeeId) => approvers.get(employeeId) ?? null,
      });
      await closings.close(histories);
    });
    closedMonths += histories.reduce((sum, history) => sum + history.months.filter(({ plan }) => plan).length, 0);
    progress(`demo city: ${Math.min(at + BATCH, people.length)} of ${people.length} people`);
  }
  await inTransaction(client, () => closings.finish());
  await inTransaction(client, () => writeAutumnNotices(client, people, leaveIds, { firstDate, asOf }));
  await client.query('analyze');
  return { employees: people.length, closedMonths };
}

/** The first time administrator of a tenant starts its closings, the last one closes them. */
function administratorsOf(people: readonly DemoPerson[]) {
  const all = Map.groupBy(
    people.filter(({ roles }) => roles.includes('timeAdministrator')),
    ({ tenantId }) => tenantId,
  );
  return (tenantId: number) => {
    const administrators = all.get(tenantId) ?? [];
    return {
      startedBy: administrators.at(0)?.employeeId ?? null,
      closedBy: administrators.at(-1)?.employeeId ?? null,
    };
  };
}

async function inTransaction<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** The agreements as the product reads them. */
async function readRules(client: Client): Promise<Map<number, TenantAgreements>> {
  const cache = new AgreementCache();
  const rules = new Map<number, TenantAgreements>();
  for (const { tenantId } of DEMO_TENANTS) rules.set(tenantId, await cache.load(client, tenantId, 1));
  return rules;
}

function payrollGroupsOf(people: readonly DemoPerson[]): [number, string][] {
  const keys = new Set(people.map(({ tenantId, payrollGroup }) => `${tenantId} ${payrollGroup}`));
  return [...keys].map((entry) => [Number(entry[0]), entry.slice(2)]);
}
