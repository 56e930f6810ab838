import { randomUUID } from 'node:crypto';
import { type LocalDate } from '@zeitbuch/working-time';
import { approvalSteps, createTestApp, type Refused, type TestApp, type TestPerson } from '../../testing';
import { type TodayDto } from '../booking';
import { type CorrectionDto, type CreateCorrectionDto } from './correction.dto';

describe('corrections', () => {
  let api: TestApp;
  let leader: TestPerson;
  let deputy: TestPerson;
  let steps: ReturnType<typeof approvalSteps>;

  beforeAll(async () => {
    api = await createTestApp('2026-11-24T08:00:00+01:00');
    steps = approvalSteps(api);
    await api.scenario.tenant();
    await api.scenario.unit('AMT10');
    leader = await api.scenario.person({ givenName: 'Lea', unit: 'AMT10', leads: ['AMT10'] });
    deputy = await api.scenario.person({ givenName: 'Dora', unit: 'AMT10', deputyOf: ['AMT10'] });
  });
  afterAll(() => api.close());
  beforeEach(() => api.clock.set('2026-11-24T08:00:00+01:00'));

  const clerk = (hiredOn: LocalDate = '2026-11-23') => api.scenario.person({ unit: 'AMT10', hiredOn });

  it('adds a forgotten clock-out once the supervisor agrees, and evaluates the day again', async () => {
    const person = await clerk();
    await steps.work(person, '2026-11-23', ['08:00']);
    expect((await steps.month(person)).blockers).toEqual([{ date: '2026-11-23', code: 'MISSING_BOOKING' }]);
    const asked = await steps.correct(person, {
      action: 'add',
      kind: 'clockOut',
      location: 'office',
      localTime: '16:30',
    });
    expect(asked.status).toBe(201);
    expect(asked.body).toMatchObject({
      status: 'pending',
      employeeName: person.name,
      proposed: { kind: 'clockOut', localTime: '16:30', location: 'office' },
      effect: { creditedBeforeMinutes: 0, creditedAfterMinutes: 480 },
      flags: ['correction.large'],
    });
    expect((await steps.month(person)).days[22]).toMatchObject({
      state: 'incomplete',
      creditedMinutes: 0,
      pendingCorrections: 1,
    });
    const [item] = (await steps.waiting(leader)).filter(({ employeeId }) => employeeId === person.employeeId);
    expect(item).toMatchObject({ type: 'correction', unitName: 'AMT10', conspicuous: true, ageDays: 0 });
    expect(await steps.decide(leader, 'approve', [item])).toEqual([{ id: item.id, ok: true }]);
    const after = await steps.month(person);
    expect(after.days[22]).toMatchObject({
      state: 'complete',
      creditedMinutes: 480,
      breakDeductedMinutes: 30,
      pendingCorrections: 0,
    });
    const explained = await steps.explain(person);
    expect(explained.bookings.map(({ localTime, source }) => [localTime, source])).toEqual([
      ['08:00', 'web'],
      ['16:30', 'correction'],
    ]);
    expect(explained.storedMatches).toBe(true);
    expect(await steps.intervals(person)).toBe(1);
    expect(await steps.waiting(leader)).not.toContainEqual(expect.objectContaining({ id: item.id }));
    const list = await api.request<CorrectionDto[]>('GET', '/api/v1/corrections?month=2026-11', { as: person });
    expect(list.body).toMatchObject([{ status: 'approved', decidedAt: '2026-11-24T08:00:00+01:00' }]);
  });

  it('replaces a booking and removes one, and keeps both to be seen', async () => {
    const person = await clerk();
    const [first, , third, fourth] = await steps.work(person, '2026-11-23', ['08:00', '12:00', '12:10', '16:00']);
    const change = (await steps.correct(person, { action: 'change', bookingId: first, localTime: '07:45' })).body;
    expect(change).toMatchObject({
      original: { localTime: '08:00' },
      proposed: { kind: 'clockIn', localTime: '07:45' },
      flags: [],
    });
    const twice = await steps.correct<Refused>(person, { action: 'remove', bookingId: first });
    expect([twice.status, twice.body.code]).toEqual([409, 'correction.pending-exists']);
    expect(
      await steps.decide(deputy, 'approve', [{ type: 'correction', id: change.correctionId, version: change.version }]),
    ).toMatchObject([{ ok: true }]);
    const removed = (await steps.correct(person, { action: 'remove', bookingId: fourth, acceptIncomplete: true })).body;
    // Ten minutes are no break (ArbZG § 4): thirty are deducted from 8:05.
    expect(removed.effect).toEqual({ creditedBeforeMinutes: 485 - 30, creditedAfterMinutes: 0 });
    expect(
      await steps.decide(
        leader,
        'return',
        [{ type: 'correction', id: removed.correctionId, version: 1 }],
        'You did leave at four',
      ),
    ).toMatchObject([{ ok: true }]);
    const explained = await steps.explain(person);
    expect(
      explained.bookings.map(({ localTime, voided, bookingId }) => [localTime, voided, bookingId === third]),
    ).toEqual([
      ['07:45', false, false],
      ['08:00', true, false],
      ['12:00', false, false],
      ['12:10', false, true],
      ['16:00', false, false],
    ]);
    expect(explained.recordedMinutes).toBe(255 + 230);
    const list = await api.request<CorrectionDto[]>('GET', '/api/v1/corrections?month=2026-11', { as: person });
    expect(list.body.map(({ status, decisionNote }) => [status, decisionNote])).toEqual(
      expect.arrayContaining([
        ['rejected', 'You did leave at four'],
        ['approved', undefined],
      ]),
    );
  });

  it('corrects today while the person is at work: they stay clocked in', async () => {
    const person = await clerk();
    const [first] = await steps.work(person, '2026-11-24', ['07:30']);
    api.clock.set('2026-11-24T09:00:00+01:00');
    const wish = (
      await steps.correct(person, { date: '2026-11-24', action: 'change', bookingId: first, localTime: '07:00' })
    ).body;
    expect(
      await steps.decide(leader, 'approve', [{ type: 'correction', id: wish.correctionId, version: 1 }]),
    ).toMatchObject([{ ok: true }]);
    const today = (await api.request<TodayDto>('GET', '/api/v1/today', { as: person })).body;
    expect(today).toMatchObject({ state: 'in', workedMinutes: 120 });
    const out = await api.request('POST', '/api/v1/bookings', {
      as: person,
      body: { bookingId: randomUUID(), kind: 'clockOut', location: 'office' },
    });
    expect(out.status).toBe(201);
    expect(await steps.intervals(person)).toBe(1);
  });

  it('asks which 02:30 is meant in October, and knows that March has none', async () => {
    await api.scenario.agreement('roster', { frame: null });
    const guard = await api.scenario.person({ unit: 'AMT10', hiredOn: '2026-03-01', agreement: 'roster' });
    const wish = { action: 'add', kind: 'clockIn', location: 'office', localTime: '02:30' } as const;
    const march = await steps.correct<Refused>(guard, { ...wish, date: '2026-03-29' });
    expect([march.status, march.body.code]).toEqual([422, 'correction.local-time-skipped']);
    const october = await steps.correct<Refused>(guard, { ...wish, date: '2026-10-25' });
    expect(october.body).toMatchObject({
      code: 'correction.local-time-ambiguous',
      params: { options: ['earlier', 'later'] },
    });
    const later = (await steps.correct(guard, { ...wish, date: '2026-10-25', fold: 'later', acceptIncomplete: true }))
      .body;
    const out = (await steps.correct(guard, { ...wish, date: '2026-10-25', kind: 'clockOut', localTime: '06:30' }))
      .body;
    for (const { correctionId } of [later, out]) {
      expect(
        await steps.decide(leader, 'approve', [{ type: 'correction', id: correctionId, version: 1 }]),
      ).toMatchObject([{ ok: true }]);
    }
    expect((await steps.explain(guard, '2026-10-25')).recordedMinutes).toBe(240);
  });

  it('refuses wishes that cannot be fulfilled, and says why', async () => {
    const person = await clerk();
    const [first] = await steps.work(person, '2026-11-23', ['08:00', '12:00']);
    const code = async (wish: Partial<CreateCorrectionDto>, as = person) =>
      (await steps.correct<Refused>(as, wish)).body.code;
    const add = { action: 'add', kind: 'clockOut', location: 'office', localTime: '13:00' } as const;
    expect(await code(add)).toBe('correction.sequence');
    expect(await code({ ...add, date: '2026-11-25' })).toBe('correction.in-future');
    expect(await code({ ...add, date: '2026-11-24', kind: 'clockIn', localTime: '09:00' })).toBe(
      'correction.in-future',
    );
    expect(await code({ ...add, date: '2026-11-20' })).toBe('booking.not-employed');
    expect(await code({ action: 'change', bookingId: first, localTime: '12:30' })).toBe('correction.sequence');
    expect(await code({ action: 'remove', bookingId: randomUUID() })).toBe('not-found');
    expect(await code({ action: 'remove', bookingId: first }, await clerk())).toBe('not-found');
    expect(await code({ ...add, reason: 'no' })).toBe('request.invalid');
    const incomplete = await steps.correct<Refused>(person, { action: 'add', kind: 'clockIn' });
    expect(incomplete.body.errors?.map(({ field }) => field)).toEqual(['location', 'localTime']);
    await api.scenario.closedMonth(person, '2026-11');
    expect(await code({ action: 'change', bookingId: first, localTime: '07:30' })).toBe('period.closed');
  });

  it('is taken back once however often, and waits again where that was a mistake and nothing came between', async () => {
    const person = await clerk();
    const hours = [
      { kind: 'clockIn', location: 'office', localTime: '08:00' },
      { kind: 'clockOut', location: 'office', localTime: '12:00' },
    ] as const;
    const { body: wish } = await steps.wantDay(person, [...hours]);
    const on = <Body = CorrectionDto>(as: TestPerson, method: string, act = '') =>
      api.request<Body>(method, `/api/v1/corrections/${wish.correctionId}${act}`, { as });
    const restore = <Body = CorrectionDto>(as = person) => on<Body>(as, 'POST', '/restoration');
    const answers = await Promise.all([on(person, 'DELETE'), on(person, 'DELETE')]);
    expect(answers.map(({ status, body }) => [status, body.status])).toEqual(Array(2).fill([200, 'withdrawn']));
    expect((await restore<Refused>(await clerk())).status).toBe(404);
    for (const answer of await Promise.all([restore(), restore()]))
      expect([answer.status, answer.body]).toEqual([200, { ...wish, version: 3 }]);
    await on(person, 'DELETE');
    const other = await steps.wantDay(person, [...hours]);
    expect((await restore<Refused>()).body.code).toBe('correction.pending-exists');
    expect(
      await steps.decide(leader, 'approve', [{ type: 'correction', id: other.body.correctionId, version: 1 }]),
    ).toMatchObject([{ ok: true }]);
    expect((await restore<Refused>()).body.code).toBe('correction.day-changed');
    expect((await on<Refused>(person, 'DELETE')).status).toBe(200);
    const decided = await api.request<Refused>('DELETE', `/api/v1/corrections/${other.body.correctionId}`, {
      as: person,
    });
    expect(decided.body.code).toBe('correction.not-pending');
  });

  it('takes the same request twice as one, and another one under the same id not at all', async () => {
    const person = await clerk();
    await steps.work(person, '2026-11-23', ['08:00']);
    const wish = {
      correctionId: randomUUID(),
      action: 'add',
      kind: 'clockOut',
      location: 'office',
      localTime: '16:30',
    } as const;
    const answers = await Promise.all([
      steps.correct(person, wish),
      steps.correct(person, wish),
      steps.correct(person, wish),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    const again = await steps.correct(person, wish);
    expect(again.status).toBe(200);
    expect(again.body).toEqual(answers[0].body);
    expect((await steps.correct<Refused>(person, { ...wish, localTime: '17:00' })).body.code).toBe(
      'idempotency.mismatch',
    );
    expect((await steps.correct<Refused>(await clerk(), wish)).body.code).toBe('idempotency.mismatch');
  });
});
