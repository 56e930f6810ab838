import { type INestApplicationContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import {
  asApplication,
  type ClosingCity,
  closingCity,
  createTestApp,
  startTestWorker,
  type TestApp,
  until,
} from '../testing';
import { RevalueAgreements } from './agreement/revalue-agreements';
import { FactsLoader, ReevaluateDays } from './facts';
import { KeepSeenWorths } from './month/keep-seen-worths';
import { CheckBatch } from './closing/check-batch';
import { CloseBatch } from './closing/close-batch';
import { type ClosingDto } from './closing/closing.dto';

const NOW = '2026-11-03T08:00:00Z';

/** October of three people is being closed while something of it changes. It is the third of November. */
describe('a closing, while', () => {
  let api: TestApp;
  let worker: INestApplicationContext;
  let city: ClosingCity;
  /** Somebody at work on the database by hand. */
  let byHand: Client;

  beforeEach(async () => {
    api = await createTestApp(NOW);
    city = await closingCity(api.scenario, { people: 3, months: ['2026-10'] });
    await new KeepSeenWorths(api.db, api.clock, api.app.get(FactsLoader)).execute();
    worker = await startTestWorker(api.databaseUrl, NOW);
    byHand = new Client({ connectionString: asApplication(api.databaseUrl) });
    await byHand.connect();
  });
  afterEach(async () => {
    await byHand.end();
    await worker.close();
    await api.close();
  });

  const asAdministrator = async (method: string, path: string, body?: unknown): Promise<ClosingDto> =>
    (await api.request<ClosingDto>(method, `/api/v1/closings${path}`, { as: city.administrator, body })).body;
  const start = () => asAdministrator('POST', '', { payrollGroup: 'VERWALTUNG', month: '2026-10' });
  const get = ({ closingId }: ClosingDto) => asAdministrator('GET', `/${closingId}`);
  const isSettled = ({ status }: ClosingDto) => status !== 'checking' && status !== 'closing';
  const settled = (closing: ClosingDto) => until(() => get(closing), isSettled);
  const close = ({ closingId, planHash }: ClosingDto) =>
    api.request('POST', `/api/v1/closings/${closingId}/close`, { as: city.secondAdministrator, body: { planHash } });
  const codes = async ({ closingId }: ClosingDto) => {
    const rows = await api.db.query<{ codes: string[] }>(
      `select jsonb_path_query_array(blockers, '$[*].code') as codes from closing_employee
       where closing_id = $1 and status = 'blocked'`,
      [closingId],
    );
    return rows.map((row) => row.codes);
  };

  it.each([
    [
      'a fact of somebody',
      `update contract set pattern_odd = '{234,234,234,234,234,0,0}', pattern_even = '{234,234,234,234,234,0,0}'
       where employee_id = $1`,
      1,
    ],
    [
      'a public holiday',
      `insert into holiday select 1, site_id, '2026-10-30', 'Feiertag', 'Holiday', 'manual' from site_assignment where employee_id = $1`,
      3,
    ],
  ])('%s is entered by hand, waits for that, and closes nothing on facts of before', async (_what, change, changed) => {
    const ready = await settled(await start());
    expect(ready.status).toBe('ready');
    await byHand.query('begin');
    await byHand.query(change, [city.people[0].employeeId]);
    await close(ready);
    await until(
      async () => [await get(ready), await waiting()] as const,
      ([closing, who]) => isSettled(closing) || who > 0,
    );
    await byHand.query('commit');
    expect(await settled(ready)).toMatchObject({ status: 'blocked', progress: { closed: 0, blocked: changed } });
  });

  it('rules of its days are released, opens again what leaders approved by the rules of before', async () => {
    await release();
    const closing = await start();
    await tried(closing);
    expect(await get(closing)).toMatchObject({ status: 'checking', progress: { checked: 0 } });
    await revalue();
    expect(await settled(closing)).toMatchObject({ status: 'blocked' });
    expect(await codes(closing)).toContainEqual(['month.not-approved']);
  });

  it('rules of its days are released after the check, stops where a month opens again', async () => {
    const ready = await settled(await start());
    await release();
    await close(ready);
    await tried(await get(ready));
    expect(await get(ready)).toMatchObject({ status: 'closing', progress: { closed: 0 } });
    await revalue();
    expect(await settled(ready)).toMatchObject({ status: 'blocked', progress: { closed: 0 } });
    expect(await codes(ready)).toContainEqual(['closing.plan-changed', 'month.not-approved']);
  });

  it('rules of other months are released, goes on', async () => {
    await release('2026-11');
    expect(await settled(await start())).toMatchObject({ status: 'ready' });
  });

  it('a day of the city’s own is entered, waits for the days to be evaluated again, and sees what they are worth then', async () => {
    const holiday = { date: '2026-10-14', nameDe: 'Kirmes', halfDayFrom: 720 };
    const office = await api.scenario.person({ roles: ['organisationAdministrator'] });
    const entered = await api.request('POST', '/api/v1/own-holidays', { as: office, body: holiday });
    expect(entered.status).toBe(201);
    const closing = await start();
    await tried(closing);
    expect(await get(closing)).toMatchObject({ status: 'checking', progress: { checked: 0 } });
    await revalue();
    expect(await settled(closing)).toMatchObject({ status: 'blocked' });
    expect(await codes(closing)).toContainEqual(['month.not-approved']);
  });

  /** Sessions that wait for a lock. */
  const waiting = async (): Promise<number> =>
    (
      await api.scenario.client.query<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
    ).rows[0].n;

  /** What the worker does for the closing, done once more and to its end. */
  async function tried({ closingId, status }: ClosingDto): Promise<void> {
    const [{ epoch }] = await api.db.query<{ epoch: number }>('select epoch from closing where closing_id = $1', [
      closingId,
    ]);
    const batch = worker.get<CheckBatch | CloseBatch>(status === 'checking' ? CheckBatch : CloseBatch);
    await batch.execute({ tenantId: 1, closingId, batch: 1, epoch });
  }

  /** Work before eight and after three counts no more. */
  async function release(month = '2026-10'): Promise<void> {
    const [{ id }] = await api.db.query<{ id: string }>(
      `select agreement_id as id from staff_agreement where name = 'standard'`,
    );
    const overlayId = randomUUID();
    const window = { fromMinute: 480, toMinute: 900 };
    const set = { frame: [window, window, window, window, window, null, null] };
    const dates = { validFrom: `${month}-01`, validTo: `${month}-30` };
    const proposed = await api.request('POST', `/api/v1/agreements/${id}/overlays`, {
      as: city.administrator,
      body: { overlayId, title: 'Hitze', legalBasis: 'Beschluss', ...dates, set },
    });
    const released = await api.request('POST', `/api/v1/agreement-proposals/${overlayId}/release`, {
      as: city.secondAdministrator,
    });
    expect([proposed.status, released.status]).toEqual([200, 200]);
  }
  const revalue = () => new RevalueAgreements(api.db, api.clock, api.app.get(ReevaluateDays)).execute();
});
