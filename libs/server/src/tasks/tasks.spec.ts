import { randomUUID } from 'node:crypto';
import { type LocalDate, type YearMonth } from '@zeitbuch/working-time';
import { approvalSteps, createTestApp, type TestApp, type TestPerson } from '../../testing';
import { type TaskDto, type TasksDto } from './task.dto';

/** Tuesday, 1 December 2026: November is over. */
const NOW = '2026-12-01T08:00:00+01:00';
/** The working days of the last week of November. */
const LAST_DAYS = ['2026-11-26', '2026-11-27', '2026-11-30'] as const;

describe('what waits for somebody', () => {
  let api: TestApp;
  let steps: ReturnType<typeof approvalSteps>;
  let leader: TestPerson;
  let administrator: TestPerson;
  let secondAdministrator: TestPerson;
  let clerk: TestPerson;
  let secondClerk: TestPerson;
  let agreementId: string;

  beforeAll(async () => {
    api = await createTestApp(NOW);
    steps = approvalSteps(api);
    await api.scenario.tenant();
    await api.scenario.unit('AMT10');
    await api.scenario.unit('AMT20');
    agreementId = await api.scenario.agreement('Dienstvereinbarung');
    leader = await api.scenario.person({ unit: 'AMT10', leads: ['AMT10'] });
    administrator = await api.scenario.person({ unit: 'AMT20', roles: ['timeAdministrator'] });
    secondAdministrator = await api.scenario.person({ unit: 'AMT20', roles: ['timeAdministrator'] });
    clerk = await api.scenario.person({ unit: 'AMT20', roles: ['payroll'] });
    secondClerk = await api.scenario.person({ unit: 'AMT20', roles: ['payroll'] });
  });
  afterAll(() => api.close());
  beforeEach(() => api.clock.set(NOW));

  const tasks = async (as: TestPerson): Promise<TaskDto[]> => {
    const answer = await api.request<TasksDto>('GET', '/api/v1/tasks', { as });
    expect(answer.status).toBe(200);
    return answer.body.tasks;
  };
  const kinds = async (as: TestPerson) => (await tasks(as)).map(({ kind }) => kind);
  /** Somebody of AMT10 who worked at the end of November; on the last day only came. */
  const worked = async ({ forgets = false } = {}) => {
    const person = await api.scenario.person({ unit: 'AMT10', hiredOn: LAST_DAYS[0] });
    for (const date of LAST_DAYS.slice(0, -1))
      await steps.work(person, date, ['08:00', '12:00', '12:30', '16:18'], NOW);
    await steps.work(person, LAST_DAYS[2], forgets ? ['08:00'] : ['08:00', '12:00', '12:30', '16:18'], NOW);
    await steps.month(person); // evaluates the days that are over
    return person;
  };
  const submit = async (person: TestPerson) => {
    const { version } = await steps.month(person);
    const answer = await api.request('POST', '/api/v1/months/2026-11/submission', { as: person, body: { version } });
    expect(answer.status).toBe(200);
  };
  const decideOf = async (person: TestPerson, decision: 'approve' | 'return', note?: string) => {
    const items = (await steps.waiting(leader)).filter(({ employeeId }) => employeeId === person.employeeId);
    expect(await steps.decide(leader, decision, items, note)).toMatchObject([{ ok: true }]);
  };
  const countOf = async (as: TestPerson, kind: TaskDto['kind']) =>
    (await tasks(as)).find((task) => task.kind === kind)?.count ?? 0;
  /** Somebody absent on the last two days of November who worked two hours on each. */
  const workedWhileIn = async (unit: string, absences: string[], leads: string[] = []) => {
    const person = await api.scenario.person({ unit, leads, hiredOn: LAST_DAYS[0] });
    for (const kind of absences)
      await api.scenario.absence(person, kind, LAST_DAYS[1], LAST_DAYS[2], { certified: true });
    for (const date of LAST_DAYS.slice(1)) await steps.work(person, date, ['08:00', '10:00'], NOW);
    await steps.month(person); // evaluates the days that are over
    return person;
  };
  const workedWhile = (...absences: string[]) => workedWhileIn('AMT10', absences);
  const undecidedFor = async (as: TestPerson) => (await tasks(as)).filter(({ kind }) => kind === 'workOnAbsence');
  const undecided = ({ employeeId, name }: TestPerson): TaskDto => ({
    kind: 'workOnAbsence',
    ...{ employeeId, subjectName: name, month: '2026-11', date: LAST_DAYS[1], count: 2 },
  });
  const decideWork = async (as: TestPerson, person: TestPerson, date: LocalDate, decision: string) => {
    const url = `/api/v1/people/${person.employeeId}/days/${date}/absence-decision`;
    expect((await api.request('POST', url, { as, body: { decision } })).status).toBe(200);
  };

  it('is the month to hand in, until it is handed in, and again with the reason once it came back', async () => {
    const person = await worked();
    expect(await tasks(person)).toEqual([{ kind: 'monthToSubmit', month: '2026-11', count: 1 }]);
    await submit(person);
    expect(await tasks(person)).toEqual([]);
    await decideOf(person, 'return', 'Der 27. fehlt noch.');
    expect(await tasks(person)).toEqual([
      { kind: 'monthReturned', month: '2026-11', note: 'Der 27. fehlt noch.', count: 1 },
    ]);
    await submit(person);
    expect(await tasks(person)).toEqual([]);
    await decideOf(person, 'approve');
    expect(await tasks(person)).toEqual([]);
  });

  it('is a day without its clock-out, until somebody asked for it; and what came back, until it is asked again', async () => {
    const person = await worked({ forgets: true });
    const missing = { kind: 'bookingMissing', date: LAST_DAYS[2], count: 1 };
    expect(await tasks(person)).toEqual([{ kind: 'monthToSubmit', month: '2026-11', count: 1 }, missing]);
    const wish = { date: LAST_DAYS[2], action: 'add', kind: 'clockOut', location: 'office' } as const;
    expect((await steps.correct(person, { ...wish, localTime: '20:00' })).status).toBe(201);
    expect(await tasks(person)).toEqual([]); // the leader has to act
    await decideOf(person, 'return', 'Bitte die richtige Zeit.');
    const [month, returned] = await tasks(person);
    expect(month).toMatchObject({ kind: 'monthToSubmit' });
    expect(returned).toMatchObject({ kind: 'requestReturned', date: LAST_DAYS[2], note: 'Bitte die richtige Zeit.' });
    expect(returned.since).toBeDefined();
    expect((await steps.correct(person, { ...wish, localTime: '16:30' })).status).toBe(201);
    expect(await tasks(person)).toEqual([]);
    await decideOf(person, 'approve');
    expect(await kinds(person)).toEqual(['monthToSubmit']);
  });

  it('is what a leader decides on, as a number, for the own people only', async () => {
    const before = await countOf(leader, 'approvals');
    const [one, other] = [await worked(), await worked({ forgets: true })];
    await submit(one);
    await steps.correct(other, {
      ...{ date: LAST_DAYS[2], action: 'add', kind: 'clockOut', location: 'office', localTime: '16:30' },
    });
    expect(await countOf(leader, 'approvals')).toBe(before + 2);
    const stranger = await api.scenario.person({ unit: 'AMT20', leads: ['AMT20'] });
    expect(await countOf(stranger, 'approvals')).toBe(0);
    expect(await countOf(one, 'approvals')).toBe(0);
    const [told] = (await tasks(leader)).filter(({ kind }) => kind === 'approvals');
    expect(Object.keys(told).sort()).toEqual(['count', 'kind', 'since']); // nobody is named
    await decideOf(one, 'approve');
    await decideOf(other, 'approve');
    expect(await countOf(leader, 'approvals')).toBe(before);
  });

  it('is for the time administration what waits of somebody whom nobody leads, and decided there', async () => {
    await api.scenario.unit('AMT30');
    const head = await api.scenario.person({ unit: 'AMT30', leads: ['AMT30'], hiredOn: LAST_DAYS[0] });
    for (const date of LAST_DAYS) await steps.work(head, date, ['08:00', '12:00', '12:30', '16:18'], NOW);
    await steps.month(head);
    const before = [await countOf(administrator, 'approvals'), await countOf(leader, 'approvals')];
    await submit(head);
    expect(await countOf(administrator, 'approvals')).toBe(before[0] + 1);
    expect([await countOf(leader, 'approvals'), await countOf(head, 'approvals')]).toEqual([before[1], 0]);
    const items = (await steps.waiting(administrator)).filter(({ employeeId }) => employeeId === head.employeeId);
    expect(items).toMatchObject([{ type: 'month' }]);
    expect(await steps.decide(leader, 'approve', items)).toMatchObject([{ ok: false, code: 'not-found' }]);
    expect(await steps.decide(administrator, 'approve', items)).toMatchObject([{ ok: true }]);
    expect(await countOf(administrator, 'approvals')).toBe(before[0]);
    // With a deputy somebody is responsible again, and the administration is not.
    const deputy = await api.scenario.person({ unit: 'AMT30', deputyOf: ['AMT30'] });
    const wish = { date: LAST_DAYS[2], action: 'add', location: 'office', acceptIncomplete: true } as const;
    await steps.correct(head, { ...wish, kind: 'clockIn', localTime: '17:00' });
    await steps.correct(deputy, { ...wish, kind: 'clockIn', localTime: '17:00' });
    expect(await countOf(administrator, 'approvals')).toBe(before[0]);
    expect([await countOf(deputy, 'approvals'), await countOf(head, 'approvals')]).toEqual([1, 1]);
  });

  it('is a late booking that does not fit, for the leader and the time administration', async () => {
    const person = await worked();
    const both = async () => [await countOf(leader, 'clarifications'), await countOf(administrator, 'clarifications')];
    expect(await both()).toEqual([0, 0]);
    const body = { bookingId: randomUUID(), kind: 'clockOut', location: 'office', at: '2026-11-30T19:00:00+01:00' };
    expect((await api.request('POST', '/api/v1/bookings', { as: person, body })).status).toBe(202);
    expect(await both()).toEqual([1, 1]);
    expect(await kinds(person)).toEqual([]); // somebody else decides first
    const decision = { outcome: 'rejected', note: 'doppelt gedrückt' };
    await api.request('POST', `/api/v1/clarifications/${body.bookingId}/decision`, { as: leader, body: decision });
    expect(await both()).toEqual([0, 0]);
    expect(await kinds(person)).toEqual(['monthToSubmit']);
  });

  it('is work on a day of absence, for who decides on it: on leave the leader, on illness the time administration', async () => {
    const [onLeave, ill] = [await workedWhile('leave'), await workedWhile('sick')];
    expect(await undecidedFor(leader)).toEqual([undecided(onLeave)]);
    expect(await undecidedFor(administrator)).toEqual([undecided(ill)]);
    for (const other of [onLeave, ill, clerk]) expect(await undecidedFor(other)).toEqual([]);
    // The name is a look at somebody else; asked again on the same day it is still that one.
    await tasks(leader);
    const looks = await api.db.query(
      `select employee_ids as people from audit_event where actor_id = $1 and payload ->> 'view' = 'listTasks'`,
      [leader.employeeId],
    );
    expect(looks).toEqual([{ people: [onLeave.employeeId] }]);
    await decideWork(leader, onLeave, LAST_DAYS[1], 'workOnTop');
    expect(await undecidedFor(leader)).toEqual([{ ...undecided(onLeave), date: LAST_DAYS[2], count: 1 }]);
    await decideWork(administrator, onLeave, LAST_DAYS[2], 'leaveGivenBack');
    for (const date of LAST_DAYS.slice(1)) await decideWork(administrator, ill, date, 'restOfDay');
    expect([await undecidedFor(leader), await undecidedFor(administrator)]).toEqual([[], []]);
  });

  it('is for the leader the same work on leave, whatever illness lies under it', async () => {
    const person = await workedWhile('leave', 'sick');
    const both = async () => [await undecidedFor(leader), await undecidedFor(administrator)];
    expect(await both()).toEqual([[undecided(person)], [undecided(person)]]);
    for (const date of LAST_DAYS.slice(1)) await decideWork(administrator, person, date, 'restOfDay');
    expect(await both()).toEqual([[undecided(person)], []]);
    for (const date of LAST_DAYS.slice(1)) await decideWork(leader, person, date, 'leaveGivenBack');
    expect(await both()).toEqual([[], []]);
  });

  it('is for the time administration also the work on leave of somebody whom nobody leads', async () => {
    await api.scenario.unit('AMT40');
    const head = await workedWhileIn('AMT40', ['leave'], ['AMT40']);
    expect([await undecidedFor(leader), await undecidedFor(head)]).toEqual([[], []]);
    expect(await undecidedFor(administrator)).toEqual([undecided(head)]);
    const deputy = await api.scenario.person({ unit: 'AMT40', deputyOf: ['AMT40'] });
    expect([await undecidedFor(deputy), await undecidedFor(administrator)]).toEqual([[undecided(head)], []]);
  });

  it('is what another person proposed or made, never what somebody proposed or made themself', async () => {
    const overlay = {
      ...{ overlayId: randomUUID(), title: 'Schneetage', legalBasis: '§ 12 DV', set: { frame: null } },
      ...{ validFrom: '2027-01-04', validTo: '2027-01-29' },
    };
    const proposed = await api.request('POST', `/api/v1/agreements/${agreementId}/overlays`, {
      as: administrator,
      body: overlay,
    });
    expect(proposed.status).toBeLessThan(300);
    expect(await kinds(administrator)).not.toContain('agreementProposals');
    expect(await tasks(secondAdministrator)).toContainEqual(
      expect.objectContaining({
        ...{ kind: 'agreementProposals', count: 1, subjectId: agreementId, subjectName: 'Dienstvereinbarung' },
      }),
    );
    const [closingId, exportId] = [randomUUID(), randomUUID()];
    await api.db.query(
      `insert into closing (tenant_id, closing_id, payroll_group, month, status, started_by) values (1, $1, 'MAIN', '2026-10-01', 'ready', $2)`,
      [closingId, administrator.employeeId],
    );
    await api.db.query(
      `insert into payroll_export (tenant_id, export_id, closing_id, format, sequence, file_name, content, sha256, control_totals, created_by)
       values (1, $1, $2, 'csv', 1, 'lohn.csv', '\\x41', '\\x42', '{"lines":0,"persons":0,"totals":[],"excluded":[]}', $3)`,
      [exportId, closingId, clerk.employeeId],
    );
    expect(await kinds(administrator)).not.toContain('closing');
    expect(await tasks(secondAdministrator)).toContainEqual(
      expect.objectContaining({ kind: 'closing', month: '2026-10', subjectId: closingId, subjectName: 'MAIN' }),
    );
    expect(await kinds(clerk)).toEqual([]);
    expect(await tasks(secondClerk)).toMatchObject([{ kind: 'payrollFiles', count: 1 }]);
    expect(await kinds(leader)).not.toContain('payrollFiles');

    // A refused file comes back to who made it, with the reason, until the next one is made.
    const url = `/api/v1/payroll/exports/${exportId}/refusal`;
    const reason = 'Die Summe stimmt nicht.';
    expect((await api.request('POST', url, { as: secondClerk, body: { reason } })).status).toBe(200);
    // People read the name of the group, as soon as it has one.
    await api.db.query(`insert into payroll_group (tenant_id, code, name) values (1, 'MAIN', 'Verwaltung')`);
    expect(await tasks(clerk)).toMatchObject([
      { kind: 'payrollRefused', month: '2026-10', subjectName: 'Verwaltung', note: reason, count: 1 },
    ]);
    expect(await tasks(secondClerk)).toEqual([]);
    await api.db.query(
      `insert into payroll_export (tenant_id, export_id, closing_id, format, sequence, file_name, content, sha256, control_totals, created_by, replaces)
       values (1, $1, $2, 'csv', 2, 'lohn-2.csv', '\\x41', '\\x42', '{"lines":0,"persons":0,"totals":[],"excluded":[]}', $3, $4)`,
      [randomUUID(), closingId, clerk.employeeId, exportId],
    );
    expect(await tasks(clerk)).toEqual([]);
  });

  it('brings a refused proposal of payroll back to who made it, until the next one', async () => {
    const propose = (proposedAt: string, status: string) =>
      api.db.query(
        `insert into payroll_proposal (tenant_id, proposal_id, kind, content, before, valid_from, status, proposed_by, proposed_at,
           decided_by, decided_at, reason)
         values (1, $1, 'wageTypes', '{"from":"2026-12"}', '{}', '2026-12-01', $2::text, $3, $4::timestamptz,
           case when $2 = 'refused' then $5::uuid end, case when $2 = 'refused' then $4::timestamptz + interval '1 hour' end,
           case when $2 = 'refused' then 'Lohnart 2000 nehmen' end)`,
        [randomUUID(), status, clerk.employeeId, proposedAt, secondClerk.employeeId],
      );
    await propose('2026-11-24T09:00:00+01:00', 'refused');
    const refused = async (of: TestPerson) => (await tasks(of)).filter(({ kind }) => kind === 'payrollProposalRefused');
    expect(await refused(clerk)).toMatchObject([{ note: 'Lohnart 2000 nehmen', count: 1 }]);
    expect(await refused(secondClerk)).toEqual([]);
    await propose('2026-11-24T11:00:00+01:00', 'proposed');
    expect(await refused(clerk)).toEqual([]);
    await api.db.query('delete from payroll_proposal');
  });

  it('reminds payroll of closed months without a file, from the first month that was handed over here', async () => {
    api.clock.set('2027-01-15T08:00:00+01:00');
    const closed = async (group: string, month: YearMonth, finishedAt: string, lines = 1) => {
      const closingId = randomUUID();
      await api.db.query(
        `insert into closing (tenant_id, closing_id, payroll_group, month, status, started_by, closed_by, finished_at)
         values (1, $1, $2, $3, 'closed', $4, $5, $6)`,
        [closingId, group, `${month}-01`, administrator.employeeId, secondAdministrator.employeeId, finishedAt],
      );
      if (lines > 0)
        await api.db.query(
          `insert into payroll_line (tenant_id, line_id, closing_id, employee_id, code, unit, quantity, origin_month, payroll_month)
           values (1, $1, $2, $3, 'overtime.pay', 'minutes', 60, $4, $4)`,
          [randomUUID(), closingId, clerk.employeeId, `${month}-01`],
        );
      return closingId;
    };
    // October was the first month with a file, see above; what was closed before it went another way.
    await closed('ALT', '2026-08', '2026-09-05T10:00:00+02:00');
    const october = await closed('BAUHOF', '2026-10', '2026-11-05T10:00:00+01:00');
    await closed('WERKE', '2026-10', '2026-11-05T10:00:00+01:00');
    await closed('OHNE', '2026-11', '2026-12-05T10:00:00+01:00', 0);
    // A group that comes later is reminded of for a month, whatever month it is about.
    await closed('NEU', '2026-09', '2027-01-10T10:00:00+01:00');
    expect(await tasks(clerk)).toMatchObject([
      { kind: 'payrollToMake', month: '2026-09', count: 1 },
      { kind: 'payrollToMake', month: '2026-10', count: 2, since: '2026-11-05T10:00:00+01:00' },
    ]);
    expect((await kinds(secondClerk)).filter((kind) => kind === 'payrollToMake')).toHaveLength(2);
    expect(await kinds(administrator)).not.toContain('payrollToMake');
    await api.db.query(
      `insert into payroll_export (tenant_id, export_id, closing_id, format, sequence, file_name, content, sha256, control_totals, created_by)
       values (1, $1, $2, 'csv', 9, 'lohn-9.csv', '\\x41', '\\x42', '{"lines":0,"persons":0,"totals":[],"excluded":[]}', $3)`,
      [randomUUID(), october, clerk.employeeId],
    );
    expect(await tasks(clerk)).toMatchObject([
      { kind: 'payrollToMake', month: '2026-09', count: 1 },
      { kind: 'payrollToMake', month: '2026-10', count: 1 },
    ]);
    // Where all that a month has is left out there is no file to be made.
    await api.db.query(
      `insert into wage_type_mapping (tenant_id, target, personnel_group, code, wage_type, processing_key, valid_during, exported)
       select distinct 1, 'csv', personnel_group, 'overtime.pay', '', '', daterange('2026-10-01', '2026-11-01'), false
       from contract where employee_id = $1`,
      [clerk.employeeId],
    );
    expect(await tasks(clerk)).toMatchObject([{ kind: 'payrollToMake', month: '2026-09', count: 1 }]);
    expect(await kinds(clerk)).toHaveLength(1);
  });
});
