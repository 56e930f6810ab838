import { randomUUID } from 'node:crypto';
import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { type DayExplanationDto, type MonthDto, type TodayDto } from '../booking';
import { type ApprovalItemDto, type ApprovalsDto, type DecideDto, type DecisionResultDto } from './approval.dto';
import { type CorrectionDto, type CreateCorrectionDto } from './correction.dto';

type Refused = { code: string; params?: Record<string, unknown>; errors?: { field: string; code: string }[] };

describe('corrections and approval', () => {
  let api: TestApp;
  let leader: TestPerson;
  let deputy: TestPerson;
  let stranger: TestPerson;

  beforeAll(async () => {
    api = await createTestApp('2026-11-24T08:00:00+01:00');
    await api.scenario.tenant();
    await api.scenario.tenant(2);
    await api.scenario.unit('AMT10');
    await api.scenario.unit('AMT20');
    leader = await api.scenario.person({ givenName: 'Lea', unit: 'AMT10', leads: ['AMT10'] });
    deputy = await api.scenario.person({ givenName: 'Dora', unit: 'AMT10', deputyOf: ['AMT10'] });
    stranger = await api.scenario.person({ unit: 'AMT20', leads: ['AMT20'] });
  });
  afterAll(() => api.close());
  beforeEach(() => api.clock.set('2026-11-24T08:00:00+01:00'));

  const clerk = (hiredOn = '2026-11-23') => api.scenario.person({ unit: 'AMT10', hiredOn });
  /** Clocks at the given times of a day; returns the ids of the bookings. */
  const work = async (person: TestPerson, date: string, ...times: string[]) => {
    const ids: string[] = [];
    for (const [index, time] of times.entries()) {
      api.clock.set(`${date}T${time}:00+01:00`);
      const bookingId = randomUUID();
      const kind = index % 2 === 0 ? 'clockIn' : 'clockOut';
      const answer = await api.request('POST', '/api/v1/bookings', {
        as: person,
        body: { bookingId, kind, location: 'office' },
      });
      expect(answer.status).toBe(201);
      ids.push(bookingId);
    }
    api.clock.set('2026-11-24T08:00:00+01:00');
    return ids;
  };
  const correct = <Body = CorrectionDto>(person: TestPerson, wish: Partial<CreateCorrectionDto>) =>
    api.request<Body>('POST', '/api/v1/corrections', {
      as: person,
      body: { correctionId: randomUUID(), date: '2026-11-23', reason: 'forgot it', ...wish },
    });
  const waiting = async (as: TestPerson) =>
    (await api.request<ApprovalsDto>('GET', '/api/v1/approvals', { as })).body.items;
  const decide = async (
    as: TestPerson,
    decision: DecideDto['decision'],
    items: Pick<ApprovalItemDto, 'type' | 'id' | 'version'>[],
    note?: string,
  ) =>
    (
      await api.request<DecisionResultDto>('POST', '/api/v1/approvals/decisions', {
        as,
        body: {
          decision,
          items: items.map(({ type, id, version }) => ({ type, id, version })),
          ...(note ? { note } : {}),
        },
      })
    ).body.results;
  const month = async (as: TestPerson, name = '2026-11') =>
    (await api.request<MonthDto>('GET', `/api/v1/months/${name}`, { as })).body;
  const explain = async (as: TestPerson, date = '2026-11-23') =>
    (await api.request<DayExplanationDto>('GET', `/api/v1/days/${date}/explanation`, { as })).body;
  const spans = async (person: TestPerson) =>
    (
      await api.scenario.client.query(
        'select during::text from work_interval where employee_id = $1 and not isempty(during) order by during',
        [person.employeeId],
      )
    ).rows.length;

  it('adds a forgotten clock-out once the supervisor agrees, and values the day anew', async () => {
    const person = await clerk();
    await work(person, '2026-11-23', '08:00');
    expect((await month(person)).blockers).toEqual([{ date: '2026-11-23', code: 'MISSING_BOOKING' }]);
    const asked = await correct(person, { action: 'add', kind: 'clockOut', location: 'office', localTime: '16:30' });
    expect(asked.status).toBe(201);
    expect(asked.body).toMatchObject({
      status: 'pending',
      employeeName: person.name,
      proposed: { kind: 'clockOut', localTime: '16:30', location: 'office' },
      effect: { creditedBeforeMinutes: 0, creditedAfterMinutes: 480 },
      flags: ['correction.large'],
    });
    expect((await month(person)).days[22]).toMatchObject({
      state: 'incomplete',
      creditedMinutes: 0,
      pendingCorrections: 1,
    });
    const [item] = (await waiting(leader)).filter(({ employeeId }) => employeeId === person.employeeId);
    expect(item).toMatchObject({ type: 'correction', unitName: 'AMT10', conspicuous: true, ageDays: 0 });
    expect(await decide(leader, 'approve', [item])).toEqual([{ id: item.id, ok: true }]);
    const after = await month(person);
    expect(after.days[22]).toMatchObject({
      state: 'complete',
      creditedMinutes: 480,
      breakDeductedMinutes: 30,
      pendingCorrections: 0,
    });
    const explained = await explain(person);
    expect(explained.bookings.map(({ localTime, source }) => [localTime, source])).toEqual([
      ['08:00', 'web'],
      ['16:30', 'correction'],
    ]);
    expect(explained.storedMatches).toBe(true);
    expect(await spans(person)).toBe(1);
    expect(await waiting(leader)).not.toContainEqual(expect.objectContaining({ id: item.id }));
    const list = await api.request<CorrectionDto[]>('GET', '/api/v1/corrections?month=2026-11', { as: person });
    expect(list.body).toMatchObject([{ status: 'approved', decidedAt: '2026-11-24T08:00:00+01:00' }]);
  });

  it('replaces a booking and removes one, and keeps both to be seen', async () => {
    const person = await clerk();
    const [first, , third, fourth] = await work(person, '2026-11-23', '08:00', '12:00', '12:10', '16:00');
    const change = (await correct(person, { action: 'change', bookingId: first, localTime: '07:45' })).body;
    expect(change).toMatchObject({
      original: { localTime: '08:00' },
      proposed: { kind: 'clockIn', localTime: '07:45' },
      flags: [],
    });
    const twice = await correct<Refused>(person, { action: 'remove', bookingId: first });
    expect([twice.status, twice.body.code]).toEqual([409, 'correction.pending-exists']);
    expect(
      await decide(deputy, 'approve', [{ type: 'correction', id: change.correctionId, version: change.version }]),
    ).toMatchObject([{ ok: true }]);
    const removed = (await correct(person, { action: 'remove', bookingId: fourth })).body;
    // Ten minutes are no break (ArbZG § 4): thirty are deducted from 8:05.
    expect(removed.effect).toEqual({ creditedBeforeMinutes: 485 - 30, creditedAfterMinutes: 0 });
    expect(
      await decide(
        leader,
        'return',
        [{ type: 'correction', id: removed.correctionId, version: 1 }],
        'You did leave at four',
      ),
    ).toMatchObject([{ ok: true }]);
    const explained = await explain(person);
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
    const [first] = await work(person, '2026-11-24', '07:30');
    api.clock.set('2026-11-24T09:00:00+01:00');
    const wish = (await correct(person, { date: '2026-11-24', action: 'change', bookingId: first, localTime: '07:00' }))
      .body;
    expect(await decide(leader, 'approve', [{ type: 'correction', id: wish.correctionId, version: 1 }])).toMatchObject([
      { ok: true },
    ]);
    const today = (await api.request<TodayDto>('GET', '/api/v1/today', { as: person })).body;
    expect(today).toMatchObject({ state: 'in', workedMinutes: 120 });
    const out = await api.request('POST', '/api/v1/bookings', {
      as: person,
      body: { bookingId: randomUUID(), kind: 'clockOut', location: 'office' },
    });
    expect(out.status).toBe(201);
    expect(await spans(person)).toBe(1);
  });

  it('asks which 02:30 is meant in October, and knows that March has none', async () => {
    await api.scenario.agreement('roster', { frame: null });
    const guard = await api.scenario.person({ unit: 'AMT10', hiredOn: '2026-03-01', agreement: 'roster' });
    const wish = { action: 'add', kind: 'clockIn', location: 'office', localTime: '02:30' } as const;
    const march = await correct<Refused>(guard, { ...wish, date: '2026-03-29' });
    expect([march.status, march.body.code]).toEqual([422, 'correction.local-time-skipped']);
    const october = await correct<Refused>(guard, { ...wish, date: '2026-10-25' });
    expect(october.body).toMatchObject({
      code: 'correction.local-time-ambiguous',
      params: { options: ['earlier', 'later'] },
    });
    const later = (await correct(guard, { ...wish, date: '2026-10-25', fold: 'later' })).body;
    const out = (await correct(guard, { ...wish, date: '2026-10-25', kind: 'clockOut', localTime: '06:30' })).body;
    for (const { correctionId } of [later, out]) {
      expect(await decide(leader, 'approve', [{ type: 'correction', id: correctionId, version: 1 }])).toMatchObject([
        { ok: true },
      ]);
    }
    expect((await explain(guard, '2026-10-25')).recordedMinutes).toBe(240);
  });

  it('refuses wishes that cannot be fulfilled, and says why', async () => {
    const person = await clerk();
    const [first] = await work(person, '2026-11-23', '08:00', '12:00');
    const code = async (wish: Partial<CreateCorrectionDto>, as = person) =>
      (await correct<Refused>(as, wish)).body.code;
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
    const incomplete = await correct<Refused>(person, { action: 'add', kind: 'clockIn' });
    expect(incomplete.body.errors?.map(({ field }) => field)).toEqual(['location', 'localTime']);
    await api.scenario.closedMonth(person, '2026-11');
    expect(await code({ action: 'change', bookingId: first, localTime: '07:30' })).toBe('period.closed');
  });

  it('takes the same request twice as one, and another one under the same id not at all', async () => {
    const person = await clerk();
    await work(person, '2026-11-23', '08:00');
    const wish = {
      correctionId: randomUUID(),
      action: 'add',
      kind: 'clockOut',
      location: 'office',
      localTime: '16:30',
    } as const;
    const answers = await Promise.all([correct(person, wish), correct(person, wish), correct(person, wish)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    const again = await correct(person, wish);
    expect(again.status).toBe(200);
    expect(again.body).toEqual(answers[0].body);
    expect((await correct<Refused>(person, { ...wish, localTime: '17:00' })).body.code).toBe('idempotency.mismatch');
    expect((await correct<Refused>(await clerk(), wish)).body.code).toBe('idempotency.mismatch');
  });

  it('lets nobody decide on their own time, on people of another unit or on another tenant', async () => {
    const person = await clerk();
    await work(person, '2026-11-23', '08:00');
    const wish = (await correct(person, { action: 'add', kind: 'clockOut', location: 'office', localTime: '16:30' }))
      .body;
    const item = { type: 'correction', id: wish.correctionId, version: 1 } as const;
    const foreigner = await api.scenario.person({ tenantId: 2 });
    await api.scenario.unit('AMT90', undefined, 2);
    const foreignLeader = await api.scenario.person({ tenantId: 2, unit: 'AMT90', leads: ['AMT90'] });
    expect(await decide(stranger, 'approve', [item])).toEqual([{ id: item.id, ok: false, code: 'not-found' }]);
    expect(await decide(foreignLeader, 'approve', [item])).toEqual([{ id: item.id, ok: false, code: 'not-found' }]);
    expect((await waiting(stranger)).map(({ id }) => id)).not.toContain(item.id);
    for (const nobody of [person, foreigner]) {
      expect(
        (
          await api.request('POST', '/api/v1/approvals/decisions', {
            as: nobody,
            body: { decision: 'approve', items: [item] },
          })
        ).status,
      ).toBe(403);
    }
    await work(leader, '2026-11-23', '08:00');
    const own = (await correct(leader, { action: 'add', kind: 'clockOut', location: 'office', localTime: '16:30' }))
      .body;
    expect((await waiting(leader)).map(({ id }) => id)).not.toContain(own.correctionId);
    expect(await decide(leader, 'approve', [{ ...item, id: own.correctionId }])).toMatchObject([
      { ok: false, code: 'approval.own-item' },
    ]);
    expect(await decide(deputy, 'approve', [{ ...item, id: own.correctionId }])).toMatchObject([{ ok: true }]);
    const withdrawn = await api.request<Refused>('DELETE', `/api/v1/corrections/${wish.correctionId}`, {
      as: stranger,
    });
    expect([withdrawn.status, withdrawn.body.code]).toEqual([404, 'not-found']);
  });

  it('decides several at once, each with its own result: conspicuous ones are looked at one by one', async () => {
    const person = await clerk();
    const [first] = await work(person, '2026-11-23', '08:00', '12:00', '13:00', '17:00');
    const small = (await correct(person, { action: 'change', bookingId: first, localTime: '07:50' })).body;
    const other = await clerk();
    await work(other, '2026-11-23', '08:00');
    const large = (await correct(other, { action: 'add', kind: 'clockOut', location: 'office', localTime: '16:30' }))
      .body;
    const items = [small, large].map(({ correctionId, version }) => ({
      type: 'correction' as const,
      id: correctionId,
      version,
    }));
    expect(await decide(leader, 'approve', items)).toEqual([
      { id: small.correctionId, ok: true },
      { id: large.correctionId, ok: false, code: 'approval.conspicuous' },
    ]);
    expect(await decide(leader, 'approve', [items[0]])).toMatchObject([{ ok: false, code: 'stale' }]);
    expect(await decide(leader, 'approve', [{ ...items[1], version: 7 }])).toMatchObject([
      { ok: false, code: 'stale' },
    ]);
    const wordless = await api.request<Refused>('POST', '/api/v1/approvals/decisions', {
      as: leader,
      body: { decision: 'return', items },
    });
    expect(wordless.body.code).toBe('approval.note-required');
  });

  it('has one outcome when withdrawal and approval meet', async () => {
    for (let round = 0; round < 5; round += 1) {
      const person = await clerk();
      await work(person, '2026-11-23', '08:00');
      const wish = (await correct(person, { action: 'add', kind: 'clockOut', location: 'office', localTime: '16:30' }))
        .body;
      const [results, withdrawal] = await Promise.all([
        decide(leader, 'approve', [{ type: 'correction', id: wish.correctionId, version: 1 }]),
        api.request('DELETE', `/api/v1/corrections/${wish.correctionId}`, { as: person }),
      ]);
      expect([results[0].ok, withdrawal.status === 200].filter(Boolean)).toHaveLength(1);
      const { rows } = await api.scenario.client.query(
        `select count(*)::int from booking where employee_id = $1 and source = 'correction'`,
        [person.employeeId],
      );
      expect(rows[0].count).toBe(results[0].ok ? 1 : 0);
    }
  });

  it('takes a month from hand-in to approval, back with a reason, and reopens it when something is booked', async () => {
    const person = await clerk('2026-11-27');
    const submit = (version: number) =>
      api.request<MonthDto & Refused>('POST', '/api/v1/months/2026-11/submission', { as: person, body: { version } });
    await work(person, '2026-11-27', '08:00', '12:00', '12:30', '16:18');
    api.clock.set('2026-11-30T12:00:00+01:00');
    expect((await submit(1)).body.code).toBe('month.not-over');
    await work(person, '2026-11-30', '08:00');
    api.clock.set('2026-12-01T09:00:00+01:00');
    const incomplete = await month(person);
    expect((await submit(incomplete.version)).body).toMatchObject({
      code: 'month.has-blockers',
      params: { dates: ['2026-11-30'] },
    });
    const wish = (
      await correct(person, {
        date: '2026-11-30',
        action: 'add',
        kind: 'clockOut',
        location: 'office',
        localTime: '16:18',
      })
    ).body;
    api.clock.set('2026-12-01T09:00:00+01:00');
    await decide(leader, 'approve', [{ type: 'correction', id: wish.correctionId, version: 1 }]);
    const ready = await month(person);
    expect(ready).toMatchObject({ canSubmit: true, blockers: [], balanceMinutes: 0 });
    expect((await submit(ready.version - 1)).body.code).toBe('stale');
    const handedIn = (await submit(ready.version)).body;
    expect(handedIn).toMatchObject({
      status: 'submitted',
      submittedAt: '2026-12-01T09:00:00+01:00',
      canWithdraw: true,
      canSubmit: false,
    });
    expect((await submit(handedIn.version)).body.code).toBe('month.not-open');
    const find = async () =>
      (await waiting(leader)).find(
        ({ employeeId, type }) => type === 'month' && employeeId === person.employeeId,
      ) as ApprovalItemDto;
    expect(await find()).toMatchObject({
      id: `${person.employeeId}:2026-11`,
      conspicuous: false,
      month: { month: '2026-11', targetMinutes: 936, creditedMinutes: 936, closingBalanceMinutes: 0 },
    });
    const withdrawn = await api.request<MonthDto>('DELETE', '/api/v1/months/2026-11/submission', { as: person });
    expect(withdrawn.body.status).toBe('open');
    await submit(withdrawn.body.version);
    expect(await decide(leader, 'return', [await find()], 'Please check Friday')).toMatchObject([{ ok: true }]);
    const returned = await month(person);
    expect(returned).toMatchObject({ status: 'open', returnedNote: 'Please check Friday' });
    await submit(returned.version);
    const item = await find();
    expect(await decide(stranger, 'approve', [item])).toMatchObject([{ ok: false, code: 'not-found' }]);
    expect(await decide(leader, 'approve', [item])).toMatchObject([{ ok: true }]);
    expect(await decide(leader, 'approve', [item])).toMatchObject([{ ok: false, code: 'stale' }]);
    expect(await month(person)).toMatchObject({ status: 'approved', approvedAt: '2026-12-01T09:00:00+01:00' });
    const late = await api.request('POST', '/api/v1/bookings', {
      as: person,
      body: { bookingId: randomUUID(), kind: 'clockIn', location: 'office', at: '2026-11-30T18:00:00+01:00' },
    });
    expect(late.status).toBe(201);
    expect((await month(person)).status).toBe('open');
    const { rows } = await api.scenario.client.query(
      'select kind from month_event where employee_id = $1 order by event_id',
      [person.employeeId],
    );
    expect(rows.map(({ kind }) => kind)).toEqual([
      'submitted',
      'withdrawn',
      'submitted',
      'returned',
      'submitted',
      'approved',
      'reopenedByBooking',
    ]);
  });
});
