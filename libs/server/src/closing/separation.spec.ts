import { type INestApplicationContext } from '@nestjs/common';
import {
  book,
  type ClosingCity,
  closingCity,
  createTestApp,
  startTestWorker,
  type TestApp,
  type TestPerson,
  until,
} from '../../testing';
import { fourEyesFromCommandLine } from '../four-eyes';
import { type ClosingDto, type ClosingOverviewDto } from './closing.dto';

const NOW = '2026-12-03T08:00:00Z';

interface Refusal {
  code: string;
}

/**
 * Thursday, 3 December 2026: ten people have worked in October and November. Hoffmann starts, Lehmann closes; a third
 * time administrator stands by.
 */
describe('who starts a closing does not close it', () => {
  let api: TestApp;
  let worker: INestApplicationContext;
  let city: ClosingCity;
  let hoffmann: TestPerson;
  let lehmann: TestPerson;
  let closing: ClosingDto;

  beforeAll(async () => {
    api = await createTestApp(NOW);
    city = await closingCity(api.scenario, { people: 10, months: ['2026-10', '2026-11'] });
    [hoffmann, lehmann] = [city.administrator, city.secondAdministrator];
    worker = await startTestWorker(api.databaseUrl, NOW);
  });
  afterAll(async () => {
    await worker.close();
    await api.close();
  });

  const as = <Body = ClosingDto>(person: TestPerson, act: string, body?: unknown) =>
    api.request<Body>(
      act === '' ? 'GET' : 'POST',
      `/api/v1/closings/${closing.closingId}${act === '' ? '' : `/${act}`}`,
      { as: person, body },
    );
  const start = async (person: TestPerson, month: string) => {
    const answer = await api.request<ClosingDto>('POST', '/api/v1/closings', {
      as: person,
      body: { payrollGroup: 'VERWALTUNG', month },
    });
    if (answer.status === 201) closing = answer.body;
    return answer;
  };
  const settled = async () =>
    (closing = await until(
      async () => (await as(hoffmann, '')).body,
      ({ status }) => status !== 'checking' && status !== 'closing',
    ));
  const close = <Body = Refusal>(person: TestPerson) => as<Body>(person, 'close', { planHash: closing.planHash });
  const refuse = <Body = ClosingDto>(person: TestPerson, reason = 'Der Bauhof fehlt noch') =>
    as<Body>(person, 'refusal', { planHash: closing.planHash, reason });
  const log = async () =>
    (
      await api.db.query<{ action: string; actor_id: string | null }>(
        `select action, actor_id from audit_event where subject_id = $1 and actor_id is not null and action like 'closing.%' order by event_id`,
        [closing.closingId],
      )
    ).map(({ action, actor_id }) => [action, actor_id]);
  const switchTo = (required: boolean, reason: string | null) =>
    fourEyesFromCommandLine({
      databaseUrl: api.databaseUrl,
      tenant: 'T1',
      order: { required, processes: ['closing'], reason },
    });

  it('refuses who started, and who refuses for them, however ready it is', async () => {
    await start(hoffmann, '2026-10');
    await settled();
    expect(closing).toMatchObject({ status: 'ready', startedBy: hoffmann.name, isOwnStart: true });
    expect((await as(lehmann, '')).body.isOwnStart).toBe(false);
    for (const answer of [await close(hoffmann), await refuse<Refusal>(hoffmann)])
      expect([answer.status, answer.body.code]).toEqual([403, 'closing.own-start']);
    expect((await as(hoffmann, '')).body.status).toBe('ready');
  });

  it('is the same in the database, whatever the program says', async () => {
    const ours = `tenant_id = 1 and closing_id = '${closing.closingId}'`;
    const byHoffmann = `closed_by = '${hoffmann.employeeId}'`;
    for (const change of [
      `status = 'closing', ${byHoffmann}`,
      `status = 'closed', ${byHoffmann}`,
      `status = 'closing', closed_by = null`,
      `status = 'closing', closed_by = '${lehmann.employeeId}', started_by = null`,
      // A waiver that nobody decided on helps nobody: the database looks it up by itself.
      `status = 'closing', ${byHoffmann}, waiver_id = gen_random_uuid()`,
    ])
      await expect(api.scenario.client.query(`update closing set ${change} where ${ours}`)).rejects.toMatchObject({
        constraint: 'closing_four_eyes',
      });
    await expect(
      api.scenario.client.query(`update closing set status = 'refused' where ${ours}`),
    ).rejects.toMatchObject({ constraint: 'closing_refused_with_reason' });
    await expect(
      api.scenario.client.query(
        `insert into closing_refusal (tenant_id, closing_id, epoch, plan_hash, refused_by, reason)
         select 1, closing_id, epoch, plan_hash, '${hoffmann.employeeId}', 'Nein' from closing where ${ours}`,
      ),
    ).rejects.toMatchObject({ constraint: 'closing_refusal_four_eyes' });
  });

  it('is refused by the second person with a reason that everybody sees, and started again', async () => {
    for (const reason of ['', '  ', '    ', 'ja', 'a'.repeat(256), 'mit\u0007Glocke'])
      expect((await refuse(lehmann, reason)).status).toBe(422);
    expect((await as(lehmann, 'refusal', { planHash: 'a'.repeat(64), reason: 'Alter Stand' })).body).toMatchObject({
      code: 'closing.plan-changed',
    });
    const refusal = { refusedBy: lehmann.name, reason: 'Der Bauhof fehlt noch' };
    expect((await refuse(lehmann)).body).toMatchObject({ status: 'refused', refusal });
    for (const person of [hoffmann, lehmann]) expect([403, 409]).toContain((await close(person)).status);
    // Said twice it is said once; to say something else is an error that names what was said.
    expect(await refuse(lehmann)).toMatchObject({ status: 200, body: { status: 'refused', refusal } });
    for (const answer of [await close(lehmann), await refuse<Refusal>(lehmann, 'Etwas anderes')])
      expect(answer).toMatchObject({ status: 409, body: { code: 'closing.already-refused', params: refusal } });
    // November waits for October as before.
    expect((await start(hoffmann, '2026-11')).body).toMatchObject({ code: 'closing.previous-open' });
    const { closingId } = closing;
    const again = await start(hoffmann, '2026-10');
    expect(again).toMatchObject({ status: 201, body: { closingId, status: 'checking', refusal } });
    expect(await start(hoffmann, '2026-10')).toMatchObject({ status: 200, body: { closingId } });
    expect(await settled()).toMatchObject({ status: 'ready', refusal });
    expect((await start(lehmann, '2026-10')).body).toMatchObject({ code: 'closing.exists' });
    expect(await log()).toEqual([
      ['closing.started', hoffmann.employeeId],
      ['closing.refused', lehmann.employeeId],
      ['closing.started', hoffmann.employeeId],
    ]);
  });

  it('keeps what was refused', async () => {
    for (const change of [`update closing_refusal set reason = 'anders'`, 'delete from closing_refusal'])
      await expect(api.scenario.client.query(change)).rejects.toMatchObject({ code: 'ZB002' });
  });

  it('takes who checks again for who started: the first pair of eyes is who ordered the result', async () => {
    // Hoffmann changes hours after her start. Whatever she does, somebody else must accept what they come to.
    await workLonger();
    await as(hoffmann, 'recheck');
    await settled();
    expect((await close(hoffmann)).body.code).toBe('closing.own-start');
    await as(lehmann, 'recheck');
    await settled();
    expect(closing).toMatchObject({ startedBy: lehmann.name, isOwnStart: false });
    expect((await close(lehmann)).body.code).toBe('closing.own-start');
  });

  it('lets a check that is under way stay the one of who ordered it', async () => {
    await as(hoffmann, 'recheck');
    const [during] = await Promise.all([as(lehmann, 'recheck'), as(lehmann, 'recheck')]);
    expect(during.status).toBe(200);
    const ready = await settled();
    // Lehmann either came too late to take over, or ordered a check of her own after it: never both of them.
    const other = ready.isOwnStart ? hoffmann : lehmann;
    expect((await close(other)).body.code).toBe('closing.own-start');
    await as(hoffmann, 'recheck');
    await settled();
  });

  it('decides once where closing, refusing and checking again happen at the same moment', async () => {
    let isClosed = false;
    for (let round = 0; round < 5 && !isClosed; round += 1) {
      const [refused, closed, own] = await Promise.all([
        refuse(lehmann),
        close(lehmann),
        close(hoffmann),
        as(hoffmann, 'recheck'),
      ]);
      expect(own.body.code).toBe('closing.own-start');
      isClosed = closed.status === 202;
      expect(isClosed && refused.status === 200).toBe(false);
      await settled();
      if (isClosed) continue;
      await as(hoffmann, 'recheck');
      await settled();
    }
    if (!isClosed) await close(lehmann);
    expect(await settled()).toMatchObject({
      status: 'closed',
      startedBy: hoffmann.name,
      closedBy: lehmann.name,
      progress: { closed: 10 },
    });
    expect(closing).not.toHaveProperty('fourEyesOff');
    expect((await close(hoffmann)).body.code).toBe('closing.own-start');
    expect(await refuse<Refusal>(lehmann)).toMatchObject({ status: 409, body: { code: 'closing.not-ready' } });
    expect((await api.db.query(`select 1 from month_event where kind = 'closed'`)).length).toBe(10);
    const ours = `closing_id = '${closing.closingId}'`;
    await expect(
      api.scenario.client.query(`update closing set started_by = closed_by where ${ours}`),
    ).rejects.toMatchObject({ constraint: 'closing_four_eyes' });
    for (const change of [
      `update closing set status = 'ready'`,
      `update closing set plan_hash = 'x'`,
      'delete from closing',
    ])
      await expect(api.scenario.client.query(`${change} where ${ours}`)).rejects.toMatchObject({ code: 'ZB001' });
  });

  it('lets one person do it where the enterprise decided so, and says it on the closing for ever', async () => {
    await switchTo(false, 'Nur eine Zeitbeauftragte im Betrieb');
    const off = { fourEyesOff: { reason: 'Nur eine Zeitbeauftragte im Betrieb' } };
    const overview = () => api.request<ClosingOverviewDto>('GET', '/api/v1/closings', { as: hoffmann });
    expect((await overview()).body).toMatchObject(off);
    // What was closed by two stays what it is.
    expect((await as(hoffmann, '')).body).not.toHaveProperty('fourEyesOff');
    await start(hoffmann, '2026-11');
    expect(await settled()).toMatchObject({ isOwnStart: true, ...off });
    expect((await refuse(hoffmann, 'Noch einmal ansehen')).body.status).toBe('refused');
    await as(hoffmann, 'recheck');
    await settled();
    expect((await close(hoffmann)).status).toBe(202);
    expect(await settled()).toMatchObject({ status: 'closed', closedBy: hoffmann.name, ...off });
    await switchTo(true, null);
    expect((await as(lehmann, '')).body).toMatchObject(off);
    expect((await overview()).body).not.toHaveProperty('fourEyesOff');
  });

  /** Twenty minutes on a Monday morning that nobody had seen before. */
  const workLonger = () =>
    book(
      api.scenario.client,
      city.people[4],
      new Map([
        [
          '2026-10-12',
          [
            [420, 'clockIn'],
            [440, 'clockOut'],
          ],
        ],
      ]),
    );
});
