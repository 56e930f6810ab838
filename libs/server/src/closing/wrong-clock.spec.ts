import { closingCity, createTestApp, startTestWorker, until } from '../../testing';
import { type ClosingDto } from './closing.dto';

describe('a worker whose machine is three hours ahead', () => {
  it('closes October at the time of the database: never before it began, never later than now', async () => {
    const api = await createTestApp('', { LOG_LEVEL: 'fatal' });
    const wrong = { ZEITBUCH_CLOCK_AHEAD_SECONDS: '10800', LOG_LEVEL: 'fatal' };
    const worker = await startTestWorker(api.databaseUrl, '', wrong);
    try {
      const city = await closingCity(api.scenario, { people: 3, months: ['2026-10'] });
      const desk = <Body>(method: string, path: string, body?: unknown) =>
        api.request<Body>(method, `/api/v1/closings${path}`, { as: city.administrator, body });
      const { closingId } = (await desk<ClosingDto>('POST', '', { payrollGroup: 'VERWALTUNG', month: '2026-10' })).body;
      const settled = async (status: string) =>
        until(
          async () => (await desk<ClosingDto>('GET', `/${closingId}`)).body,
          (closing) => closing.status === status,
          60_000,
        );
      const { planHash } = await settled('ready');
      const close = await api.request('POST', `/api/v1/closings/${closingId}/close`, {
        as: city.secondAdministrator,
        body: { planHash },
      });
      expect(close.status).toBe(202);
      await settled('closed');
      const { rows } = await api.scenario.client.query(
        `select distinct m.closed_at between c.started_at and clock_timestamp() as in_time,
           c.finished_at between c.started_at and clock_timestamp() as ended_in_time,
           e.occurred_at between c.started_at and clock_timestamp() as logged_in_time
         from closing c join employee_month m using (tenant_id, closing_id)
         join month_event e on e.employee_id = m.employee_id and e.kind = 'closed'`,
      );
      expect(rows).toEqual([{ in_time: true, ended_in_time: true, logged_in_time: true }]);
    } finally {
      await worker.close();
      await api.close();
    }
  }, 120_000);
});
