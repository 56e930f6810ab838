import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { createTestDatabase } from '../../testing';
import { ALLOW_DATA_LOSS } from '../database/data-loss';
import { dataSourceOptions } from '../database/data-source';
import { seedDemo } from './seed-demo';

describe('a city with a history', () => {
  it('goes back to the first schema one migration after the other, when its data may be lost, and forward again', async () => {
    const city = await createTestDatabase();
    await seedDemo({ url: city.url, employees: 60, months: 3, asOf: '2026-11-24' });
    const client = new Client({ connectionString: city.url });
    await client.connect();
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
    await client.end();

    const source = await new DataSource(dataSourceOptions(city.url, 2)).initialize();
    process.env[ALLOW_DATA_LOSS] = 'true';
    try {
      for (let left = source.migrations.length; left > 0; left -= 1) await source.undoLastMigration();
    } finally {
      delete process.env[ALLOW_DATA_LOSS];
    }
    await source.runMigrations();
    await source.destroy();
    await city.drop();
  }, 120_000);
});
