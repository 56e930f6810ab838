import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createTestApp, type TestApp, type TestPerson, until, workerEnvironment } from '../../testing';
import { PlatformModule, readConfig } from '../platform';
import { MonthWorkerModule } from './month.worker';

const NOW = '2026-11-03T08:00:00Z';

describe('what the worker does for months', () => {
  let api: TestApp;

  beforeAll(async () => {
    api = await createTestApp(NOW);
    await api.scenario.tenant();
  });
  afterAll(() => api.close());

  const seen = ({ employeeId }: TestPerson) =>
    api.db.query<{ kept: boolean }>(
      `select seen_worth is not null as kept from employee_month where employee_id = $1 and month = '2026-10-01'`,
      [employeeId],
    );

  it('goes on with the rest where one part of it fails each time', async () => {
    const person = await api.scenario.person();
    await api.scenario.client.query(
      `insert into employee_month (tenant_id, employee_id, month, status, submitted_at) values (1, $1, '2026-10-01', 'submitted', now())`,
      [person.employeeId],
    );
    // Nobody's days can be stored.
    await api.scenario.client.query(`
      create function fail() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
      create trigger fail before insert on day_evaluation for each row execute function fail()`);

    @Module({
      imports: [PlatformModule.forRoot(readConfig(workerEnvironment(api.databaseUrl, NOW))), MonthWorkerModule],
    })
    class MonthWorker {}
    const worker = await NestFactory.createApplicationContext(MonthWorker, { logger: false });
    try {
      const isKept = await until(
        async () => (await seen(person))[0].kept,
        (kept) => kept,
        10_000,
      );
      expect(isKept).toBe(true);
    } finally {
      await worker.close();
    }
  });
});
