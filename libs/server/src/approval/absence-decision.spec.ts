import { approvalSteps, createTestApp, type Refused, type TestApp, type TestPerson } from '../../testing';
import { FactsLoader, ReevaluateDays } from '../facts';
import { type LeaveDto } from '../leave';
import { type ImportReportDto } from '../imports';
import { type DayExplanationDto, type MonthDto } from '../views';

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

  it('is told to the person on the day, with who decided it, and to no leader', async () => {
    const person = await absent('leave');
    const decisions = async (as: TestPerson) => {
      const query = as === person ? '' : `?employeeId=${person.employeeId}`;
      const path = `/api/v1/days/${DATE}/explanation${query}`;
      return (await api.request<DayExplanationDto>('GET', path, { as })).body.decisions;
    };
    expect(await decisions(person)).toEqual([]);
    expect((await decide(leader, person, 'leaveGivenBack')).status).toBe(200);
    const [{ name }] = await api.db.query<{ name: string }>(
      `select given_name || ' ' || family_name as name from employee where employee_id = $1`,
      [leader.employeeId],
    );
    const told = [{ decision: 'leaveGivenBack', absence: 'leave', decidedBy: name, decidedAt: expect.any(String) }];
    expect(await decisions(person)).toEqual(told);
    expect(await decisions(administrator)).toEqual(told);
    expect(await decisions(leader)).toEqual([]);
  });

  it('waits for others: nobody is told that a booking is missing', async () => {
    const person = await absent('leave');
    const days = new ReevaluateDays(new FactsLoader(), api.clock);
    await api.db.transaction((client) =>
      days.execute(client, { tenantId: 1, employeeIds: [person.employeeId], from: DATE, to: DATE }),
    );
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

  /** As the personnel office brings what it learns. */
  const certify = async (person: TestPerson, from: string, to: string) =>
    post('absences', 'personnelNumber;kind;from;to;certified', `sick;${from};${to};yes`, person);
  const post = async (kind: string, header: string, line: string, person: TestPerson) => {
    const csv = `${header}\n${person.authUserId.replace('user-', '')};${line}`;
    const path = `/api/v1/imports/${kind}?fileName=${kind}-${person.employeeId}.csv&dryRun=false`;
    const { body } = await api.request<ImportReportDto & { report?: ImportReportDto }>('POST', path, {
      ...{ as: administrator, csv },
    });
    return body.report ?? body;
  };
  /** What the leader reads of the day, to be compared with that of somebody else. */
  const leaderReads = async ({ employeeId }: TestPerson) => {
    const query = `employeeId=${employeeId}`;
    const month = await api.request<MonthDto>('GET', `/api/v1/months/2026-11?${query}`, { as: leader });
    const told = await api.request<DayExplanationDto>('GET', `/api/v1/days/${DATE}/explanation?${query}`, {
      as: leader,
    });
    const { absences, findings, steps } = told.body;
    return { day: month.body.days[22], absences, findings, steps: steps.map(({ rule }) => rule) };
  };

  it('within an illness leads to no dead end, and tells the leader nothing, in whichever order things become known', async () => {
    const [first, later, plain] = [await absent('leave'), await absent('leave'), await absent('leave')];
    expect((await certify(first, DATE, '2026-11-24')).errors).toEqual([]);
    expect(await leaderReads(first)).toEqual(await leaderReads(plain));
    for (const person of [first, later, plain])
      expect((await decide(leader, person, 'leaveGivenBack')).status).toBe(200);
    expect((await certify(later, DATE, DATE)).errors).toEqual([]);
    for (const person of [first, later]) {
      expect(await leaderReads(person)).toEqual(await leaderReads(plain));
      expect(await day(person)).toEqual([468, true]);
      expect((await decide<Refused>(administrator, person, 'leaveGivenBack')).body.code).toBe('absence.decision-unfit');
      expect((await decide(administrator, person, person === first ? 'restOfDay' : 'workOnTop')).status).toBe(200);
      expect(await day(person)).toEqual([person === first ? 468 : 588, false]);
      expect(await leaderReads(person)).toEqual(await leaderReads(plain));
    }
  });

  it('of the leader comes after that of the time administration, and changes nothing of it', async () => {
    const person = await absent('leave');
    await certify(person, DATE, DATE);
    expect((await decide(administrator, person, 'restOfDay')).status).toBe(200);
    expect((await decide(leader, person, 'leaveGivenBack')).status).toBe(200);
    expect(await day(person)).toEqual([468, false]);
  });

  it('holds as long as there is work: a day from which all of it is taken is one of leave again', async () => {
    const person = await absent('leave');
    expect((await decide(leader, person, 'leaveGivenBack')).status).toBe(200);
    const taken = async () => {
      const { body } = await api.request<LeaveDto>('GET', '/api/v1/leave/2026', { as: person });
      return body.takenHundredths + body.plannedHundredths;
    };
    expect([await day(person), await taken()]).toEqual([[120, false], 0]);
    const asked = await steps.wantDay(person, []);
    expect(asked.status).toBe(201);
    const items = (await steps.waiting(leader)).filter(({ employeeId }) => employeeId === person.employeeId);
    expect(await steps.decide(leader, 'approve', items)).toMatchObject([{ ok: true }]);
    expect([await day(person), await taken()]).toEqual([[468, false], 100]);
  });

  it('is taken over from a file where it fits, and replaces one that does not', async () => {
    const decideByFile = async (person: TestPerson, decision: string, date = DATE) =>
      (await post('particulars', 'personnelNumber;date;kind', `${date};${decision}`, person)).errors.map(
        ({ code, column }) => [code, column],
      );
    const [ill, onLeave] = [await absent('sick'), await absent('leave')];
    expect(await decideByFile(ill, 'leaveGivenBack')).toEqual([['import.decision-unfit', 'kind']]);
    expect(await decideByFile(onLeave, 'restOfDay')).toEqual([['import.decision-unfit', 'kind']]);
    expect(await decideByFile(onLeave, 'workOnTop', '2026-11-24')).toEqual([['import.nothing-to-decide', 'date']]);
    expect(await decideByFile(onLeave, 'workOnTop', '2026-11-20')).toEqual([['import.outside-employment', 'date']]);
    // As files of before have left it behind.
    await api.db.query(
      `insert into day_fact (tenant_id, fact_id, employee_id, date, kind)
       values (1, gen_random_uuid(), $1, $3, 'leaveGivenBack'), (1, gen_random_uuid(), $2, $3, 'restOfDay')`,
      [ill.employeeId, onLeave.employeeId, DATE],
    );
    expect([await decideByFile(ill, 'restOfDay'), await decideByFile(onLeave, 'leaveGivenBack')]).toEqual([[], []]);
    expect([await day(ill), await day(onLeave)]).toEqual([
      [468, false],
      [120, false],
    ]);
    expect(await decideByFile(ill, 'workOnTop')).toEqual([['import.overlap', 'date']]);
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
