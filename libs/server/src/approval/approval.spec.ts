import { randomUUID } from 'node:crypto';
import { type LocalDate } from '@zeitbuch/working-time';
import { approvalSteps, createTestApp, type Refused, type TestApp, type TestPerson } from '../../testing';
import { type ApprovalItemDto, type ApprovalsDto } from './approval.dto';
import { type DecidedDto } from './decided.dto';
import { type MonthDto, type TeamMonthDto } from '../views';

describe('approval', () => {
  let api: TestApp;
  let leader: TestPerson;
  let deputy: TestPerson;
  let stranger: TestPerson;
  let steps: ReturnType<typeof approvalSteps>;

  beforeAll(async () => {
    api = await createTestApp('2026-11-24T08:00:00+01:00');
    steps = approvalSteps(api);
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

  const clerk = (hiredOn: LocalDate = '2026-11-23') => api.scenario.person({ unit: 'AMT10', hiredOn });

  it('lets nobody decide on their own time, on people of another unit or on another tenant', async () => {
    const person = await clerk();
    await steps.work(person, '2026-11-23', ['08:00']);
    const wish = (
      await steps.correct(person, { action: 'add', kind: 'clockOut', location: 'office', localTime: '16:30' })
    ).body;
    const item = { type: 'correction', id: wish.correctionId, version: 1 } as const;
    const foreigner = await api.scenario.person({ tenantId: 2 });
    await api.scenario.unit('AMT90', undefined, 2);
    const foreignLeader = await api.scenario.person({ tenantId: 2, unit: 'AMT90', leads: ['AMT90'] });
    expect(await steps.decide(stranger, 'approve', [item])).toEqual([{ id: item.id, ok: false, code: 'not-found' }]);
    expect(await steps.decide(foreignLeader, 'approve', [item])).toEqual([
      { id: item.id, ok: false, code: 'not-found' },
    ]);
    expect((await steps.waiting(stranger)).map(({ id }) => id)).not.toContain(item.id);
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
    await steps.work(leader, '2026-11-23', ['08:00']);
    const own = (
      await steps.correct(leader, { action: 'add', kind: 'clockOut', location: 'office', localTime: '16:30' })
    ).body;
    expect((await steps.waiting(leader)).map(({ id }) => id)).not.toContain(own.correctionId);
    expect(await steps.decide(leader, 'approve', [{ ...item, id: own.correctionId }])).toMatchObject([
      { ok: false, code: 'approval.own-item' },
    ]);
    expect(await steps.decide(deputy, 'approve', [{ ...item, id: own.correctionId }])).toMatchObject([{ ok: true }]);
    const withdrawn = await api.request<Refused>('DELETE', `/api/v1/corrections/${wish.correctionId}`, {
      as: stranger,
    });
    expect([withdrawn.status, withdrawn.body.code]).toEqual([404, 'not-found']);
  });

  it('says to a deputy for whom they decide, and nothing of it to the leader', async () => {
    await api.scenario.unit('AMT77');
    const standIn = await api.scenario.person({ deputyOf: ['AMT77'] });
    const list = async (as: TestPerson) => (await api.request<ApprovalsDto>('GET', '/api/v1/approvals', { as })).body;
    expect((await list(standIn)).deputyships).toEqual([{ unitName: 'AMT77', from: '2026-01-01' }]);
    const head = await api.scenario.person({ leads: ['AMT77'], givenName: 'Andreas' });
    expect((await list(standIn)).deputyships).toEqual([
      { unitName: 'AMT77', leaderName: expect.stringMatching(/^Andreas /), from: '2026-01-01' },
    ]);
    await api.scenario.client.query(
      `update leadership set valid_during = '[2026-11-02,2026-12-01)' where employee_id = $1`,
      [standIn.employeeId],
    );
    expect((await list(standIn)).deputyships).toMatchObject([{ from: '2026-11-02', to: '2026-11-30' }]);
    expect(await list(head)).not.toHaveProperty('deputyships');
  });

  it('said twice by the same person, a decision is one: one effect and no false error', async () => {
    const person = await clerk();
    await steps.work(person, '2026-11-23', ['08:00']);
    const { correctionId, version } = (
      await steps.correct(person, { action: 'add', kind: 'clockOut', location: 'office', localTime: '16:30' })
    ).body;
    const items = [{ type: 'correction' as const, id: correctionId, version }];
    const both = await Promise.all([1, 2].map(() => steps.decide(leader, 'approve', items)));
    expect(both).toEqual([[{ id: correctionId, ok: true }], [{ id: correctionId, ok: true }]]);
    expect(await steps.decide(leader, 'return', items, 'doch nicht')).toMatchObject([{ ok: false, code: 'stale' }]);
    expect(await steps.decide(deputy, 'approve', items)).toMatchObject([{ ok: false, code: 'stale' }]);
    api.clock.set('2026-12-01T08:00:00+01:00');
    const month = await steps.month(person);
    const body = { version: month.version };
    expect((await api.request('POST', '/api/v1/months/2026-11/submission', { as: person, body })).status).toBe(200);
    const waiting = (await steps.waiting(leader)).filter(({ employeeId }) => employeeId === person.employeeId);
    const twice = await Promise.all([1, 2].map(() => steps.decide(leader, 'approve', waiting)));
    expect(twice.flat().map(({ ok }) => ok)).toEqual([true, true]);
    expect(await steps.decide(deputy, 'approve', waiting)).toMatchObject([{ ok: false }]);
    const { rows } = await api.scenario.client.query(
      `select kind from month_event where employee_id = $1 order by event_id`,
      [person.employeeId],
    );
    expect(rows.filter(({ kind }) => kind === 'approved')).toHaveLength(1);
  });

  it('names who decided meanwhile, and how, to the second one, who may decide on it', async () => {
    const person = await clerk();
    await steps.work(person, '2026-11-23', ['08:00']);
    const wish = { action: 'add', kind: 'clockOut', location: 'office', localTime: '16:30' } as const;
    const ask = async () => {
      const { correctionId, version } = (await steps.correct(person, wish)).body;
      return [{ type: 'correction' as const, id: correctionId, version }];
    };
    const returned = await ask();
    await steps.decide(leader, 'return', returned, 'bitte genauer');
    expect(await steps.decide(deputy, 'approve', returned)).toEqual([
      { id: returned[0].id, ok: false, code: 'stale', decision: 'returned', decidedBy: leader.name },
    ]);
    expect(await steps.decide(stranger, 'approve', returned)).toEqual([
      { id: returned[0].id, ok: false, code: 'not-found' },
    ]);
    const approved = await ask();
    expect(await steps.decide(leader, 'approve', approved)).toMatchObject([{ ok: true }]);
    expect(await steps.decide(deputy, 'return', approved, 'doch nicht')).toMatchObject([
      { ok: false, decision: 'approved', decidedBy: leader.name },
    ]);
    api.clock.set('2026-12-01T08:00:00+01:00');
    const { version } = await steps.month(person);
    await api.request('POST', '/api/v1/months/2026-11/submission', { as: person, body: { version } });
    const month = (await steps.waiting(leader)).filter(({ employeeId }) => employeeId === person.employeeId);
    expect(await steps.decide(deputy, 'approve', month)).toMatchObject([{ ok: true }]);
    expect(await steps.decide(leader, 'return', month, 'zu früh')).toMatchObject([
      { ok: false, decision: 'approved', decidedBy: deputy.name },
    ]);
  });

  it('is kept in a list of who decided what, when and with which words, for those who care for the person', async () => {
    const person = await clerk();
    await steps.work(person, '2026-11-23', ['08:00']);
    const wish = { action: 'add', kind: 'clockOut', location: 'office', localTime: '16:30' } as const;
    const ask = async () => {
      const { correctionId, version } = (await steps.correct(person, wish)).body;
      return [{ type: 'correction' as const, id: correctionId, version }];
    };
    const decided = async (as: TestPerson) => {
      const { body } = await api.request<DecidedDto>('GET', '/api/v1/approvals/decided', { as });
      return body.items.filter(({ employeeId }) => employeeId === person.employeeId);
    };
    expect(await decided(leader)).toEqual([]);
    await steps.decide(leader, 'return', await ask(), 'bitte genauer');
    const second = await ask();
    expect(await decided(leader)).toHaveLength(1); // what waits is no decision
    api.clock.set('2026-11-24T09:00:00+01:00');
    await steps.decide(deputy, 'approve', second);
    const words = { type: 'correction', employeeName: person.name, correction: { date: '2026-11-23', action: 'add' } };
    expect(await decided(leader)).toMatchObject([
      { ...words, decision: 'approved', decidedBy: deputy.name, isOwn: false, decidedAt: '2026-11-24T09:00:00+01:00' },
      { ...words, decision: 'returned', decidedBy: leader.name, isOwn: true, note: 'bitte genauer' },
    ]);
    expect((await decided(deputy)).map(({ isOwn }) => isOwn)).toEqual([true, false]);
    expect(await decided(stranger)).toEqual([]);
    expect((await api.request('GET', '/api/v1/approvals/decided', { as: person })).status).toBe(403);
    api.clock.set('2026-12-01T08:00:00+01:00');
    const { version } = await steps.month(person);
    await api.request('POST', '/api/v1/months/2026-11/submission', { as: person, body: { version } });
    const month = (await steps.waiting(leader)).filter(({ employeeId }) => employeeId === person.employeeId);
    await steps.decide(deputy, 'approve', month);
    expect((await decided(leader))[0]).toMatchObject({ type: 'month', month: '2026-11', decidedBy: deputy.name });
    api.clock.set('2027-02-15T08:00:00+01:00');
    expect(await decided(leader)).toEqual([]); // no file on anybody: sixty days, then it is over
  });

  it('decides several at once, each with its own result: conspicuous ones are looked at one by one', async () => {
    const person = await clerk();
    const [first] = await steps.work(person, '2026-11-23', ['08:00', '12:00', '13:00', '17:00']);
    const small = (await steps.correct(person, { action: 'change', bookingId: first, localTime: '07:50' })).body;
    const other = await clerk();
    await steps.work(other, '2026-11-23', ['08:00']);
    const large = (
      await steps.correct(other, { action: 'add', kind: 'clockOut', location: 'office', localTime: '16:30' })
    ).body;
    const items = [small, large].map(({ correctionId, version }) => ({
      type: 'correction' as const,
      id: correctionId,
      version,
    }));
    expect(await steps.decide(leader, 'approve', items)).toEqual([
      { id: small.correctionId, ok: true },
      { id: large.correctionId, ok: false, code: 'approval.conspicuous' },
    ]);
    expect(await steps.decide(deputy, 'approve', [items[0]])).toMatchObject([{ ok: false, code: 'stale' }]);
    expect(await steps.decide(leader, 'approve', [{ ...items[1], version: 7 }])).toMatchObject([
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
      await steps.work(person, '2026-11-23', ['08:00']);
      const wish = (
        await steps.correct(person, { action: 'add', kind: 'clockOut', location: 'office', localTime: '16:30' })
      ).body;
      const [results, withdrawal] = await Promise.all([
        steps.decide(leader, 'approve', [{ type: 'correction', id: wish.correctionId, version: 1 }]),
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
    await steps.work(person, '2026-11-27', ['08:00', '12:00', '12:30', '16:18']);
    api.clock.set('2026-11-30T12:00:00+01:00');
    expect((await submit(1)).body.code).toBe('month.not-over');
    await steps.work(person, '2026-11-30', ['08:00']);
    api.clock.set('2026-12-01T09:00:00+01:00');
    const incomplete = await steps.month(person);
    expect((await submit(incomplete.version)).body).toMatchObject({
      code: 'month.has-blockers',
      params: { dates: ['2026-11-30'] },
    });
    const wish = (
      await steps.correct(person, {
        date: '2026-11-30',
        action: 'add',
        kind: 'clockOut',
        location: 'office',
        localTime: '16:18',
      })
    ).body;
    api.clock.set('2026-12-01T09:00:00+01:00');
    await steps.decide(leader, 'approve', [{ type: 'correction', id: wish.correctionId, version: 1 }]);
    const ready = await steps.month(person);
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
    expect((await submit(ready.version)).body).toEqual(handedIn); // pressed twice
    const find = async () =>
      (await steps.waiting(leader)).find(
        ({ employeeId, type }) => type === 'month' && employeeId === person.employeeId,
      ) as ApprovalItemDto;
    expect(await find()).toMatchObject({
      id: `${person.employeeId}:2026-11`,
      conspicuous: false,
      month: { month: '2026-11', targetMinutes: 936, creditedMinutes: 936, balanceMinutes: 0 },
    });
    const withdraw = () => api.request<MonthDto>('DELETE', '/api/v1/months/2026-11/submission', { as: person });
    const [withdrawn, pressedTwice] = await Promise.all([withdraw(), withdraw()]);
    expect([withdrawn.status, withdrawn.body.status]).toEqual([200, 'open']);
    expect([pressedTwice.status, pressedTwice.body]).toEqual([200, withdrawn.body]);
    await submit(withdrawn.body.version);
    expect(await steps.decide(leader, 'return', [await find()], 'Please check Friday')).toMatchObject([{ ok: true }]);
    const returned = await steps.month(person);
    expect(returned).toMatchObject({ status: 'open', returnedNote: 'Please check Friday' });
    await submit(returned.version);
    const item = await find();
    expect(await steps.decide(stranger, 'approve', [item])).toMatchObject([{ ok: false, code: 'not-found' }]);
    expect(await steps.decide(leader, 'approve', [item])).toMatchObject([{ ok: true }]);
    expect(await steps.decide(deputy, 'approve', [item])).toMatchObject([{ ok: false, code: 'stale' }]);
    expect(await steps.month(person)).toMatchObject({ status: 'approved', approvedAt: '2026-12-01T09:00:00+01:00' });
    const late = await api.request('POST', '/api/v1/bookings', {
      as: person,
      body: { bookingId: randomUUID(), kind: 'clockIn', location: 'office', at: '2026-11-30T18:00:00+01:00' },
    });
    expect(late.status).toBe(201);
    const again = await steps.month(person);
    expect(again).toMatchObject({ status: 'open', reopenedBy: 'booking', reopenedAt: expect.any(String) as string });
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

  it('tells a leader nothing of what only follows from age: neither the finding, nor that there is one', async () => {
    const young = await api.scenario.person({
      unit: 'AMT10',
      hiredOn: '2026-10-05',
      leftOn: '2026-11-30',
      birthDate: '2009-06-01',
    });
    // 8:40 h of work, more than anybody under 18 may do (JArbSchG § 8), with the whole break.
    await api.scenario.client.query(
      `update contract set pattern_odd = '{0,0,0,0,0,0,0}', pattern_even = '{0,0,0,0,0,0,0}', weekly_minutes = 0 where employee_id = $1`,
      [young.employeeId],
    );
    const at = (date: LocalDate, time: string) => new Date(`${date}T${time}:00+02:00`).toISOString();
    for (const [index, time] of ['08:00', '12:00', '13:00', '17:40'].entries()) {
      api.clock.set(at('2026-10-06', time));
      const body = { bookingId: randomUUID(), kind: index % 2 === 0 ? 'clockIn' : 'clockOut', location: 'office' };
      expect((await api.request('POST', '/api/v1/bookings', { as: young, body })).status).toBe(201);
    }
    api.clock.set('2026-11-24T08:00:00+01:00');
    const own = await steps.month(young, '2026-10');
    const codes = own.days.flatMap(({ findings }) => findings.map(({ code }) => code));
    expect(codes).toEqual(['MINOR_WORK_GT_4H30_WITHOUT_BREAK', 'MINOR_DAILY_MAX']);
    expect(
      (await api.request('POST', '/api/v1/months/2026-10/submission', { as: young, body: { version: own.version } }))
        .status,
    ).toBe(200);
    const item = (await steps.waiting(leader)).find(({ employeeId }) => employeeId === young.employeeId);
    expect(item).toMatchObject({ type: 'month', month: { findingsCount: 0 }, flags: [] });
    const team = await api.request<TeamMonthDto>('GET', '/api/v1/team/months/2026-10', { as: leader });
    expect(team.body.members.find(({ employeeId }) => employeeId === young.employeeId)?.findingsCount).toBe(0);
  });

  it('takes the last month of somebody who left, from the person and from the leader they had', async () => {
    const leaver = await api.scenario.person({
      unit: 'AMT10',
      hiredOn: '2026-11-16',
      leftOn: '2026-11-17',
      pattern: [0, 0, 0, 0, 0, 0, 0],
    });
    await api.scenario.client.query(
      `update org_assignment set valid_during = '[2026-11-16,2026-11-18)' where employee_id = $1`,
      [leaver.employeeId],
    );
    await steps.work(leaver, '2026-11-16', ['08:00', '12:00']);
    const late = { bookingId: randomUUID(), kind: 'clockIn', location: 'office' };
    const refused = await api.request<Refused>('POST', '/api/v1/bookings', { as: leaver, body: late });
    expect([refused.status, refused.body.code]).toEqual([409, 'booking.not-employed']);
    api.clock.set('2026-12-31T23:00:00+01:00');
    const { version } = await steps.month(leaver);
    const submitted = await api.request('POST', '/api/v1/months/2026-11/submission', { as: leaver, body: { version } });
    expect(submitted.status).toBe(200);
    const [item] = (await steps.waiting(leader)).filter(({ employeeId }) => employeeId === leaver.employeeId);
    expect(item).toMatchObject({ type: 'month', unitName: 'AMT10', month: { creditedMinutes: 240 } });
    expect(await steps.decide(leader, 'approve', [item])).toEqual([{ id: item.id, ok: true }]);
    api.clock.set('2027-01-01T00:00:00+01:00');
    expect((await api.request('GET', '/api/v1/months/2026-11', { as: leaver })).status).toBe(401);
  });
});
