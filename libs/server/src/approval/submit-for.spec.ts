import { type LocalDate, type YearMonth } from '@zeitbuch/working-time';
import { approvalSteps, createTestApp, type Refused, type TestApp, type TestPerson } from '../../testing';
import { type MonthDto } from '../views';

/** It is the second of December 2026; November is over. */
describe('handing in for somebody who cannot', () => {
  let api: TestApp;
  let leader: TestPerson;
  let stranger: TestPerson;
  let administrator: TestPerson;
  let steps: ReturnType<typeof approvalSteps>;
  const NOW = '2026-12-02T08:00:00+01:00';

  beforeAll(async () => {
    api = await createTestApp(NOW);
    steps = approvalSteps(api);
    await api.scenario.tenant();
    await api.scenario.unit('AMT10');
    await api.scenario.unit('AMT20');
    leader = await api.scenario.person({ givenName: 'Lea', unit: 'AMT10', leads: ['AMT10'] });
    stranger = await api.scenario.person({ unit: 'AMT20', leads: ['AMT20'] });
    administrator = await api.scenario.person({ givenName: 'Zita', unit: 'AMT20', roles: ['timeAdministrator'] });
  });
  afterAll(() => api.close());
  beforeEach(() => api.clock.set(NOW));

  const submitFor = <Body = MonthDto>(
    as: TestPerson,
    person: TestPerson,
    reason = 'No access',
    month: YearMonth = '2026-11',
  ) =>
    api.request<Body>('POST', `/api/v1/people/${person.employeeId}/months/${month}/submission`, {
      as,
      body: { reason },
    });
  const monthOf = async (as: TestPerson, person: TestPerson) =>
    (await api.request<MonthDto>('GET', `/api/v1/months/2026-11?employeeId=${person.employeeId}`, { as })).body;
  const clerk = (hiredOn: LocalDate = '2026-11-30') => api.scenario.person({ unit: 'AMT10', hiredOn });
  const worked = async (person: TestPerson, times = ['08:00', '12:00', '13:00', '17:00']) => {
    await steps.work(person, '2026-11-30', times, NOW);
    return person;
  };

  it('is done by the leader, told to the person and decided one by one', async () => {
    const person = await worked(await clerk());
    const answer = await submitFor(leader, person, 'Left on Monday, the notebook is back');
    expect(answer).toMatchObject({ status: 200, body: { status: 'submitted' } });
    const own = await steps.month(person);
    expect(own.submittedFor).toEqual({ by: 'Lea Muster', reason: 'Left on Monday, the notebook is back' });
    expect(own.canWithdraw).toBe(true);
    const [item] = (await steps.waiting(leader)).filter(({ employeeId }) => employeeId === person.employeeId);
    expect(item).toMatchObject({ conspicuous: true, flags: ['month.submitted-for'] });
    expect(await steps.decide(leader, 'approve', [item])).toMatchObject([{ ok: true }]);
    expect((await steps.month(person)).submittedFor?.by).toBe('Lea Muster');
    const events = await api.db.query(
      `select actor_id, employee_id, payload from audit_event where action = 'month.submitted' and employee_id = $1`,
      [person.employeeId],
    );
    expect(events).toEqual([
      { actor_id: leader.employeeId, employee_id: person.employeeId, payload: { month: '2026-11' } },
    ]);
  });

  it('is done for somebody who was ill all month and recorded nothing', async () => {
    const person = await clerk('2026-11-01');
    await api.scenario.absence(person, 'sick', '2026-11-01', '2026-12-15');
    const answer = await submitFor(administrator, person, 'Ill since the end of October');
    expect(answer).toMatchObject({ status: 200, body: { status: 'submitted', blockers: [] } });
    expect(answer.body.targetMinutes).toBeGreaterThan(0);
    expect(answer.body.balanceMinutes).toBe(0);
  });

  it('does not tell the leader why somebody was away, whatever the administration wrote', async () => {
    const person = await worked(await clerk());
    await submitFor(administrator, person, 'In hospital');
    expect((await monthOf(leader, person)).submittedFor).toEqual({ by: 'Zita Muster' });
    expect((await monthOf(administrator, person)).submittedFor?.reason).toBe('In hospital');
  });

  it('is over once a late booking of the person opens the month again, and nothing of it remains', async () => {
    const person = await worked(await clerk());
    await submitFor(leader, person);
    await steps.work(person, '2026-11-30', ['18:00', '19:00'], NOW);
    const month = await steps.month(person);
    expect(month.status).toBe('open');
    expect(month.submittedFor).toBeUndefined();
  });

  it('is taken back by the person, and nothing of it remains', async () => {
    const person = await worked(await clerk());
    await submitFor(leader, person);
    const { body } = await api.request<MonthDto>('DELETE', '/api/v1/months/2026-11/submission', { as: person });
    expect(body.status).toBe('open');
    expect(body.submittedFor).toBeUndefined();
  });

  it('refuses strangers, the own month, months that run, blanks and months with a missing booking', async () => {
    const person = await worked(await clerk(), ['08:00']);
    const refused = async (as: TestPerson, of: TestPerson, reason?: string, month?: YearMonth) => {
      const { status, body } = await submitFor<Refused>(as, of, reason, month);
      return [status, body.code];
    };
    expect(await refused(stranger, person)).toEqual([404, 'not-found']);
    expect(await refused(person, leader)).toEqual([403, 'forbidden']);
    expect(await refused(leader, leader)).toEqual([409, 'month.own']);
    expect(await refused(leader, person, 'No access', '2026-12')).toEqual([409, 'month.not-over']);
    expect(await refused(leader, person, 'No access', '2026-10')).toEqual([404, 'not-found']);
    expect(await refused(leader, person, '  \t ')).toEqual([422, 'request.invalid']);
    const blocked = await submitFor<Refused>(leader, person);
    expect(blocked.body).toMatchObject({ code: 'month.has-blockers', params: { dates: ['2026-11-30'] } });
    const twice = await worked(await clerk());
    const answers = await Promise.all([submitFor(leader, twice), submitFor(leader, twice), submitFor(leader, twice)]);
    expect(answers.map(({ status, body }) => [status, body.status])).toEqual(Array(3).fill([200, 'submitted']));
    expect(await refused(leader, twice, 'Another reason')).toEqual([409, 'month.not-open']);
    expect(await refused(administrator, twice)).toEqual([409, 'month.not-open']);
  });
});
