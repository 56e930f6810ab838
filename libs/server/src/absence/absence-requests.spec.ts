import { randomUUID } from 'node:crypto';
import { type LocalDate } from '@zeitbuch/working-time';
import { approvalSteps, createTestApp, type Refused, type TestApp, type TestPerson } from '../../testing';
import { type DecidedDto } from '../approval';
import { type LeaveDto } from '../leave';
import {
  type AbsenceEffectDto,
  type AbsenceKindDto,
  type AbsenceRequestDto,
  type AskAbsenceDto,
  type OwnAbsencesDto,
} from './absence.dto';

describe('requests for absence', () => {
  let api: TestApp;
  let leader: TestPerson;
  let administrator: TestPerson;
  let steps: ReturnType<typeof approvalSteps>;

  beforeAll(async () => {
    api = await createTestApp('2026-11-24T08:00:00+01:00');
    steps = approvalSteps(api);
    await api.scenario.tenant();
    await api.scenario.unit('AMT10');
    leader = await api.scenario.person({ givenName: 'Lea', unit: 'AMT10', leads: ['AMT10'] });
    administrator = await api.scenario.person({ givenName: 'Tim', roles: ['timeAdministrator'] });
  });
  afterAll(() => api.close());
  beforeEach(() => api.clock.set('2026-11-24T08:00:00+01:00'));

  const clerk = () => api.scenario.person({ unit: 'AMT10', hiredOn: '2026-01-01' });
  type Wanted = Partial<Omit<AskAbsenceDto, 'from' | 'to'>>;
  const wanted = (from: LocalDate, to: LocalDate = from, more: Wanted = {}): AskAbsenceDto => ({
    ...{ requestId: randomUUID(), act: 'take', kindCode: 'leave', from, to },
    ...more,
  });
  const ask = <T = AbsenceRequestDto>(as: TestPerson, body: AskAbsenceDto) =>
    api.request<T>('POST', '/api/v1/absence-requests', { as, body });
  const preview = async (as: TestPerson, { requestId: _, note: __, ...body }: AskAbsenceDto) =>
    (await api.request<AbsenceEffectDto>('POST', '/api/v1/absence-requests/preview', { as, body })).body;
  const refused = async (as: TestPerson, body: AskAbsenceDto) => (await ask<Refused>(as, body)).body.code;
  const own = async (as: TestPerson, year = 2026) =>
    (await api.request<OwnAbsencesDto>('GET', `/api/v1/absences/${year}`, { as })).body;
  const left = async (as: TestPerson, year = 2026) =>
    (await api.request<LeaveDto>('GET', `/api/v1/leave/${year}`, { as })).body.leftHundredths;
  const itemOf = async (as: TestPerson, { requestId }: AbsenceRequestDto) =>
    (await steps.waiting(as)).find(({ id }) => id === requestId);
  const decide = async (as: TestPerson, request: AbsenceRequestDto, decision: 'approve' | 'return' = 'approve') => {
    const item = await itemOf(as, request);
    if (!item) return 'does not wait';
    const [{ ok, code }] = await steps.decide(as, decision, [item], decision === 'return' ? 'Bitte anders' : undefined);
    return ok ? 'ok' : code;
  };

  it('offers the kinds that people ask for or tell themselves', async () => {
    const kinds = await api.request<AbsenceKindDto[]>('GET', '/api/v1/absence-kinds', { as: await clerk() });
    expect(kinds.body.slice(0, 4)).toMatchObject([
      { kindCode: 'leave', nameDe: 'Urlaub', way: 'asked', decidedBy: 'leader' },
      { kindCode: 'flexDay', hasHalfDays: true },
      { kindCode: 'compensatoryTimeOff' },
      { kindCode: 'sick', way: 'told' },
    ]);
    expect(kinds.body.map(({ kindCode }) => kindCode)).not.toContain('maternityProtection');
  });

  it('shows on which days of the year no work is due anyway', async () => {
    await api.scenario.holiday('2026-10-31', 'Reformationstag', 1, 'Reformation Day');
    const { freeDays } = await own(await api.scenario.person({ unit: 'AMT10', hiredOn: '2026-10-26' }));
    expect(freeDays.slice(0, 3)).toEqual([
      { date: '2026-10-31', kind: 'holiday', nameDe: 'Reformationstag', nameEn: 'Reformation Day' },
      { date: '2026-11-01', kind: 'dayOff' },
      { date: '2026-11-07', kind: 'dayOff' },
    ]);
    expect(freeDays.map(({ date }) => date)).toContain('2026-12-24');
    expect((await own(await clerk())).freeDays[0]).toEqual({ date: '2026-01-03', kind: 'dayOff' });
  });

  it('is leave once the leader agrees, and counts from then on', async () => {
    const person = await clerk();
    expect(await preview(person, wanted('2026-12-21', '2026-12-30'))).toMatchObject({
      ...{ workDays: 7, leaveDays: 7, leaveLeftHundredths: 2300, balanceMinutes: 0, objections: [] },
    });
    const { status, body: request } = await ask(
      person,
      wanted('2026-12-21', '2026-12-30', { note: 'Mit den Kindern' }),
    );
    expect([status, request.status]).toEqual([201, 'pending']);
    expect(await left(person)).toBe(3000);
    expect(await itemOf(leader, request)).toMatchObject({
      ...{ type: 'absence', employeeName: person.name, unitName: 'AMT10' },
      absence: { nameDe: 'Urlaub', from: '2026-12-21', to: '2026-12-30', workDays: 7, note: 'Mit den Kindern' },
    });
    expect(await decide(leader, request)).toBe('ok');
    expect(await left(person)).toBe(2300);
    const { absences, requests } = await own(person);
    expect(absences).toMatchObject([{ kindCode: 'leave', from: '2026-12-21', to: '2026-12-30', isChangeable: true }]);
    expect(requests).toMatchObject([{ status: 'approved', decidedBy: leader.name, absenceId: absences[0].absenceId }]);
  });

  it('counts what waits already, and grants no day twice', async () => {
    const person = await clerk();
    expect((await ask(person, wanted('2026-11-25', '2026-12-31'))).status).toBe(201);
    expect(await refused(person, wanted('2026-12-07'))).toBe('absence.overlaps');
    // 25 days wait, five are left: 2 to 13 November are nine of them.
    const wish = wanted('2026-11-02', '2026-11-12');
    expect(await refused(person, wish)).toBe('absence.leave-exceeded');
    expect((await preview(person, wish)).objections).toEqual([
      { code: 'absence.leave-exceeded', isBlocking: true, params: { year: 2026, missingDays: 4 } },
    ]);
  });

  it('lets the last day be asked for once, however often at once', async () => {
    const person = await clerk();
    await api.scenario.absence(person, 'leave', '2026-10-01', '2026-11-10');
    expect(await left(person)).toBe(100);
    const mondays: LocalDate[] = ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-07'];
    const answers = await Promise.all(mondays.map((day) => ask<Refused>(person, wanted(day))));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(answers.map(({ status, body }) => (status === 201 ? '' : body.code)))).toEqual(
      new Set(['', 'absence.leave-exceeded']),
    );
  });

  it('takes flex days from the account, within what the agreement allows', async () => {
    await api.scenario.agreement('two-flex-days', {
      flexDays: { maxPerMonth: 2, maxPerYear: 24, lowerLimitMinutes: -1000 },
    });
    const person = await api.scenario.person({ unit: 'AMT10', agreement: 'two-flex-days' });
    const [first, half] = [wanted('2026-12-01'), wanted('2026-12-02')];
    expect(await preview(person, { ...first, kindCode: 'flexDay' })).toMatchObject({
      ...{ leaveDays: 0, balanceMinutes: -468, balanceAfterMinutes: -468, objections: [] },
    });
    expect((await ask(person, { ...first, kindCode: 'flexDay' })).status).toBe(201);
    expect(await preview(person, { ...half, kindCode: 'flexDay', portion: 'half' })).toMatchObject({
      ...{ balanceMinutes: -234, balanceAfterMinutes: -468 - 234 },
    });
    expect(await refused(person, { ...half, to: '2026-12-03', kindCode: 'flexDay', portion: 'half' })).toBe(
      'absence.no-half-days',
    );
    expect(await refused(person, { ...wanted('2026-12-03', '2026-12-04'), kindCode: 'flexDay' })).toBe(
      'absence.flex-month',
    );
    expect((await ask(person, { ...wanted('2026-12-03'), kindCode: 'flexDay' })).status).toBe(201);
    expect(await refused(person, { ...wanted('2027-01-11'), kindCode: 'flexDay' })).toBe('absence.flex-credit');
  });

  it('is ill from the moment it is told, and the leader reads no more than that somebody is absent', async () => {
    const person = await clerk();
    const told = await ask(person, wanted('2026-11-24', '2026-11-26', { kindCode: 'sick' }));
    expect([told.status, told.body.status]).toEqual([201, 'approved']);
    expect((await own(person)).absences).toMatchObject([{ kindCode: 'sick', from: '2026-11-24', to: '2026-11-26' }]);
    expect(await itemOf(leader, told.body)).toBeUndefined();
    const longer = wanted('2026-11-24', '2026-11-30', {
      kindCode: 'sick',
      act: 'change',
      absenceId: told.body.absenceId,
    });
    expect((await ask(person, longer)).body).toMatchObject({ act: 'take', from: '2026-11-27', to: '2026-11-30' });
    expect(await refused(person, wanted('2026-11-25', '2026-11-27', { kindCode: 'sick' }))).toBe('absence.overlaps');
  });

  it('is decided by the time administration where leaders must not know the kind', async () => {
    const person = await clerk();
    const { body: request } = await ask(person, wanted('2026-12-01', '2026-12-02', { kindCode: 'bereavement' }));
    expect(await itemOf(leader, request)).toBeUndefined();
    const blind = [{ type: 'absence' as const, id: request.requestId, version: 1 }];
    expect(await steps.decide(leader, 'approve', blind)).toMatchObject([{ ok: false, code: 'not-found' }]);
    expect(await decide(administrator, request)).toBe('ok');
    expect((await own(person)).absences).toMatchObject([
      { kindCode: 'bereavement', nameDe: 'Todesfall in der Familie' },
    ]);
    const decidedOn = async (as: TestPerson) =>
      (await api.request<DecidedDto>('GET', '/api/v1/approvals/decided', { as })).body.items.filter(
        ({ decisionId }) => decisionId === request.requestId,
      );
    expect(await decidedOn(administrator)).toMatchObject([
      { decision: 'approved', isOwn: true, absence: { act: 'take', nameDe: 'Todesfall in der Familie' } },
    ]);
    expect(await decidedOn(leader)).toEqual([]);
    expect(await decidedOn(await api.scenario.person({ roles: ['timeAdministrator'] }))).toEqual([]);
    expect(await refused(person, wanted('2026-12-03', '2026-12-08', { kindCode: 'bereavement' }))).toBe(
      'absence.kind-exceeded',
    );
  });

  it('is changed, shortened and cancelled by the same way, and keeps what held before', async () => {
    const person = await clerk();
    const { body: taken } = await ask(person, wanted('2026-12-14', '2026-12-18'));
    expect(await decide(leader, taken)).toBe('ok');
    const [{ absenceId }] = (await own(person)).absences;
    const shorter = wanted('2026-12-14', '2026-12-15', { act: 'change', absenceId });
    expect(await preview(person, shorter)).toMatchObject({ leaveDays: 0, leaveLeftHundredths: 2800, objections: [] });
    const { body: change } = await ask(person, shorter);
    expect((await itemOf(leader, change))?.absence).toMatchObject({ fromBefore: '2026-12-14', toBefore: '2026-12-18' });
    expect(await decide(leader, change)).toBe('ok');
    expect((await own(person)).absences).toMatchObject([{ absenceId, to: '2026-12-15' }]);
    const cancel = wanted('2026-12-14', '2026-12-15', { act: 'cancel', absenceId });
    expect(await preview(person, cancel)).toMatchObject({ leaveDays: -2, leaveLeftHundredths: 3000 });
    expect(await decide(leader, (await ask(person, cancel)).body)).toBe('ok');
    expect((await own(person)).absences).toEqual([]);
    const kept = await api.db.query(
      `select before ->> 'to_date' as before, after ->> 'to_date' as after from absence_change where absence_id = $1 order by changed_at`,
      [absenceId],
    );
    expect(kept).toEqual([
      { before: null, after: '2026-12-18' },
      { before: '2026-12-18', after: '2026-12-15' },
      { before: '2026-12-15', after: null },
    ]);
  });

  it('is withdrawn while nobody has decided, and either that or the decision counts', async () => {
    const person = await clerk();
    const { body: request } = await ask(person, wanted('2026-12-07'));
    const item = await itemOf(leader, request);
    const [withdrawn, [decided]] = await Promise.all([
      api.request<Refused>('DELETE', `/api/v1/absence-requests/${request.requestId}`, { as: person }),
      steps.decide(leader, 'approve', item ? [item] : []),
    ]);
    expect([withdrawn.status === 200, decided.ok].filter(Boolean)).toHaveLength(1);
    expect((await own(person)).absences).toHaveLength(decided.ok ? 1 : 0);
  });

  it('is judged again when somebody decides', async () => {
    const person = await clerk();
    const { body: request } = await ask(person, wanted('2026-12-07', '2026-12-09'));
    await api.scenario.absence(person, 'businessTripDay', '2026-12-08');
    expect(await decide(leader, request)).toBe('absence.no-longer-possible');
    expect((await own(person)).requests).toMatchObject([{ status: 'pending' }]);
    expect(await decide(leader, request, 'return')).toBe('ok');
    expect((await own(person)).requests).toMatchObject([{ status: 'rejected', decidedBy: leader.name }]);
  });

  it('keeps the month from being handed in while it waits, and opens a handed-in one again', async () => {
    api.clock.set('2026-12-01T08:00:00+01:00');
    const person = await api.scenario.person({ unit: 'AMT10', hiredOn: '2026-11-30' });
    await api.scenario.booked(person, '2026-11-30', ['08:00', '16:18']);
    const { body: request } = await ask(person, wanted('2026-11-30', '2026-12-01', { kindCode: 'training' }));
    const before = await steps.month(person);
    expect(before.blockers).toMatchObject([{ date: '2026-11-30' }]);
    expect(await decide(leader, request, 'return')).toBe('ok');
    const { version, blockers } = await steps.month(person);
    expect(blockers).toEqual([]);
    const path = '/api/v1/months/2026-11/submission';
    expect((await api.request('POST', path, { as: person, body: { version } })).status).toBe(200);
    const { body: later } = await ask(person, wanted('2026-11-30', '2026-12-01', { kindCode: 'businessTripDay' }));
    expect((await steps.month(person)).status).toBe('submitted');
    expect(await decide(leader, later)).toBe('ok');
    expect((await steps.month(person)).status).toBe('open');
  });

  it('is refused where it cannot be, each with its code', async () => {
    const person = await clerk();
    await api.scenario.absence(person, 'training', '2026-10-06');
    await api.scenario.closedMonth(person, '2026-10');
    expect((await own(person)).absences).toMatchObject([{ kindCode: 'training', isChangeable: false }]);
    expect(await refused(person, wanted('2026-10-30', '2026-11-02'))).toBe('period.closed');
    expect(await refused(person, wanted('2026-11-21', '2026-11-22'))).toBe('absence.nothing-due');
    expect(await refused(person, wanted('2026-11-20', '2026-11-19'))).toBe('absence.ends-before-start');
    expect(await refused(person, wanted('2026-12-01', '2036-12-01'))).toBe('absence.too-long');
    expect(await refused(person, wanted('2028-01-03'))).toBe('absence.too-far');
    expect(await refused(person, wanted('2025-12-31', '2026-01-02'))).toBe('absence.outside-employment');
    const protection = wanted('2026-12-01', '2026-12-01', { kindCode: 'maternityProtection' });
    expect(await refused(person, protection)).toBe('absence.not-offered');
    const unknown = wanted('2026-12-01', '2026-12-01', { act: 'cancel', absenceId: randomUUID() });
    expect(await refused(person, unknown)).toBe('not-found');
  });

  it('says the same twice once, and refuses something else under the same id', async () => {
    const person = await clerk();
    const wish = wanted('2026-12-07');
    const answers = await Promise.all([ask(person, wish), ask(person, wish)]);
    expect(answers.map(({ status }) => status >= 200 && status < 300)).toEqual([true, true]);
    expect((await ask(person, wish)).status).toBe(200);
    expect((await own(person)).requests).toHaveLength(1);
    expect(await refused(person, { ...wish, to: '2026-12-08' })).toBe('idempotency.mismatch');
    expect(await refused(await clerk(), wish)).toBe('idempotency.mismatch');
  });
});
