import { Client } from 'pg';
import { type TestDatabase, createTestDatabase } from '../../testing';
import { FIRST_HOLIDAY_YEAR, LAST_HOLIDAY_YEAR, publicHolidays, writeHolidays } from './holidays';

const SITE = { tenantId: 1, siteId: '019ab000-0000-7000-8000-000000000001', region: 'DE-SN' };

describe('public holidays of Saxony', () => {
  it.each<[number, string[]]>([
    [2026, ['01-01', '04-03', '04-06', '05-01', '05-14', '05-25', '10-03', '10-31', '11-18', '12-25', '12-26']],
    [2027, ['01-01', '03-26', '03-29', '05-01', '05-06', '05-17', '10-03', '10-31', '11-17', '12-25', '12-26']],
  ])('of %d are these eleven, Buß- und Bettag among them and Easter Sunday not', (year, days) => {
    expect(publicHolidays('DE-SN', year, year).map(({ date }) => date)).toEqual(days.map((day) => `${year}-${day}`));
  });

  it('have their names in both languages', () => {
    const day = publicHolidays('DE-SN', 2026, 2026).find(({ date }) => date === '2026-11-18');
    expect(day?.nameDe).toBe('Buß- und Bettag');
    expect(day?.nameEn).not.toBe('');
    expect(publicHolidays('DE-SN', 2026, 2026)[0]).toMatchObject({ nameDe: 'Neujahr', nameEn: "New Year's Day" });
    const unity = publicHolidays('DE-SN', 2026, 2026).find(({ date }) => date === '2026-10-03');
    expect(unity).toMatchObject({ nameDe: 'Tag der Deutschen Einheit', nameEn: 'Day of German Unity' });
  });

  it('are eleven in every year that is written', () => {
    for (let year = FIRST_HOLIDAY_YEAR; year <= LAST_HOLIDAY_YEAR; year += 1)
      expect(publicHolidays('DE-SN', year, year)).toHaveLength(11);
  });

  it('do not exist for a region nobody knows', () => {
    expect(() => publicHolidays('XX-YY', 2026, 2026)).toThrow('no public holidays');
  });
});

describe('holidays of a site', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(`insert into tenant (tenant_id, name, short_name) values (1, 'Stadt', 'STADT')`);
    await client.query(`insert into site values (1, $1, 'Rathaus', 'DE-SN')`, [SITE.siteId]);
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('may be written again; what was changed by hand stays', async () => {
    await writeHolidays(client, SITE);
    await client.query(`update holiday set name_de = 'Stadtfest', source = 'manual' where date = '2026-11-18'`);
    await client.query(`update holiday set name_de = 'Tippfehler' where date = '2026-10-31'`);
    await writeHolidays(client, SITE);
    const { rows } = await client.query(
      `select date::text, name_de, source from holiday where date in ('2026-10-31', '2026-11-18') order by date`,
    );
    expect(rows).toEqual([
      { date: '2026-10-31', name_de: 'Reformationstag', source: 'date-holidays' },
      { date: '2026-11-18', name_de: 'Stadtfest', source: 'manual' },
    ]);
    const years = LAST_HOLIDAY_YEAR - FIRST_HOLIDAY_YEAR + 1;
    const count = await client.query<{ n: number }>('select count(*)::int as n from holiday');
    expect(count.rows[0].n).toBe(11 * years);
  });
});
