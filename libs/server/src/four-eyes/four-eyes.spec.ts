import { createTestApp, type TestApp } from '../../testing';
import { type FourEyesProcess, fourEyesWaiver } from './four-eyes';
import { fourEyesFromCommandLine } from './four-eyes-cli';

const ALL: readonly FourEyesProcess[] = ['closing', 'payroll', 'import'];

/** A city and its Eigenbetrieb, where one person does what two do in the city. */
describe('four eyes', () => {
  let api: TestApp;

  beforeAll(async () => {
    api = await createTestApp('2026-11-24T09:00:00+01:00');
    await api.scenario.tenant();
    await api.scenario.tenant(2);
  });
  afterAll(() => api.close());

  const order = (required: boolean, reason: string | null, processes = ALL, tenant: string | null = 'T2') =>
    fourEyesFromCommandLine({ databaseUrl: api.databaseUrl, tenant, order: { required, processes, reason } });
  const required = async (tenantId: number) =>
    Promise.all(ALL.map(async (process) => (await fourEyesWaiver(api.db.pool, tenantId, process)) === null));
  const decisions = () =>
    api.db.query('select process, required, reason from four_eyes_decision where tenant_id = 2 order by number');

  it('are needed everywhere until a tenant decides otherwise', async () => {
    expect([await required(1), await required(2)]).toEqual([
      [true, true, true],
      [true, true, true],
    ]);
  });

  it('are switched off for one tenant and process with a reason, dated and in the log', async () => {
    const { states } = await order(false, ' Nur eine Person in der Abrechnung ', ['payroll']);
    expect(states).toMatchObject([
      { process: 'closing', required: true, decidedAt: null },
      { process: 'payroll', required: false, reason: 'Nur eine Person in der Abrechnung' },
      { process: 'import', required: true },
    ]);
    expect([await required(1), await required(2)]).toEqual([
      [true, true, true],
      [true, false, true],
    ]);
    const waiver = await fourEyesWaiver(api.db.pool, 2, 'payroll');
    expect(waiver?.since).toBeInstanceOf(Date);
    expect(
      await api.db.query(
        `select tenant_id, actor_id, action, subject_id, payload from audit_event where action like 'fourEyes.%'`,
      ),
    ).toEqual([
      {
        tenant_id: 2,
        actor_id: null,
        action: 'fourEyes.off',
        subject_id: waiver?.waiverId,
        payload: { process: 'payroll' },
      },
    ]);
  });

  it('are not switched off without saying why, by hand neither', async () => {
    for (const reason of [null, '', '   ', '\t', 'x'.repeat(256), 'zwei\nZeilen'])
      await expect(order(false, reason)).rejects.toThrow(/reason/);
    for (const reason of ['null', `''`, `'   '`])
      await expect(
        api.scenario.client.query(
          `insert into four_eyes_decision (tenant_id, decision_id, process, required, reason)
           values (2, gen_random_uuid(), 'closing', false, ${reason})`,
        ),
      ).rejects.toMatchObject({ code: '23514' });
    expect(await decisions()).toHaveLength(1);
  });

  it('keep every decision, and do not decide again what holds', async () => {
    await order(false, 'Nur eine Person in der Abrechnung', ['payroll']);
    expect(await decisions()).toHaveLength(1);
    await order(true, null);
    await order(true, null);
    expect(await required(2)).toEqual([true, true, true]);
    await order(false, 'Vertretung fehlt bis März');
    expect(await decisions()).toMatchObject([
      { process: 'payroll', required: false },
      { process: 'payroll', required: true },
      ...ALL.map((process) => ({ process, required: false, reason: 'Vertretung fehlt bis März' })),
    ]);
    for (const change of ['update four_eyes_decision set required = false', 'delete from four_eyes_decision'])
      await expect(api.scenario.client.query(change)).rejects.toMatchObject({ code: 'ZB002' });
  });

  it('let a decision wait for who relies on the one before', async () => {
    await api.db.transaction(async (client) => {
      expect(await fourEyesWaiver(client, 2, 'closing')).not.toBeNull();
      const later = order(true, null, ['closing']);
      await until20(async () => {
        const [{ waiting }] = await api.db.query<{ waiting: boolean }>(
          `select exists (select from pg_locks where locktype = 'advisory' and not granted) as waiting`,
        );
        return waiting;
      });
      expect(await fourEyesWaiver(client, 2, 'closing')).not.toBeNull();
      void later.catch(() => undefined);
      pending = later;
    });
    await pending;
    expect(await fourEyesWaiver(api.db.pool, 2, 'closing')).toBeNull();
  });
  let pending: Promise<unknown>;

  it('are asked for by the short name of the tenant', async () => {
    await expect(order(true, null, ALL, null)).rejects.toThrow('--tenant: T1, T2');
    await expect(order(true, null, ALL, 'T9')).rejects.toThrow('--tenant: T1, T2');
  });

  /** Asks again and again, for as long as a slow machine may need. */
  async function until20(isSo: () => Promise<boolean>): Promise<void> {
    while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
  }
});
