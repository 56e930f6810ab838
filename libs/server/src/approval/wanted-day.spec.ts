import { randomUUID } from 'node:crypto';
import { type LocalDate } from '@zeitbuch/working-time';
import { approvalSteps, createTestApp, type Refused, type TestApp, type TestPerson } from '../../testing';
import { type CorrectionDto, type CreateCorrectionDto, type WantedBookingDto } from './correction.dto';

/** `'08:00 in'`: coming to the office at eight; each `+` after the time means a day later. */
const wanted = (...bookings: string[]): WantedBookingDto[] =>
  bookings.map((text) => {
    const [time, word] = text.split(' ');
    const kind = ({ in: 'clockIn', out: 'clockOut', pause: 'breakStart', on: 'breakEnd' } as const)[word];
    if (!kind) throw new Error(`no booking "${word}"`);
    const daysAfter = time.length - 5;
    return { kind, location: 'office', localTime: time.slice(0, 5), ...(daysAfter > 0 ? { daysAfter } : {}) };
  });

describe('a wanted day', () => {
  let api: TestApp;
  let leader: TestPerson;
  let steps: ReturnType<typeof approvalSteps>;

  beforeAll(async () => {
    api = await createTestApp('2026-11-24T08:00:00+01:00');
    steps = approvalSteps(api);
    await api.scenario.tenant();
    await api.scenario.unit('AMT10');
    leader = await api.scenario.person({ givenName: 'Lea', unit: 'AMT10', leads: ['AMT10'] });
  });
  afterAll(() => api.close());
  beforeEach(() => api.clock.set('2026-11-24T08:00:00+01:00'));

  const clerk = (hiredOn: LocalDate = '2026-11-23') => api.scenario.person({ unit: 'AMT10', hiredOn });
  const approve = ({ correctionId, version }: CorrectionDto) =>
    steps.decide(leader, 'approve', [{ type: 'correction', id: correctionId, version }]);
  const itemOf = async (person: TestPerson) =>
    (await steps.waiting(leader)).filter(({ employeeId }) => employeeId === person.employeeId);

  it('brings a forgotten day with one request and one decision, and is conspicuous', async () => {
    const person = await clerk();
    const day = wanted('08:00 in', '12:00 pause', '12:30 on', '16:30 out');
    expect((await steps.tryDay(person, day)).body).toMatchObject({
      creditedBeforeMinutes: 0,
      creditedAfterMinutes: 480,
      missing: [],
      changes: true,
    });
    const asked = await steps.wantDay(person, day);
    expect(asked.status).toBe(201);
    expect(asked.body).toMatchObject({ action: 'day', bookingsBefore: [], flags: ['correction.large'] });
    const [item, ...others] = await itemOf(person);
    expect(others).toEqual([]);
    expect(item).toMatchObject({ conspicuous: true, flags: ['correction.large'] });
    expect(item.correction?.bookingsAfter?.map(({ localTime }) => localTime)).toEqual([
      '08:00',
      '12:00',
      '12:30',
      '16:30',
    ]);
    expect(await approve(asked.body)).toMatchObject([{ ok: true }]);
    expect((await steps.month(person)).days[22]).toMatchObject({ state: 'complete', creditedMinutes: 480 });
  });

  it('says of which work nothing would count, and why', async () => {
    const person = await clerk('2026-11-20');
    const saturday = wanted('08:00 in', '12:00 out');
    expect((await steps.tryDay(person, saturday, '2026-11-21')).body).toMatchObject({
      creditedAfterMinutes: 0,
      workedAfterMinutes: 240,
      outsideFrameMinutes: 240,
      cappedMinutes: 0,
    });
    const monday = wanted('08:00 in', '12:00 pause', '12:30 on', '16:30 out');
    expect((await steps.tryDay(person, monday)).body).toMatchObject({ outsideFrameMinutes: 0, cappedMinutes: 0 });
  });

  it('voids and adds only what differs, and keeps the rest as it was booked', async () => {
    const person = await clerk();
    const [first, second] = await steps.work(person, '2026-11-23', ['08:00', '16:00']);
    const asked = await steps.wantDay(person, wanted('08:00 in', '16:30 out'));
    expect(asked.body.effect).toEqual({ creditedBeforeMinutes: 450, creditedAfterMinutes: 480 });
    expect(await approve(asked.body)).toMatchObject([{ ok: true }]);
    const { bookings } = await steps.explain(person);
    expect(bookings.map(({ bookingId, localTime, voided }) => [bookingId === first, localTime, voided])).toEqual([
      [true, '08:00', false],
      [false, '16:00', true],
      [false, '16:30', false],
    ]);
    expect(bookings[1].bookingId).toBe(second);
    const same = await steps.wantDay<Refused>(person, wanted('08:00 in', '16:30 out'));
    expect([same.status, same.body.code]).toEqual([422, 'correction.nothing-changed']);
  });

  it('names what would be missing, and asks whether that is meant, of one booking too', async () => {
    const person = await clerk();
    await steps.work(person, '2026-11-23', ['08:00', '16:38']);
    const day = wanted('08:00 in', '10:00 in', '16:38 out');
    const gap = { kind: 'clockOut', localTime: '08:00', side: 'after' };
    expect((await steps.tryDay(person, day)).body).toMatchObject({
      creditedBeforeMinutes: 488,
      creditedAfterMinutes: 0,
      missing: [gap],
    });
    const refused = await steps.wantDay<Refused>(person, day);
    expect([refused.status, refused.body.code]).toEqual([409, 'correction.incomplete']);
    expect(refused.body.params).toEqual({ ...gap, count: 1 });
    const add = { action: 'add', kind: 'clockIn', location: 'office', localTime: '10:00' } as const;
    expect((await steps.correct<Refused>(person, add)).body).toMatchObject({
      code: 'correction.incomplete',
      params: gap,
    });
    const meant = await steps.wantDay(person, day, { acceptIncomplete: true });
    expect(meant.status).toBe(201);
    expect((await itemOf(person))[0].flags).toEqual(['correction.large', 'correction.incomplete']);
  });

  it('refuses a day that changed meanwhile, before it is sent and before it is decided on', async () => {
    const person = await clerk();
    await steps.work(person, '2026-11-23', ['08:00', '12:00', '13:00', '16:00']);
    const day = wanted('08:00 in', '16:30 out');
    const { bookingsVersion } = await steps.explain(person);
    const other = await steps.wantDay(person, wanted('08:00 in', '12:00 out', '13:00 in', '16:10 out'));
    expect(await approve(other.body)).toMatchObject([{ ok: true }]);
    const stale = await steps.wantDay<Refused>(person, day, { dayVersion: bookingsVersion });
    expect([stale.status, stale.body.code]).toEqual([409, 'correction.day-changed']);

    const asked = await steps.wantDay(person, day);
    await api.scenario.client.query(
      `insert into booking_void (tenant_id, booking_id, correction_id)
       select tenant_id, booking_id, $2 from booking where employee_id = $1 and epoch_minute = $3`,
      [person.employeeId, other.body.correctionId, Date.parse('2026-11-23T12:00:00+01:00') / 60_000],
    );
    expect(await approve(asked.body)).toEqual([
      { id: asked.body.correctionId, ok: false, code: 'correction.outdated' },
    ]);
  });

  it('tells the leader that the missing booking came meanwhile, and takes no effect from before it', async () => {
    const person = await clerk();
    await steps.work(person, '2026-11-23', ['08:00']);
    const asked = await steps.wantDay(person, wanted('08:00 in', '16:30 out'));
    const out = { bookingId: randomUUID(), kind: 'clockOut', location: 'office' };
    expect((await api.request('POST', '/api/v1/bookings', { as: person, body: out })).status).toBe(201);
    const [item] = await itemOf(person);
    expect(item).toMatchObject({ conspicuous: true, flags: ['correction.outdated'] });
    expect(item.correction?.effect).toBeUndefined();
    expect(await approve(asked.body)).toEqual([
      { id: asked.body.correctionId, ok: false, code: 'correction.outdated' },
    ]);
    const returned = [{ type: 'correction', id: asked.body.correctionId, version: item.version }] as const;
    expect(await steps.decide(leader, 'return', [...returned], 'Bitte neu beantragen')).toMatchObject([{ ok: true }]);
  });

  it('lets work go on while a request about today waits', async () => {
    const person = await clerk();
    await steps.work(person, '2026-11-24', ['07:30'], '2026-11-24T09:00:00+01:00');
    const date = '2026-11-24';
    expect((await steps.tryDay(person, wanted('07:00 in'), date)).body.missing).toEqual([]);
    const asked = await steps.wantDay(person, wanted('07:00 in'), { date });
    api.clock.set('2026-11-24T15:00:00+01:00');
    const out = { bookingId: randomUUID(), kind: 'clockOut', location: 'office' };
    expect((await api.request('POST', '/api/v1/bookings', { as: person, body: out })).status).toBe(201);
    expect(await approve(asked.body)).toMatchObject([{ ok: true }]);
    expect((await steps.explain(person, date)).recordedMinutes).toBe(480);
  });

  it('names the request that already waits, whichever came first', async () => {
    const person = await clerk();
    const [first] = await steps.work(person, '2026-11-23', ['08:00', '16:00']);
    const waiting = (await steps.wantDay(person, wanted('08:00 in', '16:30 out'))).body;
    const named = { correctionId: waiting.correctionId, date: '2026-11-23', requestedAt: waiting.requestedAt };
    const second = await steps.wantDay<Refused>(person, wanted('07:00 in', '16:00 out'));
    expect(second.body).toMatchObject({ code: 'correction.pending-exists', params: named });
    const one = { action: 'change', bookingId: first, localTime: '07:45' } as const;
    expect((await steps.correct<Refused>(person, one)).body).toMatchObject({ params: named });

    const other = await clerk();
    const [bookingId] = await steps.work(other, '2026-11-23', ['08:00', '16:00']);
    const single = (await steps.correct(other, { ...one, bookingId })).body;
    const day = await steps.wantDay<Refused>(other, wanted('08:00 in', '16:30 out'));
    expect(day.body).toMatchObject({ params: { correctionId: single.correctionId } });
    const atOnce = await clerk();
    const answers = await Promise.all(
      ['16:00 out', '16:30 out', '17:00 out'].map((out) => steps.wantDay<Refused>(atOnce, wanted('08:00 in', out))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(answers.filter(({ status }) => status === 409).map(({ body }) => Object.keys(body.params ?? {}))).toEqual(
      Array(2).fill(['correctionId', 'date', 'requestedAt']),
    );
  });

  it('sees by what waits together that eight hours come by four requests', async () => {
    const person = await clerk();
    const add = async (kind: CreateCorrectionDto['kind'], localTime: string) =>
      (await steps.correct(person, { action: 'add', kind, location: 'office', localTime, acceptIncomplete: true }))
        .body;
    await add('clockIn', '08:00');
    await add('breakStart', '12:00');
    await add('breakEnd', '12:30');
    await add('clockOut', '16:30');
    const items = await itemOf(person);
    expect(items.map(({ flags }) => flags)).toEqual(Array(4).fill(['correction.large']));
    expect(new Set((await steps.decide(leader, 'approve', items)).map(({ code }) => code))).toEqual(
      new Set(['approval.conspicuous']),
    );
  });

  it('takes a duty of a whole weekend, and says on each of its days how far it goes', async () => {
    const guard = await clerk('2026-11-01');
    await steps.work(guard, '2026-11-21', ['08:00'], '2026-11-23T05:00:00+01:00');
    const weekend = wanted('08:00 in', '05:00++ out');
    expect((await steps.tryDay(guard, weekend, '2026-11-21')).body).toMatchObject({ workedAfterMinutes: 2700 });
    const { body } = await steps.wantDay(guard, weekend, { date: '2026-11-21' });
    expect(body.bookingsAfter).toMatchObject([{ localTime: '08:00' }, { localTime: '05:00', daysAfter: 2 }]);
    expect(await approve(body)).toMatchObject([{ ok: true }]);
    api.clock.set('2026-11-24T08:00:00+01:00');
    const told = await steps.explain(guard, '2026-11-21');
    expect(told.bookings.map(({ daysAfter = 0 }) => daysAfter)).toEqual([0, 2]);
    expect(told.intervals).toMatchObject([{ from: '08:00', to: '05:00', toDaysAfter: 2, minutes: 2700 }]);
    const { days } = await steps.month(guard);
    expect(days[20].spans).toMatchObject([{ from: '08:00', to: '05:00', toDaysAfter: 2 }]);
    expect(days.slice(20, 24).map(({ dayBeforeUntil }) => dayBeforeUntil)).toEqual([
      undefined,
      '24:00',
      '05:00',
      undefined,
    ]);
    expect((await steps.explain(guard, '2026-11-22')).dayBeforeUntil).toBe('24:00');
    expect((await steps.explain(guard, '2026-11-23')).dayBeforeUntil).toBe('05:00');
    // An hour later it is an hour less, and nothing else.
    const later = wanted('09:00 in', '05:00++ out');
    expect((await steps.tryDay(guard, later, '2026-11-21')).body).toMatchObject({
      workedBeforeMinutes: 2700,
      workedAfterMinutes: 2640,
    });
    const old = weekend.map((booking) => ({ ...booking, nextDay: true }));
    expect(await steps.tryDay(guard, old, '2026-11-21')).toMatchObject({ status: 422 });
    expect(await steps.tryDay(guard, wanted('08:00 in', `05:00${'+'.repeat(15)} out`), '2026-11-21')).toMatchObject({
      status: 422,
    });
  });

  it('takes which of two equal times is meant, and a shift over midnight as it is', async () => {
    await api.scenario.agreement('roster', { frame: null });
    const guard = await api.scenario.person({ unit: 'AMT10', hiredOn: '2026-03-01', agreement: 'roster' });
    const night = wanted('22:00 in', '02:30+ pause', '02:50+ on', '06:00+ out');
    const asked = await steps.tryDay<Refused>(guard, night, '2026-10-24');
    expect(asked.body).toMatchObject({
      code: 'correction.local-time-ambiguous',
      params: { localTime: '02:30', options: ['earlier', 'later'] },
    });
    const told = night.map((booking) => ({ ...booking, fold: 'later' as const }));
    const taken = await steps.wantDay(guard, told, { date: '2026-10-24' });
    expect(taken.body.bookingsAfter?.map(({ daysAfter = 0 }) => daysAfter)).toEqual([0, 1, 1, 1]);
    expect(await approve(taken.body)).toMatchObject([{ ok: true }]);
    expect((await steps.explain(guard, '2026-10-24')).recordedMinutes).toBe(9 * 60 - 20);
  });

  it('takes the same request twice as one, and no day mixed with a single booking', async () => {
    const person = await clerk();
    const correctionId = randomUUID();
    const day = wanted('08:00 in', '16:30 out');
    expect((await steps.wantDay(person, day, { correctionId })).status).toBe(201);
    expect((await steps.wantDay(person, day, { correctionId })).status).toBe(200);
    const changed = await steps.wantDay<Refused>(person, wanted('08:00 in', '16:45 out'), { correctionId });
    expect(changed.body.code).toBe('idempotency.mismatch');
    const mixed = await steps.wantDay<Refused>(await clerk(), day, { localTime: '08:00' });
    expect(mixed.body.errors).toMatchObject([{ field: 'localTime' }]);
    const bare = await steps.correct<Refused>(await clerk(), { action: 'day' });
    expect(bare.body.errors?.map(({ field }) => field)).toEqual(['bookings', 'dayVersion']);
  });
});
