import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { prepareDatabase } from './prepare-database';

const serverUrl = process.env.TEST_POSTGRES_URL as string;
const SIZE = { employees: 45, months: 3, asOf: '2026-11-24' as const };

async function asking<T>(database: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: serverUrl.replace(/\/[^/]*$/, `/${database}`) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

describe('preparing the database at a start', () => {
  const name = `prepare_${randomBytes(4).toString('hex')}`;
  const prepare = (options: { demo?: boolean; progress?: (line: string) => void } = {}) =>
    prepareDatabase({ serverUrl, name, application: null, demo: true, ...SIZE, ...options });
  const drop = () => asking('postgres', (client) => client.query(`drop database if exists ${name} with (force)`));
  const people = () =>
    asking(name, async (client) => {
      const { rows } = await client.query<{ people: number; bookings: number }>(
        `select (select count(*)::int from employee) as people, (select count(*)::int from booking) as bookings`,
      );
      return rows[0];
    });
  /** Ends in the middle of the city, after the transaction of the first people. */
  const interrupted = () =>
    expect(
      prepare({
        progress: (line) => {
          if (line.includes('40 of 45')) throw new Error('killed');
        },
      }),
    ).rejects.toThrow('killed');

  beforeEach(drop);
  afterAll(drop);

  it('makes a half demo city again from the beginning, and says so', async () => {
    await interrupted();
    const half = await people();
    const lines: string[] = [];
    await prepare({ progress: (line) => lines.push(line) });
    expect(lines[0]).toContain('made again');
    const again = await people();
    await drop();
    await prepare();
    const whole = await people();
    expect(again).toEqual(whole);
    expect(half.bookings).toBeLessThan(whole.bookings);
  }, 120_000);

  it('refuses to take a half demo city for a city', async () => {
    await interrupted();
    await expect(prepare({ demo: false })).rejects.toThrow(/never finished/);
  }, 60_000);

  it('is done once where two start at the same moment, and touches no city that is complete', async () => {
    await Promise.all([prepare(), prepare()]);
    const before = await people();
    await asking(name, (client) => client.query(`update tenant set name = 'Stadt Anderswo' where tenant_id = 1`));
    await prepare();
    await prepare({ demo: false });
    expect(await people()).toEqual(before);
    const { rows } = await asking(name, (client) => client.query(`select name from tenant where tenant_id = 1`));
    expect(rows).toEqual([{ name: 'Stadt Anderswo' }]);
  }, 60_000);
});
