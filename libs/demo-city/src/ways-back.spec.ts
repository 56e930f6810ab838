import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { createTestDatabase } from '@zeitbuch/server/testing';
import { seedDemo } from '.';
import { ALLOW_DATA_LOSS } from '@zeitbuch/server';
import { dataSourceOptions } from '@zeitbuch/server';

describe('a city with a history', () => {
  const opened: (() => Promise<unknown>)[] = [];
  // Where a migration fails, too: a connection that stays open would keep the run from ending.
  afterEach(async () => {
    for (const close of opened.splice(0).reverse()) await close();
  });

  it('goes back to the first schema one migration after the other, when its data may be lost, and forward again', async () => {
    const city = await createTestDatabase();
    opened.push(() => city.drop());
    await seedDemo({ url: city.url, employees: 60, months: 3, asOf: '2026-11-24' });
    const client = new Client({ connectionString: city.url });
    await client.connect();
    opened.push(() => client.end());
    // The demo's corrections are of single bookings: here they were asked for as whole days.
    const { rows } = await client.query<{ status: string }>(`
      update correction_request c
      set action = 'day', booking_id = null, proposed_kind = null, proposed_location = null,
        proposed_epoch_minute = null, proposed_offset_minutes = null,
        known_booking_ids = array(select b.booking_id from booking b
          where (b.tenant_id, b.employee_id, b.shift_date) = (c.tenant_id, c.employee_id, c.date)),
        wanted_bookings = (select coalesce(jsonb_agg(jsonb_build_object('bookingId', b.booking_id, 'kind', b.kind,
            'epochMinute', b.epoch_minute, 'offsetMinutes', b.offset_minutes, 'location', b.location)), '[]')
          from booking b where (b.tenant_id, b.employee_id, b.shift_date) = (c.tenant_id, c.employee_id, c.date))
      returning status`);
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['pending', 'approved', 'rejected']));
    const made = await client.query('select from booking where correction_id is not null');
    expect(made.rowCount).toBeGreaterThan(0);
    // Decided twice on a day of a closed month; a proposal that was refused.
    await client.query('set session_replication_role = replica');
    const decided = await client.query(`
      insert into day_fact (tenant_id, fact_id, employee_id, date, kind)
      select m.tenant_id, gen_random_uuid(), m.employee_id, m.month, kind
      from (select * from employee_month where status = 'closed' limit 1) m, unnest(array['workOnTop', 'restOfDay']) kind`);
    const refused = await client.query(`
      insert into agreement_proposal (tenant_id, proposal_id, agreement_id, kind, content, concerned, status,
        proposed_by, proposed_at, decided_by, decided_at, refused_by, refused_at, refusal_reason)
      select a.tenant_id, gen_random_uuid(), a.agreement_id, 'overlay', '{}', '[2026-12-01,2026-12-31]', 'refused',
        people[1], now(), people[2], now(), people[2], now(), 'Not now'
      from staff_agreement a, (select array_agg(employee_id) as people from employee) e limit 1`);
    expect([decided.rowCount, refused.rowCount]).toEqual([2, 1]);
    // What belongs to closed months has no place in the schema of before, and nobody may delete it.
    const run = await client.query<{ closing_id: string }>(`
      insert into closing (tenant_id, closing_id, payroll_group, month, status, run)
      select tenant_id, gen_random_uuid(), payroll_group, month, 'closed', 1 from closing where status = 'closed' limit 1
      returning closing_id`);
    const source = await new DataSource(dataSourceOptions(city.url, 2)).initialize();
    opened.push(() => source.destroy());
    const takeBackAll = async () => {
      const applied = async () => (await source.query<unknown[]>('select from migrations')).length;
      while ((await applied()) > 0) await source.undoLastMigration();
    };
    process.env[ALLOW_DATA_LOSS] = 'true';
    try {
      await expect(takeBackAll()).rejects.toThrow(
        'Taking back PeopleWhoFollowLater1764000028000 is impossible: the schema before has no place for 1 rows of closing where run > 0. Nothing was changed.',
      );
      await client.query('delete from closing where closing_id = $1', [run.rows[0].closing_id]);
      await takeBackAll();
    } finally {
      delete process.env[ALLOW_DATA_LOSS];
    }
    await source.runMigrations();
  }, 120_000);
});
