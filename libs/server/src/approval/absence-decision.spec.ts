import { approvalSteps, createTestApp, type Refused, type TestApp, type TestPerson } from '../../testing';
import { type MonthDto } from '../booking';
import { FactsLoader, ReevaluateDays } from '../evaluation';

/** Monday 23 November 2026: two hours of work on a day on which 468 minutes are due and somebody is absent. */
describe('deciding on work on a day of leave or illness', () => {
  let api: TestApp;
  let leader: TestPerson;
  let stranger: TestPerson;
  let administrator: TestPerson;
  let steps: ReturnType<typeof approvalSteps>;
  const NOW = '2026-11-24T08:00:00+01:00';
  const DATE = '2026-11-23';

  beforeAll(async () => {
    api = await createTestApp(NOW);
    steps = approvalSteps(api);
    await api.scenario.tenant();
    await api.scenario.unit('AMT10');
    await api.scenario.unit('AMT20');
    leader = await api.scenario.person({ unit: 'AMT10', leads: ['AMT10'] });
    stranger = await api.scenario.person({ unit: 'AMT20', leads: ['AMT20'] });
    administrator = await api.scenario.person({ unit: 'AMT20', roles: ['timeAdministrator'] });
  });
  afterAll(() => api.close());

  const absent = async (kind: string) => {
    const person = await api.scenario.person({ unit: 'AMT10', hiredOn: '2026-11-23' });
    await steps.work(person, DATE, ['08:00', '10:00'], NOW);
    await api.scenario.absence(person, kind, DATE);
    return person;
  };
  const decide = <Body = MonthDto>(as: TestPerson, person: TestPerson, decision: string, date = DATE) =>
    api.request<Body>('POST', `/api/v1/people/${person.employeeId}/days/${date}/absence-decision`, {
      as,
      body: { decision },
    });
  const day = async (person: TestPerson) => {
    const { creditedMinutes, findings } = (await steps.month(person)).days[22];
    return [creditedMinutes, findings.some(({ code }) => code === 'WORK_ON_ABSENCE')];
  };

  it('gives the day of leave back, or counts the hours on top, on the word of the leader', async () => {
    const [back, top] = [await absent('leave'), await absent('leave')];
    expect(await decide(leader, back, 'leaveGivenBack')).toMatchObject({ status: 200, body: { month: '2026-11' } });
    expect(await day(back)).toEqual([120, false]);
    expect((await decide(leader, top, 'workOnTop')).status).toBe(200);
    expect(await day(top)).toEqual([588, false]);
    const log = await api.db.query(`select actor_id from audit_event where action = 'absence.decided'`);
    expect(log).toEqual([{ actor_id: leader.employeeId }, { actor_id: leader.employeeId }]);
  });

  it('waits for others: nobody is told that a booking is missing', async () => {
    const person = await absent('leave');
    const days = new ReevaluateDays(new FactsLoader(), api.clock);
    await api.db.transaction((client) => days.execute(client, 1, [person.employeeId], DATE, DATE));
    const told = await api.request<{ tasks: { kind: string }[] }>('GET', '/api/v1/tasks', { as: person });
    expect(told.body.tasks.map(({ kind }) => kind)).not.toContain('bookingMissing');
    expect((await decide(leader, person, 'workOnTop')).status).toBe(200);
  });

  it('is done once, for others, by who leads them, and by what fits', async () => {
    const person = await absent('leave');
    const refused = async (as: TestPerson, decision: string, of = person, date = DATE) =>
      (await decide<Refused>(as, of, decision, date)).body.code;
    expect(await refused(stranger, 'workOnTop')).toBe('not-found');
    expect(await refused(leader, 'workOnTop', leader)).toBe('absence.own');
    expect(await refused(leader, 'restOfDay')).toBe('absence.decision-unfit');
    expect(await refused(leader, 'workOnTop', person, '2026-11-24')).toBe('absence.nothing-to-decide');
    expect((await decide(leader, person, 'workOnTop')).status).toBe(200);
    expect(await refused(leader, 'leaveGivenBack')).toBe('absence.nothing-to-decide');
  });

  it('is one where two people decide at the same moment', async () => {
    const person = await absent('leave');
    const answers = await Promise.all([
      decide<Refused>(leader, person, 'workOnTop'),
      decide<Refused>(administrator, person, 'leaveGivenBack'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('absence.nothing-to-decide');
  });

  it('is one however often and by whomever the same is said', async () => {
    const person = await absent('leave');
    const answers = await Promise.all(
      [leader, leader, administrator].map((as) => decide<Refused>(as, person, 'leaveGivenBack')),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const facts = await api.db.query('select 1 from day_fact where employee_id = $1', [person.employeeId]);
    expect(facts).toHaveLength(1);
  });

  it('on illness is for the time administration: the leader learns nothing of it', async () => {
    const person = await absent('sick');
    expect(await day(person)).toEqual([468, true]);
    const refusal = (await decide<Refused>(leader, person, 'workOnTop')).body;
    expect(refusal.code).toBe('absence.nothing-to-decide');
    expect((await decide<Refused>(administrator, person, 'leaveGivenBack')).body.code).toBe('absence.decision-unfit');
    expect((await decide(administrator, person, 'restOfDay')).status).toBe(200);
    expect(await day(person)).toEqual([468, false]);
  });
});
