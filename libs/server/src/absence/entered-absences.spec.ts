import { randomUUID } from 'node:crypto';
import { type LocalDate } from '@zeitbuch/working-time';
import { createTestApp, type Refused, type TestApp, type TestPerson } from '../../testing';
import { type LeaveDto } from '../leave';
import {
  type AbsenceEffectDto,
  type AbsenceRequestDto,
  type AbsencesOfPersonDto,
  type EnterAbsenceDto,
  type OwnAbsencesDto,
} from './absence.dto';

/** What waits for somebody, as far as it is told here. */
interface Tasks {
  readonly tasks: readonly { readonly kind: string; readonly date?: LocalDate }[];
}

describe('absences that the time administration enters', () => {
  let api: TestApp;
  let leader: TestPerson;
  let administrator: TestPerson;
  let limited: TestPerson;

  beforeAll(async () => {
    api = await createTestApp('2026-11-24T08:00:00+01:00');
    await api.scenario.tenant();
    await api.scenario.unit('AMT10');
    await api.scenario.unit('AMT20');
    leader = await api.scenario.person({ unit: 'AMT10', leads: ['AMT10'] });
    administrator = await api.scenario.person({ givenName: 'Tim', unit: 'AMT10', roles: ['timeAdministrator'] });
    limited = await api.scenario.person({ unit: 'AMT20', administers: ['AMT20'] });
  });
  afterAll(() => api.close());

  const clerk = () => api.scenario.person({ unit: 'AMT10', hiredOn: '2026-01-01' });
  type More = Partial<Omit<EnterAbsenceDto, 'from' | 'to' | 'kindCode'>>;
  const entry = (kindCode: string, from: LocalDate, to: LocalDate = from, more: More = {}): EnterAbsenceDto => ({
    ...{ requestId: randomUUID(), act: 'take', kindCode, from, to },
    ...more,
  });
  const enter = <T = AbsenceRequestDto>(of: TestPerson, body: EnterAbsenceDto, as = administrator) =>
    api.request<T>('POST', `/api/v1/people/${of.employeeId}/absence-entries`, { as, body });
  const refused = async (of: TestPerson, body: EnterAbsenceDto, as = administrator) =>
    (await enter<Refused>(of, body, as)).body.code;
  const own = async (as: TestPerson, year = 2026) =>
    (await api.request<OwnAbsencesDto>('GET', `/api/v1/absences/${year}`, { as })).body;
  const ofPerson = <T = AbsencesOfPersonDto>(of: TestPerson, as = administrator) =>
    api.request<T>('GET', `/api/v1/people/${of.employeeId}/absences/2026`, { as });
  const left = async (as: TestPerson) =>
    (await api.request<LeaveDto>('GET', '/api/v1/leave/2026', { as })).body.leftHundredths;
  const told = async (as: TestPerson) =>
    (await api.request<Tasks>('GET', '/api/v1/tasks', { as })).body.tasks.filter(
      ({ kind }) => kind === 'absenceEntered',
    );
  const answer = <T = AbsenceRequestDto>(as: TestPerson, requestId: string, dissent?: string) =>
    api.request<T>('POST', `/api/v1/absence-requests/${requestId}/answer`, { as, body: { dissent } });

  it('hold at once, also of kinds that nobody asks for and over years, and the person is told', async () => {
    const person = await clerk();
    const parental = entry('parentalLeave', '2026-12-07', '2029-12-06', { note: 'Ihre Erklärung vom 1. Oktober' });
    const { status, body } = await enter(person, parental);
    expect([status, body]).toMatchObject([201, { status: 'approved', enteredBy: administrator.name }]);
    expect((await enter(person, parental)).status).toBe(200);
    expect(await told(person)).toMatchObject([{ date: '2026-12-07' }]);
    const { absences, requests } = await own(person);
    expect(absences).toMatchObject([{ kindCode: 'parentalLeave', to: '2029-12-06', isChangeable: false }]);
    expect(requests).toMatchObject([{ enteredBy: administrator.name, note: 'Ihre Erklärung vom 1. Oktober' }]);
    const read = (await ofPerson(person)).body;
    expect(read).toMatchObject({ name: person.name, absences: [{ isChangeable: true }] });
    expect(read.kinds.map(({ kindCode }) => kindCode)).toContain('maternityProtection');
    expect((await answer(person, body.requestId)).body.answeredAt).toBe('2026-11-24T08:00:00+01:00');
    expect(await told(person)).toEqual([]);
  });

  it('stay with what the person says against them, also after they were only seen', async () => {
    const person = await clerk();
    const { body } = await enter(person, entry('strike', '2026-11-23', undefined, { strikePolicy: 'payDeduction' }));
    await answer(person, body.requestId);
    expect((await answer(person, body.requestId, 'Ich habe gearbeitet.')).body.dissent).toBe('Ich habe gearbeitet.');
    await answer(person, body.requestId);
    expect((await ofPerson(person)).body.requests).toMatchObject([{ dissent: 'Ich habe gearbeitet.' }]);
    expect((await answer<Refused>(leader, body.requestId)).body.code).toBe('not-found');
    const mine = await api.request<AbsenceRequestDto>('POST', '/api/v1/absence-requests', {
      as: person,
      body: entry('leave', '2026-12-07'),
    });
    expect((await answer<Refused>(person, mine.body.requestId)).body.code).toBe('not-found');
  });

  it('of illness give leave back once the certificate is brought, which other days leave where it is', async () => {
    const person = await clerk();
    await api.scenario.absence(person, 'leave', '2026-11-16', '2026-11-20');
    const before = await left(person);
    const { body } = await enter(person, entry('sick', '2026-11-18', '2026-11-19'));
    expect(await left(person)).toBe(before);
    const { absenceId } = body;
    const sick = (to: LocalDate, more: More) => entry('sick', '2026-11-18', to, { act: 'change', absenceId, ...more });
    expect((await enter(person, sick('2026-11-19', { isCertified: true }))).status).toBe(201);
    expect(await left(person)).toBe(before + 200);
    await enter(person, sick('2026-11-18', {}));
    expect(await left(person)).toBe(before + 100);
    const held = (await own(person)).absences.filter(({ kindCode }) => kindCode === 'sick');
    expect(held).toMatchObject([{ to: '2026-11-18', isCertified: true }]);
    await enter(person, sick('2026-11-18', { act: 'cancel' }));
    expect(await left(person)).toBe(before);
  });

  it('say what they would do before, and need what their credit needs', async () => {
    const person = await clerk();
    const { requestId: _, ...wish } = entry('leave', '2026-12-21', '2026-12-30');
    const url = `/api/v1/people/${person.employeeId}/absence-entries/preview`;
    const { body } = await api.request<AbsenceEffectDto>('POST', url, { as: administrator, body: wish });
    expect(body).toMatchObject({ workDays: 7, leaveDays: 7, leaveLeftHundredths: 2300, objections: [] });
    expect(await refused(person, entry('strike', '2026-12-01'))).toBe('absence.details-wrong');
    expect(await refused(person, entry('antenatalExam', '2026-12-01'))).toBe('absence.details-wrong');
    const visit = { fromMinute: 600, toMinute: 660, creditPolicy: 'full' as const };
    expect((await enter(person, entry('doctorVisit', '2026-12-01', undefined, visit))).status).toBe(201);
    expect(await refused(person, entry('qualificationDay', '2026-12-02'))).toBe('absence.not-yet');
    expect(await refused(person, entry('leave', '2026-12-02', '2031-12-02'))).toBe('absence.too-long');
    await api.scenario.closedMonth(person, '2026-10');
    expect(await refused(person, entry('sick', '2026-10-30', '2026-11-02'))).toBe('period.closed');
  });

  it('are nobody else’s to read or to enter, and never one’s own', async () => {
    const person = await clerk();
    for (const as of [leader, person]) {
      expect((await ofPerson<Refused>(person, as)).body.code).toBe('forbidden');
      expect(await refused(person, entry('sick', '2026-11-24'), as)).toBe('forbidden');
    }
    expect((await ofPerson<Refused>(person, limited)).body.code).toBe('not-found');
    expect(await refused(person, entry('sick', '2026-11-24'), limited)).toBe('not-found');
    expect(await refused(administrator, entry('sick', '2026-11-24'))).toBe('absence.own');
    const { body } = await enter(person, entry('sick', '2026-11-24'));
    const log = await api.db.query('select action, payload from audit_event where subject_id = $1', [body.requestId]);
    expect(log).toEqual([{ action: 'absence.entered', payload: { act: 'take' } }]);
  });
});
