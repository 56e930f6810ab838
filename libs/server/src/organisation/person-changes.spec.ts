import fc from 'fast-check';
import { type LocalDate, addDays } from '@zeitbuch/working-time';
import { runs } from '@zeitbuch/working-time/testing';
import { createTestApp, type Refused, type TestApp, type TestPerson } from '../../testing';
import { ReevaluateDays, FactsLoader } from '../facts';
import { type PersonChangesDto, type PersonRecordDto } from './person-record.dto';

type Answer = PersonRecordDto & Refused;

const FULL_TIME = { weeklyMinutes: 2340, day: 468 };
const THIRTY = { weeklyMinutes: 1800, day: 360 };

// Tuesday, 24 November 2026. Everybody works Monday to Friday.
describe('changes of what is known of a person', () => {
  let api: TestApp;
  let administrator: TestPerson;
  let other: string;
  const NOW = '2026-11-24T08:00:00+01:00';

  beforeAll(async () => {
    api = await createTestApp(NOW, { LOG_LEVEL: 'silent' });
    const { scenario } = api;
    await scenario.tenant();
    await scenario.tenant(2);
    await scenario.unit('AMT10');
    other = await scenario.unit('AMT20');
    administrator = await scenario.person({ givenName: 'Wanda', roles: ['organisationAdministrator'] });
  });
  afterAll(() => api.close());

  const record = async ({ employeeId }: TestPerson, as = administrator) =>
    (await api.request<Answer>('GET', `/api/v1/people/${employeeId}/record`, { as })).body;
  const send = async (person: TestPerson, what: string, body: object, as = administrator) =>
    api.request<Answer>('POST', `/api/v1/people/${person.employeeId}/${what}`, {
      as,
      body: { version: (await record(person)).version ?? 1, ...body },
    });
  const hours = ({ weeklyMinutes, day }: typeof FULL_TIME, from: LocalDate, to?: LocalDate) => {
    const week = [day, day, day, day, day, 0, 0];
    const terms = { weeklyMinutes, oddMinutes: week, evenMinutes: week, personnelGroup: 'TVOED_VKA' };
    return { ...terms, worksInShifts: false, from, ...(to ? { to } : {}) };
  };
  const change = (person: TestPerson, what: string, body: object) => send(person, what, body);
  /** Minutes due on each of the days. */
  const due = async ({ employeeId }: TestPerson, from: LocalDate, to: LocalDate) => {
    const days = new ReevaluateDays(new FactsLoader(), api.clock);
    const found = await api.db.transaction((client) =>
      days.execute(client, { tenantId: 1, employeeIds: [employeeId], from, to }),
    );
    return [...(found.get(employeeId)?.days.values() ?? [])].map(({ targetMinutes }) => targetMinutes);
  };
  const spansOf = ({ contracts }: PersonRecordDto) =>
    contracts.map(({ from, to, weeklyMinutes }) => [from, to, weeklyMinutes]);

  it('give other hours from a day on, and the days of open months are worth that at once', async () => {
    const person = await api.scenario.person();
    expect(await due(person, '2026-11-16', '2026-11-17')).toEqual([468, 468]);
    const { status, body } = await change(person, 'contract', hours(THIRTY, '2026-11-17'));
    expect([status, body.version]).toEqual([200, 2]);
    expect(spansOf(body)).toEqual([
      ['2026-01-01', '2026-11-16', 2340],
      ['2026-11-17', undefined, 1800],
    ]);
    expect(await due(person, '2026-11-16', '2026-11-17')).toEqual([468, 360]);
  });

  it('for some days leave what holds before and after them, and going back leaves one contract', async () => {
    const person = await api.scenario.person();
    const { body } = await change(person, 'contract', hours(THIRTY, '2026-06-01', '2026-06-30'));
    expect(spansOf(body)).toEqual([
      ['2026-01-01', '2026-05-31', 2340],
      ['2026-06-01', '2026-06-30', 1800],
      ['2026-07-01', undefined, 2340],
    ]);
    const back = await change(person, 'contract', hours(FULL_TIME, '2026-06-01', '2026-06-30'));
    expect(spansOf(back.body)).toEqual([['2026-01-01', undefined, 2340]]);
    const log = await api.request<PersonChangesDto>('GET', `/api/v1/people/${person.employeeId}/changes`, {
      as: administrator,
    });
    expect(log.body.changes).toMatchObject([
      { kind: 'contract', from: '2026-06-01', to: '2026-06-30', changedBy: 'Wanda Muster' },
      { kind: 'contract', from: '2026-06-01', to: '2026-06-30' },
    ]);
    const [{ before, after }] = await api.db.query<{ before: object[]; after: object[] }>(
      `select before, after from person_change where employee_id = $1 order by changed_at limit 1`,
      [person.employeeId],
    );
    expect([before, after]).toMatchObject([
      [{ from: '2026-06-01', to: '2026-06-30', value: { weeklyMinutes: 2340 } }],
      [{ from: '2026-06-01', to: '2026-06-30', value: { weeklyMinutes: 1800 } }],
    ]);
  });

  it('to what holds already are none', async () => {
    const person = await api.scenario.person();
    const { body } = await change(person, 'contract', hours(FULL_TIME, '2026-03-01'));
    expect(spansOf(body)).toEqual([['2026-01-01', undefined, 2340]]);
    const changes = await api.db.query('select 1 from person_change where employee_id = $1', [person.employeeId]);
    expect(changes).toEqual([]);
  });

  it('move somebody to another unit, whose leader has them in the team from that day on', async () => {
    const leader = await api.scenario.person({ unit: 'AMT20', leads: ['AMT20'] });
    const person = await api.scenario.person({ unit: 'AMT10' });
    const canRead = async () =>
      (await api.request('GET', `/api/v1/months/2026-11?employeeId=${person.employeeId}`, { as: leader })).status;
    expect(await canRead()).toBe(404);
    expect((await change(person, 'unit', { from: '2026-11-25', id: other })).status).toBe(200);
    expect(await canRead()).toBe(404);
    expect((await change(person, 'unit', { from: '2026-11-24', id: other })).body.units).toMatchObject([
      { from: '2026-01-01', to: '2026-11-23', name: 'AMT10' },
      { from: '2026-11-24', name: 'AMT20' },
    ]);
    expect(await canRead()).toBe(200);
  });

  it('say who pays from a day on, with what was before and who changed it', async () => {
    const person = await api.scenario.person();
    await api.scenario.person({ payrollGroup: 'DEPOT' });
    const moved = await change(person, 'payroll-group', { from: '2026-11-16', code: 'DEPOT' });
    expect(moved.body.payrollGroups).toEqual([
      { from: '2026-01-01', to: '2026-11-15', code: 'MAIN', name: 'MAIN' },
      { from: '2026-11-16', code: 'DEPOT', name: 'DEPOT' },
    ]);
    await change(person, 'cost-center', { from: '2026-11-01', code: '11000' });
    const { body } = await change(person, 'cost-center', { from: '2026-12-01' });
    expect(body.costCenters).toEqual([{ from: '2026-11-01', to: '2026-11-30', code: '11000', name: '11000' }]);
    const { body: log } = await api.request<PersonChangesDto>('GET', `/api/v1/people/${person.employeeId}/changes`, {
      as: administrator,
    });
    expect(log.changes.map(({ kind, from, changedBy }) => [kind, from, changedBy])).toEqual([
      ['costCenter', '2026-12-01', 'Wanda Muster'],
      ['costCenter', '2026-11-01', 'Wanda Muster'],
      ['payrollGroup', '2026-11-16', 'Wanda Muster'],
    ]);
    const slip = await change(person, 'payroll-group', { from: '2026-12-01', code: 'DEPTO' });
    expect([slip.status, slip.body.code]).toEqual([422, 'person.unknown-payroll-group']);
    await api.scenario.closedMonth(person, '2026-10');
    const late = await Promise.all([
      change(person, 'payroll-group', { from: '2026-10-31', code: 'DEPOT' }),
      change(person, 'cost-center', { from: '2026-10-01', to: '2026-10-01', code: '12000' }),
    ]);
    expect(late.map(({ body: refused }) => [refused.code, refused.params])).toEqual([
      ['person.closed-months', { months: '2026-10' }],
      ['person.closed-months', { months: '2026-10' }],
    ]);
  });

  it('are refused with their reason, and nothing is written', async () => {
    const person = await api.scenario.person({ leftOn: '2026-12-31' });
    const stranger = await api.scenario.person({ tenantId: 2 });
    const [{ id: foreign }] = await api.db.query<{ id: string }>('select site_id as id from site where tenant_id = 2');
    const code = async (what: string, body: object, of = person, as = administrator) =>
      (await send(of, what, body, as)).body.code;
    const refused = await Promise.all([
      code('contract', hours(THIRTY, '2025-12-31')),
      code('contract', hours(THIRTY, '2027-01-01')),
      code('contract', { ...hours(THIRTY, '2026-12-01'), weeklyMinutes: 1790 }),
      code('site', { from: '2026-12-01', id: foreign }),
      code('unit', { from: '2026-12-01', id: foreign }),
      code('agreement', { from: '2026-12-01', id: foreign }),
      code('protection', { from: '2026-12-01', kind: 'pregnant', holds: true }),
      code('contract', hours(THIRTY, '2026-12-01'), administrator),
      code('contract', hours(THIRTY, '2026-12-01'), stranger),
      code('contract', hours(THIRTY, '2026-12-01'), administrator, person),
      code('contract', { ...hours(THIRTY, '2026-12-01'), version: 7 }),
    ]);
    expect(refused).toEqual([
      ...['person.outside-employment', 'person.outside-employment', 'person.pattern-sum', 'person.unknown-site'],
      ...['person.unknown-unit', 'person.unknown-agreement', 'person.needs-end', 'person.own', 'not-found'],
      ...['forbidden', 'stale'],
    ]);
    expect((await record(person)).version).toBe(1);
    expect(spansOf(await record(person))).toEqual([['2026-01-01', '2026-12-31', 2340]]);
  });

  it('touch no closed month, and the months are named', async () => {
    const person = await api.scenario.person();
    for (const month of ['2026-09', '2026-10']) await api.scenario.closedMonth(person, month as '2026-09');
    const late = await change(person, 'contract', hours(THIRTY, '2026-09-15'));
    expect([late.status, late.body.code, late.body.params]).toEqual([
      409,
      'person.closed-months',
      { months: '2026-09, 2026-10' },
    ]);
    const past = await change(person, 'contract', hours(THIRTY, '2026-10-01', '2026-10-01'));
    expect(past.body.params).toEqual({ months: '2026-10' });
    expect((await change(person, 'contract', hours(THIRTY, '2026-11-01'))).status).toBe(200);
  });

  it('of two who saw the same state one is told', async () => {
    const person = await api.scenario.person();
    const answers = await Promise.all(
      [THIRTY, { weeklyMinutes: 1200, day: 240 }].map((week) =>
        api.request<Answer>('POST', `/api/v1/people/${person.employeeId}/contract`, {
          as: administrator,
          body: { version: 1, ...hours(week, '2026-12-01') },
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await record(person)).contracts).toHaveLength(2);
  });

  it('in any order give the same days as the last state entered at once', async () => {
    const week = fc.constantFrom(FULL_TIME, THIRTY, { weeklyMinutes: 1200, day: 240 });
    const anyChange = fc.record({
      from: fc.nat(27),
      length: fc.option(fc.nat(10)),
      said: fc.oneof(
        week.map((value) => ({ what: 'contract', value }) as const),
        fc.constantFrom('MAIN', 'SIDE').map((code) => ({ what: 'payroll-group', value: { code } }) as const),
        fc
          .constantFrom({}, { code: '11000' }, { code: '12000' })
          .map((value) => ({ what: 'cost-center', value }) as const),
      ),
    });
    await api.scenario.person({ payrollGroup: 'SIDE' });
    await fc.assert(
      fc.asyncProperty(fc.array(anyChange, { minLength: 1, maxLength: 6 }), async (changes) => {
        const [step, once] = [await api.scenario.person(), await api.scenario.person()];
        for (const { from, length, said } of changes) {
          const first = addDays('2026-10-26', from);
          const last = length === null ? undefined : addDays(first, length);
          const days = { from: first, ...(last ? { to: last } : {}) };
          const body = said.what === 'contract' ? hours(said.value, first, last) : { ...said.value, ...days };
          expect((await change(step, said.what, body)).status).toBe(200);
        }
        const { contracts, payrollGroups, costCenters } = await record(step);
        for (const { from, to, weeklyMinutes } of contracts.toReversed())
          await change(once, 'contract', hours({ weeklyMinutes, day: weeklyMinutes / 5 }, from, to));
        for (const { name: _, ...span } of payrollGroups.toReversed()) await change(once, 'payroll-group', span);
        for (const { name: _, ...span } of costCenters) await change(once, 'cost-center', span);
        expect(await record(once)).toMatchObject({ contracts, payrollGroups, costCenters });
        const days = ['2026-10-19', '2026-11-24'] as const;
        expect(await due(once, ...days)).toEqual(await due(step, ...days));
      }),
      runs(8),
    );
  });

  describe('name, address and number', () => {
    const patch = async (person: TestPerson, body: object) =>
      api.request<Answer>('PATCH', `/api/v1/people/${person.employeeId}`, {
        as: administrator,
        body: { version: (await record(person)).version, ...body },
      });

    it('change as such, with what they were before', async () => {
      const person = await api.scenario.person();
      const { body } = await patch(person, { familyName: 'Neumann', email: 'Neu.Name@Example.org' });
      expect([body.familyName, body.email, body.version]).toEqual(['Neumann', 'neu.name@example.org', 2]);
      const changes = await api.db.query(
        'select kind, before, after from person_change where employee_id = $1 order by kind',
        [person.employeeId],
      );
      expect(changes).toEqual([
        { kind: 'email', before: person.email, after: 'neu.name@example.org' },
        { kind: 'familyName', before: 'Muster', after: 'Neumann' },
      ]);
      const [{ email }] = await api.db.query<{ email: string }>('select email from auth_user where id = $1', [
        person.authUserId,
      ]);
      expect(email).toBe('neu.name@example.org');
    });

    it('of somebody else are refused, and whose address another tenant knows learns nothing', async () => {
      const [person, colleague] = [await api.scenario.person(), await api.scenario.person()];
      const stranger = await api.scenario.person({ tenantId: 2 });
      const { personnelNumber } = await record(colleague);
      expect((await patch(person, { personnelNumber })).body.code).toBe('person.number-taken');
      expect((await patch(person, { email: colleague.email })).body.code).toBe('person.email-taken');
      expect((await patch(person, { email: stranger.email })).status).toBe(200);
      const [{ email }] = await api.db.query<{ email: string }>('select email from auth_user where id = $1', [
        person.authUserId,
      ]);
      expect(email).toBe(person.email);
    });
  });

  describe('beginning', () => {
    const week = [468, 468, 468, 468, 468, 0, 0];
    const order = async (number: string) => {
      const [ids] = await api.db.query<{ siteId: string; agreementId: string }>(
        `select (select site_id from site where tenant_id = 1 limit 1) as "siteId",
           (select agreement_id from staff_agreement where tenant_id = 1 limit 1) as "agreementId"`,
      );
      return {
        ...{ personnelNumber: number, givenName: 'Neu', familyName: 'Anfang', email: `neu.${number}@example.org` },
        ...{ hiredOn: '2026-11-01', payrollGroup: 'MAIN', unitId: other, ...ids },
        contract: {
          ...{ weeklyMinutes: 2340, oddMinutes: week, evenMinutes: week },
          ...{ personnelGroup: 'TVOED_VKA', worksInShifts: false },
        },
      };
    };
    const hire = (body: object, as = administrator) => api.request<Answer>('POST', '/api/v1/people', { as, body });

    it('is one step: from the first day on somebody has hours, a unit, a site and an agreement', async () => {
      const { status, body } = await hire(await order('70001'));
      expect([status, body.contracts[0].from, body.units[0].name, body.agreements[0].from]).toEqual([
        ...[201, '2026-11-01', 'AMT20', '2026-11-01'],
      ]);
      const person = { employeeId: body.employeeId } as TestPerson;
      expect(await due(person, '2026-11-02', '2026-11-03')).toEqual([468, 468]);
      const log = await api.db.query('select kind from person_change where employee_id = $1 order by kind', [
        body.employeeId,
      ]);
      expect(log).toEqual([{ kind: 'contract' }, { kind: 'hired' }]);
    });

    it('before the unit exists is refused in words', async () => {
      const late = await api.scenario.unit('AMT40');
      await api.db.query(`update org_unit_state set valid_during = '[2026-12-01,)' where org_unit_id = $1`, [late]);
      const early = await hire({ ...(await order('70011')), unitId: late });
      expect([early.status, early.body.code, early.body.params]).toEqual([
        ...[409, 'person.unit-not-there', { from: '2026-11-01' }],
      ]);
      const person = await api.scenario.person();
      expect((await change(person, 'unit', { from: '2026-11-30', id: late })).body.code).toBe('person.unit-not-there');
      expect((await change(person, 'unit', { from: '2026-12-01', id: late })).status).toBe(200);
    });

    it('leaves nothing half done where something is wrong with it', async () => {
      const good = await order('70002');
      await hire(good);
      const taken = await hire({ ...good, email: 'anders@example.org' });
      const address = await hire({ ...good, personnelNumber: '70003' });
      const sum = await hire({
        ...good,
        ...{ personnelNumber: '70004', email: 'x@example.org' },
        contract: { ...good.contract, weeklyMinutes: 2341 },
      });
      const unit = await hire({
        ...good,
        ...{ personnelNumber: '70005', email: 'y@example.org' },
        unitId: good.siteId,
      });
      expect([taken, address, sum, unit].map(({ body }) => body.code)).toEqual([
        ...['person.number-taken', 'person.email-taken', 'person.pattern-sum', 'person.unknown-unit'],
      ]);
      const unborn = { ...good, personnelNumber: '70006', email: 'x@example.org', birthDate: '2026-11-01' };
      expect((await hire(unborn)).body.code).toBe('person.born-after-hiring');
      const known = await api.scenario.person();
      const body = { version: 1, birthDate: '2026-01-01' };
      const born = await api.request<Answer>('PATCH', `/api/v1/people/${known.employeeId}`, {
        as: administrator,
        body,
      });
      expect(born.body.code).toBe('person.born-after-hiring');
      expect((await hire(good, await api.scenario.person())).status).toBe(403);
      const left = await api.db.query(`select 1 from auth_user where email in ('x@example.org', 'y@example.org')`);
      expect(left).toEqual([]);
    });
  });

  describe('leaving', () => {
    const exit = (person: TestPerson, lastDay: LocalDate) => send(person, 'exit', { lastDay });

    it('ends what is dated and every office with the last day, and can be taken back', async () => {
      const person = await api.scenario.person({ unit: 'AMT10', leads: ['AMT10'], roles: ['payroll'] });
      const { body } = await exit(person, '2026-12-31');
      expect([body.leftOn, body.contracts[0].to, body.units[0].to]).toEqual(['2026-12-31', '2026-12-31', '2026-12-31']);
      const offices = await api.db.query(
        `select upper(valid_during)::text as until from role_grant where employee_id = $1
         union all select upper(valid_during)::text from leadership where employee_id = $1`,
        [person.employeeId],
      );
      expect(offices).toEqual([{ until: '2027-01-01' }, { until: '2027-01-01' }]);
      expect((await exit(person, '2026-11-30')).body.contracts[0].to).toBe('2026-11-30');
      const stays = await api.request<Answer>('DELETE', `/api/v1/people/${person.employeeId}/exit?version=3`, {
        as: administrator,
      });
      expect([stays.status, stays.body.leftOn, stays.body.contracts[0].to, stays.body.units[0].to]).toEqual([
        200,
        ...[undefined, undefined, undefined],
      ]);
      const twice = await api.request<Answer>('DELETE', `/api/v1/people/${person.employeeId}/exit?version=4`, {
        as: administrator,
      });
      expect(twice.body.code).toBe('person.not-leaving');
    });

    it.each(['who books for the first time', 'whose month has begun'])(
      'and clocking in at the same moment: of both one is told, with somebody %s',
      async (who) => {
        for (let round = 0; round < 6; round += 1) {
          const person = await api.scenario.person({ hiredOn: '2026-10-01' });
          if (who === 'whose month has begun') await api.scenario.booked(person, '2026-11-20', ['08:00', '12:00']);
          const booking = { bookingId: crypto.randomUUID(), kind: 'clockIn', location: 'office' };
          const [left, came] = await Promise.all([
            api.request('POST', `/api/v1/people/${person.employeeId}/exit`, {
              as: administrator,
              body: { version: 1, lastDay: '2026-11-23' },
            }),
            api.request('POST', '/api/v1/bookings', { as: person, body: booking }),
          ]);
          const told = left.status === 200 ? [200, 409] : [409, 201];
          expect([left.status, came.status]).toEqual(told);
        }
      },
    );

    it('is not taken back into days on which the unit is gone, and says so', async () => {
      const unitId = await api.scenario.unit('AMT30');
      const person = await api.scenario.person({ unit: 'AMT30' });
      await exit(person, '2026-12-31');
      await api.db.query(`update org_unit_state set valid_during = '(,2027-01-01)' where org_unit_id = $1`, [unitId]);
      const stays = await api.request<Answer>('DELETE', `/api/v1/people/${person.employeeId}/exit?version=2`, {
        as: administrator,
      });
      expect([stays.status, stays.body.code]).toEqual([409, 'person.unit-not-there']);
      expect((await record(person)).leftOn).toBe('2026-12-31');
    });

    it('is refused before the last booking, the first day, and in closed months', async () => {
      const [person, closed] = [await api.scenario.person({ hiredOn: '2026-02-01' }), await api.scenario.person()];
      await api.scenario.booked(person, '2026-11-23', ['08:00', '12:00']);
      await api.scenario.closedMonth(closed, '2026-10');
      const refused = await Promise.all([
        exit(person, '2026-11-22'),
        exit(person, '2026-01-31'),
        exit(closed, '2026-10-30'),
      ]);
      expect(refused.map(({ body }) => [body.code, body.params])).toEqual([
        ['person.bookings-after-exit', { date: '2026-11-23' }],
        ['person.outside-employment', { hiredOn: '2026-02-01' }],
        ['person.closed-months', { months: '2026-10' }],
      ]);
      expect((await exit(person, '2026-11-23')).status).toBe(200);
      expect((await exit(closed, '2026-10-31')).status).toBe(200);
    });
  });
});
