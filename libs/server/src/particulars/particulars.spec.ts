import { createTestApp, type Refused, type TestApp, type TestPerson } from '../../testing';
import { type PersonRecordDto } from '../organisation';

type Answer = PersonRecordDto & Refused;

/** Tuesdays and Thursdays, four hours. */
const EVENINGS = [0, 240, 0, 240, 0, 0, 0];
const NONE = [0, 0, 0, 0, 0, 0, 0];

// Tuesday, 24 November 2026. Everybody works Monday to Friday, 7:48.
describe('what is known of single days of a person, on their screen', () => {
  let api: TestApp;
  let administrator: TestPerson;

  beforeAll(async () => {
    api = await createTestApp('2026-11-24T08:00:00+01:00', { LOG_LEVEL: 'silent' });
    const { scenario } = api;
    await scenario.tenant();
    await scenario.tenant(2);
    await scenario.unit('AMT10');
    await scenario.holiday('2026-11-18', 'Buß- und Bettag');
    administrator = await scenario.person({ givenName: 'Wanda', roles: ['organisationAdministrator'] });
  });
  afterAll(() => api.close());

  const record = async ({ employeeId }: TestPerson) =>
    (await api.request<Answer>('GET', `/api/v1/people/${employeeId}/record`, { as: administrator })).body;
  const send = async (person: TestPerson, what: string, body: object, as = administrator) =>
    api.request<Answer>('POST', `/api/v1/people/${person.employeeId}/${what}`, {
      as,
      body: { version: (await record(person)).version ?? 1, ...body },
    });
  const refusal = async (person: TestPerson, what: string, body: object, as = administrator) => {
    const { status, body: refused } = await send(person, what, body, as);
    return [status, refused.code, ...(refused.params?.months ? [refused.params.months] : [])];
  };
  const history = async ({ employeeId }: TestPerson) =>
    api.db.query<{ kind: string; during: string; before: unknown; after: unknown }>(
      `select kind, valid_during::text as during, before, after from person_change where employee_id = $1 order by changed_at`,
      [employeeId],
    );
  const times = (date: string, fromTime: string, toTime: string, toDate?: string) => ({
    times: { date, fromTime, toTime, ...(toDate ? { toDate } : {}) },
  });

  describe('a second job', () => {
    it('stands for the days of its weeks, ends and changes from a day on, and what was before is kept', async () => {
      const person = await api.scenario.person();
      const { status, body } = await send(person, 'second-job', {
        ...{ from: '2026-11-16', to: '2026-12-31', minutes: EVENINGS },
      });
      expect([status, body.version, body.secondJobs]).toEqual([
        200,
        2,
        [{ from: '2026-11-17', to: '2026-12-31', minutes: EVENINGS }],
      ]);
      const ended = await send(person, 'second-job', { from: '2026-12-01', to: '2026-12-31', minutes: NONE });
      expect(ended.body.secondJobs).toEqual([{ from: '2026-11-17', to: '2026-11-26', minutes: EVENINGS }]);
      const [first, second] = await history(person);
      expect([first.kind, first.during, first.before]).toEqual(['secondJob', '[2026-11-17,2027-01-01)', []]);
      expect([second.during, (second.before as unknown[]).length, second.after]).toEqual([
        '[2026-12-01,2027-01-01)',
        10,
        [],
      ]);
      expect((await send(person, 'second-job', { from: '2026-12-01', to: '2026-12-31', minutes: NONE })).status).toBe(
        200,
      );
      expect(await history(person)).toHaveLength(2);
    });

    it('counts in the limit of the day at once: eight hours here and four there are twelve', async () => {
      const person = await api.scenario.person();
      await api.scenario.booked(person, '2026-11-17', ['07:00', '15:30']);
      const findings = async () =>
        api.request<{ days: { date: string; findings: { code: string }[] }[] }>('GET', '/api/v1/months/2026-11', {
          as: person,
        });
      const codesOn = async () =>
        (await findings()).body.days.find(({ date }) => date === '2026-11-17')?.findings.map(({ code }) => code);
      expect(await codesOn()).not.toContain('DAILY_MAX_10H_EXCEEDED');
      await send(person, 'second-job', { from: '2026-11-17', to: '2026-11-17', minutes: EVENINGS });
      expect(await codesOn()).toContain('DAILY_MAX_10H_EXCEEDED');
      await send(person, 'second-job', { from: '2026-11-17', to: '2026-11-17', minutes: NONE });
      expect(await codesOn()).not.toContain('DAILY_MAX_10H_EXCEEDED');
    });

    it('is refused outside the employment, in closed months by their names, for more than a year and of oneself', async () => {
      const person = await api.scenario.person();
      await api.scenario.closedMonth(person, '2026-10');
      const job = { from: '2026-10-26', to: '2026-11-30', minutes: EVENINGS };
      expect(await refusal(person, 'second-job', job)).toEqual([409, 'person.closed-months', '2026-10']);
      expect(await refusal(person, 'second-job', { ...job, from: '2025-12-01', to: '2025-12-31' })).toMatchObject([
        422,
        'person.outside-employment',
      ]);
      expect(await refusal(person, 'second-job', { ...job, from: '2026-11-01', to: '2027-11-02' })).toMatchObject([
        422,
        'person.times',
      ]);
      expect(await refusal(administrator, 'second-job', job)).toMatchObject([409, 'person.own']);
      expect(await refusal(person, 'second-job', job, person)).toMatchObject([403, 'forbidden']);
      expect((await record(person)).version).toBe(1);
      expect((await record(person)).secondJobs).toEqual([]);
    });
  });

  describe('what is declared for a day', () => {
    it('holds on a public holiday, and goes again', async () => {
      const person = await api.scenario.person();
      const day = { kind: 'holidayTimeOff', date: '2026-11-18' };
      expect((await send(person, 'declared-day', { ...day, holds: true })).body.declaredDays).toEqual([day]);
      expect((await send(person, 'declared-day', { ...day, holds: false })).body.declaredDays).toEqual([]);
      expect((await history(person)).map(({ kind }) => kind)).toEqual(['holidayTimeOff', 'holidayTimeOff']);
    });

    it('is refused on another day', async () => {
      const person = await api.scenario.person();
      const day = { kind: 'holidayTimeOff', date: '2026-11-19', holds: true };
      expect(await refusal(person, 'declared-day', day)).toMatchObject([422, 'person.no-holiday']);
      expect(await refusal(person, 'declared-day', { ...day, kind: 'releaseImpossible' })).toMatchObject([
        422,
        'person.not-in-december',
      ]);
    });
  });

  describe('an order of overtime', () => {
    it('comes on record, stands in the place of another, and goes', async () => {
      const person = await api.scenario.person();
      const { body } = await send(person, 'overtime-order', times('2026-11-23', '22:00', '01:00'));
      const [{ id, ...order }] = body.orders;
      expect(order).toEqual({ date: '2026-11-23', fromTime: '22:00', toDate: '2026-11-24', toTime: '01:00' });
      const corrected = await send(person, 'overtime-order', {
        replaces: id,
        ...times('2026-11-23', '22:30', '23:30'),
      });
      expect(corrected.body.orders).toMatchObject([{ fromTime: '22:30', toTime: '23:30' }]);
      const [{ id: second }] = corrected.body.orders;
      expect((await send(person, 'overtime-order', { replaces: second })).body.orders).toEqual([]);
      expect(await refusal(person, 'overtime-order', { replaces: second })).toMatchObject([
        422,
        'person.unknown-entry',
      ]);
      expect((await history(person)).map(({ before, after }) => [before, after])).toMatchObject([
        [[], [{ date: '2026-11-23' }]],
        [[{ date: '2026-11-23' }], [{ date: '2026-11-23' }]],
        [[{ date: '2026-11-23' }], []],
      ]);
    });

    it('is refused over another one, in a closed month, and for people exempt from it', async () => {
      const person = await api.scenario.person();
      await api.scenario.closedMonth(person, '2026-10');
      await send(person, 'overtime-order', times('2026-11-23', '16:00', '18:00'));
      expect(await refusal(person, 'overtime-order', times('2026-11-23', '17:59', '19:00'))).toMatchObject([
        409,
        'person.on-record',
      ]);
      expect(await refusal(person, 'overtime-order', times('2026-10-30', '17:00', '19:00'))).toEqual([
        409,
        'person.closed-months',
        '2026-10',
      ]);
      await api.scenario.protect(person, 'severelyDisabled', '2026-01-01', null);
      await send(person, 'protection', { kind: 'extraWorkExemption', holds: true, from: '2026-11-01' });
      expect(await refusal(person, 'overtime-order', times('2026-11-24', '16:00', '17:00'))).toMatchObject([
        409,
        'person.exempt-from-extra-work',
      ]);
      expect((await record(person)).orders).toHaveLength(1);
    });
  });

  describe('an on-call plan', () => {
    it('comes on record, stands in the place of another, and goes', async () => {
      const person = await api.scenario.person();
      const { body } = await send(person, 'standby', times('2026-11-27', '16:00', '07:00', '2026-11-30'));
      const [{ id, ...plan }] = body.standbys;
      expect(plan).toEqual({
        ...{ date: '2026-11-27', fromTime: '16:00', toDate: '2026-11-30', toTime: '07:00', callouts: 0 },
      });
      const moved = await send(person, 'standby', {
        replaces: id,
        ...times('2026-11-28', '16:00', '07:00', '2026-11-30'),
      });
      expect(moved.body.standbys).toMatchObject([{ date: '2026-11-28' }]);
      const [{ id: second }] = moved.body.standbys;
      expect((await send(person, 'standby', { replaces: second })).body.standbys).toEqual([]);
      expect((await history(person)).map(({ kind, during }) => [kind, during])).toEqual([
        ['standby', '[2026-11-27,2026-11-28)'],
        ['standby', '[2026-11-27,2026-11-29)'],
        ['standby', '[2026-11-28,2026-11-29)'],
      ]);
    });

    it('is refused over another one, for more than a week, in a closed month; and stays where somebody was called out', async () => {
      const person = await api.scenario.person();
      await api.scenario.closedMonth(person, '2026-10');
      const { body } = await send(person, 'standby', times('2026-11-20', '16:00', '07:00', '2026-11-23'));
      const [{ id }] = body.standbys;
      expect(await refusal(person, 'standby', times('2026-11-23', '06:59', '08:00'))).toMatchObject([
        409,
        'person.on-record',
      ]);
      expect(await refusal(person, 'standby', times('2026-11-24', '08:00', '08:01', '2026-12-01'))).toMatchObject([
        422,
        'person.times',
      ]);
      expect(await refusal(person, 'standby', times('2026-10-30', '16:00', '07:00'))).toMatchObject([
        409,
        'person.closed-months',
        '2026-10',
      ]);
      await api.db.query(
        `insert into standby_callout (tenant_id, callout_id, standby_id, employee_id, date, at_minute, minutes, is_remote)
         select 1, gen_random_uuid(), standby_id, employee_id, date, lower(during) + 60, 30, false from standby where standby_id = $1`,
        [id],
      );
      expect(await refusal(person, 'standby', { replaces: id })).toMatchObject([409, 'person.called-out']);
      expect((await record(person)).standbys).toMatchObject([{ id, callouts: 1 }]);
    });

    it('stays where it goes on from a closed month, which was paid with it; the database says so, too', async () => {
      const person = await api.scenario.person();
      await send(person, 'standby', times('2026-10-31', '07:00', '00:00', '2026-11-01'));
      const { body } = await send(person, 'standby', times('2026-11-01', '00:00', '07:00'));
      const [october, november] = body.standbys;
      await api.scenario.closedMonth(person, '2026-10');
      const closed = [409, 'person.closed-months', '2026-10'];
      expect(await refusal(person, 'standby', { replaces: october.id })).toEqual(closed);
      expect(await refusal(person, 'standby', { replaces: november.id })).toEqual(closed);
      for (const { id } of [october, november])
        await expect(api.db.query('delete from standby where standby_id = $1', [id])).rejects.toThrow('is closed');
      await expect(
        api.scenario.client.query('update standby set is_late = true where standby_id = $1', [november.id]),
      ).rejects.toThrow('append-only');
      expect((await record(person)).standbys).toHaveLength(2);
    });

    it('of two who enter one at the same moment one is told', async () => {
      const person = await api.scenario.person();
      const answers = await Promise.all(
        ['16:00', '17:00'].map((from) =>
          api.request<Answer>('POST', `/api/v1/people/${person.employeeId}/standby`, {
            as: administrator,
            body: { version: 1, ...times('2026-11-27', from, '07:00') },
          }),
        ),
      );
      expect(answers.map(({ status, body }) => body.code ?? status).toSorted()).toEqual([200, 'stale']);
      expect((await record(person)).standbys).toHaveLength(1);
    });
  });

  describe('what was brought along', () => {
    const SOURCE = 'Zeiterfassung alt, Stand 31.10.';
    const opening = (minutes: number, more: object = {}) => ({
      ...{ account: 'flextime', beginsOn: '2026-11-01', minutes, source: SOURCE },
      ...more,
    });
    const balance = async (person: TestPerson) =>
      (
        await api.request<{ openingBalanceMinutes: number; broughtAlong?: object[] }>('GET', '/api/v1/months/2026-11', {
          as: person,
        })
      ).body;
    let second: TestPerson;

    it('counts at once while one person sets the city up, and the log says that it was done alone', async () => {
      const person = await api.scenario.person({ hiredOn: '2020-01-01' });
      const { body } = await send(person, 'opening', opening(750));
      expect([body.openings, body.openingProposals]).toMatchObject([
        [{ minutes: 750, source: SOURCE, counts: true }],
        [],
      ]);
      expect(await balance(person)).toMatchObject({ openingBalanceMinutes: 750, broughtAlong: [{ source: SOURCE }] });
      const logged = await api.db.query(
        `select payload from audit_event where employee_id = $1 and action = 'opening.confirmed'`,
        [person.employeeId],
      );
      expect(logged).toEqual([{ payload: { account: 'flextime', alone: true } }]);
      expect((await history(person)).map(({ kind }) => kind)).toEqual(['opening']);
    });

    describe('once a second administrator has signed in', () => {
      beforeAll(async () => {
        second = await api.scenario.person({ givenName: 'Bert', roles: ['organisationAdministrator'] });
        for (const { employeeId } of [administrator, second])
          await api.db.query(
            `insert into audit_event (tenant_id, actor_id, action, employee_id) values (1, $1, 'sign-in.succeeded', $1)`,
            [employeeId],
          );
      });

      const propose = async (person: TestPerson, minutes: number, more: object = {}) => {
        const { body } = await send(person, 'opening', opening(minutes, more));
        return body.openingProposals[0].id;
      };
      const decide = (openingId: string, decision: string, reason?: string) => ({
        ...{ openingId, decision },
        ...(reason ? { reason } : {}),
      });

      it('waits for them, is confirmed by them, and corrected with its reason', async () => {
        const person = await api.scenario.person({ hiredOn: '2020-01-01' });
        const openingId = await propose(person, 750);
        expect(await balance(person)).toMatchObject({ openingBalanceMinutes: 0 });
        expect((await balance(person)).broughtAlong).toBeUndefined();
        expect(await refusal(person, 'opening', opening(1))).toMatchObject([409, 'person.opening-waits']);
        expect(await refusal(person, 'opening-decision', decide(openingId, 'confirmed'))).toMatchObject([
          409,
          'person.opening-own-proposal',
        ]);
        expect(await refusal(person, 'opening-decision', decide(openingId, 'withdrawn'), second)).toMatchObject([
          409,
          'person.opening-others-proposal',
        ]);
        const { body } = await send(person, 'opening-decision', decide(openingId, 'confirmed'), second);
        expect([body.openings, body.openingProposals]).toMatchObject([[{ minutes: 750, counts: true }], []]);
        expect(body.openings[0].recordedBy).toMatch(/^Wanda /);
        expect(body.openings[0].confirmedBy).toMatch(/^Bert /);
        expect(await balance(person)).toMatchObject({ openingBalanceMinutes: 750 });

        expect(await refusal(person, 'opening', opening(-60))).toMatchObject([409, 'person.opening-known']);
        const corrected = await propose(person, -60, { correctionReason: 'Vorzeichen übersehen' });
        const after = await send(person, 'opening-decision', decide(corrected, 'confirmed'), second);
        expect(after.body.openings).toMatchObject([
          { minutes: 750, counts: false },
          { minutes: -60, counts: true, correctionReason: 'Vorzeichen übersehen' },
        ]);
        expect(await balance(person)).toMatchObject({ openingBalanceMinutes: -60 });
        expect((await history(person)).map(({ before }) => before)).toMatchObject([null, { minutes: 750 }]);
      });

      it('is refused with a reason, or taken back by who proposed it, and then leaves nothing', async () => {
        const person = await api.scenario.person({ hiredOn: '2020-01-01' });
        const refused = await propose(person, 750);
        expect(await refusal(person, 'opening-decision', decide(refused, 'refused'), second)).toMatchObject([
          422,
          'person.reason-missing',
        ]);
        await send(person, 'opening-decision', decide(refused, 'refused', 'Stand vom September'), second);
        const back = await propose(person, 700);
        await send(person, 'opening-decision', decide(back, 'withdrawn'));
        expect(await record(person)).toMatchObject({ openings: [], openingProposals: [] });
        expect(await refusal(person, 'opening-decision', decide(back, 'confirmed'), second)).toMatchObject([
          422,
          'person.unknown-entry',
        ]);
        await expect(
          api.scenario.client.query(
            `update opening_proposal set status = 'proposed', decided_by = null, decided_at = null`,
          ),
        ).rejects.toMatchObject({ code: 'ZB002' });
      });

      it('is checked once more when it is confirmed: a month that was closed meanwhile is named, and it still waits', async () => {
        const person = await api.scenario.person({ hiredOn: '2020-01-01' });
        const openingId = await propose(person, 750);
        await api.scenario.closedMonth(person, '2026-11');
        expect(await refusal(person, 'opening-decision', decide(openingId, 'confirmed'), second)).toEqual([
          409,
          'person.closed-months',
          '2026-11',
        ]);
        expect(await record(person)).toMatchObject({ openings: [], openingProposals: [{ id: openingId }] });
      });

      it('is confirmed once, however many press the button', async () => {
        const person = await api.scenario.person({ hiredOn: '2020-01-01' });
        const openingId = await propose(person, 750);
        const { version } = await record(person);
        const answers = await Promise.all(
          ['confirmed', 'confirmed', 'refused'].map((decision) =>
            api.request<Answer>('POST', `/api/v1/people/${person.employeeId}/opening-decision`, {
              as: second,
              body: { version, ...decide(openingId, decision, 'nein') },
            }),
          ),
        );
        expect(answers.map(({ status, body }) => body.code ?? status).toSorted()).toEqual([200, 'stale', 'stale']);
      });

      it('is never about whoever enters or confirms it, and never of no day on which an account begins', async () => {
        expect(await refusal(second, 'opening', opening(1), second)).toMatchObject([409, 'person.own']);
        const openingId = await propose(second, 60);
        expect(await refusal(second, 'opening-decision', decide(openingId, 'confirmed'), second)).toMatchObject([
          409,
          'person.own',
        ]);
        const person = await api.scenario.person({ hiredOn: '2020-01-01' });
        const wrong = async (more: object) => (await refusal(person, 'opening', opening(1, more)))[1];
        expect([
          await wrong({ beginsOn: '2026-11-02' }),
          await wrong({ beginsOn: '2026-12-01' }),
          await wrong({ beginsOn: '2019-12-01' }),
          await wrong({ account: 'ordered', minutes: -1 }),
          await wrong({ correctionReason: 'nichts da' }),
        ]).toEqual([
          'person.opening-not-first-day',
          'person.opening-in-future',
          'person.outside-employment',
          'person.opening-below-zero',
          'person.opening-missing',
        ]);
      });

      it('waits at the desk of the other one, not of who proposed it and not of whom it is about', async () => {
        const person = await api.scenario.person({ hiredOn: '2020-01-01' });
        const third = await api.scenario.person({ roles: ['organisationAdministrator'], hiredOn: '2020-01-01' });
        const ofPeople = [person, third];
        for (const one of ofPeople) await propose(one, 30);
        const waiting = async (as: TestPerson) =>
          (
            await api.request<{ tasks: { kind: string; employeeId?: string }[] }>('GET', '/api/v1/tasks', { as })
          ).body.tasks.flatMap(({ kind, employeeId }) => (kind === 'openingProposals' ? [employeeId] : []));
        expect(await waiting(second)).toEqual(expect.arrayContaining(ofPeople.map(({ employeeId }) => employeeId)));
        expect(await waiting(administrator)).toEqual([]);
        expect(await waiting(third)).toContain(person.employeeId);
        expect(await waiting(third)).not.toContain(third.employeeId);
      });
    });
  });

  it('nobody of another employer sees or enters anything', async () => {
    const person = await api.scenario.person();
    const stranger = await api.scenario.person({ tenantId: 2, roles: ['organisationAdministrator'] });
    expect(await refusal(person, 'standby', times('2026-11-27', '16:00', '07:00'), stranger)).toMatchObject([
      404,
      'not-found',
    ]);
    expect((await record(person)).standbys).toEqual([]);
  });
});
