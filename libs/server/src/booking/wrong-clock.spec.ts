import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { createTestApp, type TestApp } from '../../testing';
import { type BookingReceiptDto } from './booking.dto';

/** The clock of the test is the machine's: no day is named here, because the database's clock cannot be set. */
const startedWith = (aheadSeconds: number): Promise<TestApp> =>
  createTestApp('', { ZEITBUCH_CLOCK_AHEAD_SECONDS: String(aheadSeconds), LOG_LEVEL: 'fatal' });

describe('an API whose machine has a wrong clock', () => {
  afterEach(() => jest.restoreAllMocks());

  // From the question on to the row a slow machine may take its time, but never as long as the clock is wrong.
  it.each([-3600, 3600])(
    'by %d s stores a booking at the minute that the database knows, and is not ready',
    async (ahead) => {
      const api = await startedWith(ahead);
      try {
        await api.scenario.tenant();
        const person = await api.scenario.person();
        const answer = await api.request<BookingReceiptDto>('POST', '/api/v1/bookings', {
          as: person,
          body: { bookingId: randomUUID(), kind: 'clockIn', location: 'office' },
        });
        expect(answer.status).toBe(201);
        const [{ late }] = (
          await api.scenario.client.query('select extract(epoch from received_at - at)::float8 as late from booking')
        ).rows as { late: number }[];
        expect(late).toBeGreaterThanOrEqual(-1);
        expect(late).toBeLessThan(600);
        const ready = await api.request<{ reason: string }>('GET', '/api/v1/ready');
        expect(ready).toMatchObject({ status: 503, body: { code: 'unavailable', reason: 'clock' } });
        expect((await api.request('GET', '/api/v1/live')).status).toBe(200);
      } finally {
        await api.close();
      }
    },
  );

  it.each([
    [5, 'the clock of this machine is 5 s ahead of the database'],
    [-5, 'the clock of this machine is 5 s behind the database'],
    [0, null],
  ])('by %d s is ready and says so in the log: %s', async (ahead, sentence) => {
    const warn = jest.spyOn(Logger.prototype, 'warn');
    const api = await startedWith(ahead);
    try {
      expect((await api.request('GET', '/api/v1/ready')).status).toBe(200);
      const said = warn.mock.calls
        .map((call) => String(call[1]))
        .filter((text) => text.includes('the clock of this machine'));
      expect(said).toEqual(sentence === null ? [] : [expect.stringContaining(sentence)]);
    } finally {
      await api.close();
    }
  });
});
