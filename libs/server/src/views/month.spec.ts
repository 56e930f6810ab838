import { randomUUID } from 'node:crypto';
import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { type DayExplanationDto } from './explanation.dto';
import { type MonthDto, type TeamMonthDto } from './month.dto';
import { OpenDays } from '../month';

describe('a month', () => {
  let api: TestApp;
  beforeAll(async () => {
    api = await createTestApp('2026-11-23T18:00:00+01:00');
    await api.scenario.tenant();
    await api.scenario.tenant(2);
    await api.scenario.unit('AMT10');
    await api.scenario.unit('SG101', 'AMT10');
    await api.scenario.unit('SG102', 'AMT10');
    await api.scenario.unit('AMT20');
    await api.scenario.holiday('2026-11-18', 'Buß- und Bettag', 1, 'Day of Prayer and Repentance');
  });
  afterAll(() => api.close());

  /** Clocks a whole day: the times in pairs, in office. */
  const work = async (person: TestPerson, date: string, ...times: string[]) => {
    for (const [index, time] of times.entries()) {
      api.clock.set(`${date}T${time}:00+01:00`);
      const kind = index % 2 === 0 ? 'clockIn' : 'clockOut';
      const { status } = await api.request('POST', '/api/v1/bookings', {
        as: person,
        body: { bookingId: randomUUID(), kind, location: 'office' },
      });
      expect(status).toBe(201);
    }
  };
  const month = async (as: TestPerson, of?: TestPerson, name = '2026-11') =>
    (await api.request<MonthDto>('GET', `/api/v1/months/${name}${of ? `?employeeId=${of.employeeId}` : ''}`, { as }))
      .body;
  const day = (dto: MonthDto, date: string) => dto.days.find((candidate) => candidate.date === date);

  it('adds up: opening, every day, the running balance, weekends and a holiday nobody clocked on', async () => {
    const person = await api.scenario.person({ hiredOn: '2026-10-01' });
    await api.scenario.closedMonth(person, '2026-10', 100);
    await work(person, '2026-11-02', '07:00', '12:00', '12:30', '16:00');
    await work(person, '2026-11-03', '07:00', '12:00', '12:30', '15:48');
    await api.scenario.absence(person, 'leave', '2026-11-04', '2026-11-20');
    api.clock.set('2026-11-23T06:00:00+01:00');
    const november = await month(person);
    expect(november).toMatchObject({
      month: '2026-11',
      status: 'open',
      openingBalanceMinutes: 100,
      provisional: true,
      canSubmit: false,
    });
    expect(november.days).toHaveLength(30);
    expect(day(november, '2026-11-02')).toMatchObject({
      weekday: 1,
      isoWeek: 45,
      spans: [
        { from: '07:00', to: '12:00', location: 'office' },
        { from: '12:30', to: '16:00', location: 'office' },
      ],
      breakRecordedMinutes: 30,
      creditedMinutes: 510,
      targetMinutes: 468,
      balanceMinutes: 42,
      runningBalanceMinutes: 142,
    });
    expect(day(november, '2026-11-07')).toMatchObject({ state: 'none', targetMinutes: 0, balanceMinutes: 0 });
    expect(day(november, '2026-11-11')).toMatchObject({
      absence: 'leave',
      creditedMinutes: 468,
      absenceCreditMinutes: 468,
    });
    expect(day(november, '2026-11-18')).toMatchObject({
      holidayName: 'Buß- und Bettag',
      holidayNameEn: 'Day of Prayer and Repentance',
      targetMinutes: 0,
      creditedMinutes: 0,
    });
    expect(day(november, '2026-11-23')).toMatchObject({ state: 'none', targetMinutes: 468, balanceMinutes: -468 });
    expect(day(november, '2026-11-24')).toMatchObject({ state: 'future', targetMinutes: 0 });
    expect(november.balanceMinutes).toBe(november.days.reduce((sum, { balanceMinutes }) => sum + balanceMinutes, 0));
    expect(november.closingBalanceMinutes).toBe(100 + 42 + 30 - 468);
    expect(november.closingBalanceMinutes).toBe(november.days[29].runningBalanceMinutes);
    const stored = await api.scenario.client.query('select count(*)::int from day_evaluation where employee_id = $1', [
      person.employeeId,
    ]);
    expect(stored.rows[0].count).toBe(22);
  });

  it('evaluates the days on which an agreement holds, and does not look for the others again and again', async () => {
    await api.scenario.unit('AMT40');
    await api.scenario.agreement('young', {}, 1, { from: '2026-11-16' });
    const leader = await api.scenario.person({ unit: 'AMT40', leads: ['AMT40'] });
    const person = await api.scenario.person({ unit: 'AMT40', hiredOn: '2026-11-02', agreement: 'young' });
    await work(person, '2026-11-16', '08:00', '12:00');
    api.clock.set('2026-11-23T06:00:00+01:00');
    const before = await month(person);
    expect(day(before, '2026-11-03')).toMatchObject({ state: 'none', targetMinutes: 0 });
    expect(day(before, '2026-11-17')).toMatchObject({ targetMinutes: 468, creditedMinutes: 0 });
    const evaluate = jest.spyOn(api.app.get(OpenDays), 'evaluate');
    await month(person);
    await api.request('GET', '/api/v1/team/months/2026-11', { as: leader });
    await api.request('GET', '/api/v1/today', { as: person });
    expect(evaluate).not.toHaveBeenCalled();
    evaluate.mockRestore();
  });

  it('looks at a day again once it is over: clocked out and gone before the end of core time', async () => {
    const week = Array.from({ length: 5 }, () => ({ fromMinute: 540, toMinute: 900 }));
    await api.scenario.agreement('core', { core: [...week, null, null] });
    const person = await api.scenario.person({ hiredOn: '2026-11-23', agreement: 'core' });
    await work(person, '2026-11-23', '08:00', '12:00');
    const codes = async () => day(await month(person), '2026-11-23')?.findings.map(({ code }) => code);
    expect(await codes()).not.toContain('CORE_TIME_VIOLATION');
    api.clock.set('2026-11-24T07:00:00+01:00');
    expect(await codes()).toContain('CORE_TIME_VIOLATION');
  });

  it('explains each day from its bookings to its balance, without a gap between the steps', async () => {
    const person = await api.scenario.person({ hiredOn: '2026-11-23' });
    await work(person, '2026-11-23', '05:30', '12:00', '12:20', '16:30');
    api.clock.set('2026-11-24T07:00:00+01:00');
    await month(person);
    const { body } = await api.request<DayExplanationDto>('GET', '/api/v1/days/2026-11-23/explanation', { as: person });
    expect(body.bookings.map(({ localTime }) => localTime)).toEqual(['05:30', '12:00', '12:20', '16:30']);
    expect(body.recordedMinutes).toBe(640);
    expect(body.intervals.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(640);
    const credit = body.steps.filter(({ clock }) => clock === 'credit');
    let minutes = body.recordedMinutes;
    for (const step of credit) {
      expect(step.beforeMinutes).toBe(minutes);
      expect(step.deltaMinutes).toBe(step.afterMinutes - step.beforeMinutes);
      minutes = step.afterMinutes;
    }
    expect(minutes).toBe(body.creditedMinutes);
    expect(body.balanceMinutes).toBe(body.creditedMinutes - body.targetMinutes);
    expect(credit.length).toBeGreaterThan(0);
    expect(credit[0]).toMatchObject({
      source: { kind: 'agreement', name: 'standard', version: 1 },
      paragraph: expect.any(String),
    });
    expect(body).toMatchObject({ agreement: { name: 'standard', version: 1, overlays: [] }, storedMatches: true });
    expect(body.findings.map(({ code }) => code)).toContain('DAILY_MAX_10H_EXCEEDED');
  });

  it('of a day to come warns of nothing: no figure is stored that could differ', async () => {
    const person = await api.scenario.person({ unit: 'SG101', hiredOn: '2026-11-01' });
    const { body } = await api.request<DayExplanationDto>('GET', '/api/v1/days/2026-12-01/explanation', { as: person });
    expect(body).toMatchObject({ storedMatches: true, targetMinutes: 468, bookings: [] });
  });

  it('is seen by oneself, the leaders above, and time administrators; for everybody else it does not exist', async () => {
    const clerk = await api.scenario.person({ unit: 'SG101', hiredOn: '2026-11-01' });
    const colleague = await api.scenario.person({ unit: 'SG101' });
    const leader = await api.scenario.person({ unit: 'AMT10', leads: ['AMT10'] });
    const sectionLeader = await api.scenario.person({ unit: 'SG102', leads: ['SG102'] });
    const sectionClerk = await api.scenario.person({ unit: 'SG102' });
    const stranger = await api.scenario.person({ unit: 'AMT20', leads: ['AMT20'] });
    const admin = await api.scenario.person({ roles: ['timeAdministrator'] });
    const foreignAdmin = await api.scenario.person({ tenantId: 2, roles: ['timeAdministrator'] });
    const status = async (as: TestPerson, of: string) => {
      const own = await api.request<{ code: string }>('GET', `/api/v1/months/2026-11?employeeId=${of}`, { as });
      const explained = await api.request('GET', `/api/v1/days/2026-11-23/explanation?employeeId=${of}`, { as });
      expect(explained.status).toBe(own.status);
      return own.status;
    };
    expect(await status(clerk, clerk.employeeId)).toBe(200);
    expect(await status(leader, clerk.employeeId)).toBe(200);
    expect(await status(admin, clerk.employeeId)).toBe(200);
    for (const other of [colleague, stranger, sectionLeader, foreignAdmin])
      expect(await status(other, clerk.employeeId)).toBe(404);
    // The section with a leader of its own is that leader's; the leader of the section belongs to the one above.
    expect(await status(leader, sectionClerk.employeeId)).toBe(404);
    expect(await status(sectionLeader, sectionClerk.employeeId)).toBe(200);
    expect(await status(leader, sectionLeader.employeeId)).toBe(200);
    const foreign = await api.request('GET', `/api/v1/months/2026-11?employeeId=${clerk.employeeId}`, {
      as: foreignAdmin,
      headers: { 'x-correlation-id': '01a228f8-2733-70f9' },
    });
    const missing = await api.request('GET', `/api/v1/months/2026-11?employeeId=${randomUUID()}`, {
      as: foreignAdmin,
      headers: { 'x-correlation-id': '01a228f8-2733-70f9' },
    });
    expect(foreign.body).toEqual(missing.body);
    expect(await status(admin, 'not-an-id')).toBe(404);
  });

  it('hides why somebody was absent from the leader, who sees leave but neither sickness nor special protection', async () => {
    const clerk = await api.scenario.person({ unit: 'SG101', hiredOn: '2026-11-16', birthDate: '2009-01-01' });
    const leader = await api.scenario.person({ unit: 'AMT10', leads: ['AMT10'] });
    await api.scenario.absence(clerk, 'sick', '2026-11-16', '2026-11-17');
    await api.scenario.absence(clerk, 'leave', '2026-11-19');
    await work(clerk, '2026-11-20', '06:00', '18:30');
    api.clock.set('2026-11-23T07:00:00+01:00');
    const own = await month(clerk);
    expect(day(own, '2026-11-16')?.absence).toBe('sick');
    expect(day(own, '2026-11-20')?.findings.some(({ code }) => code.startsWith('MINOR_'))).toBe(true);
    const seen = await month(leader, clerk);
    expect(day(seen, '2026-11-16')).toMatchObject({ absence: 'absent', creditedMinutes: 468 });
    expect(day(seen, '2026-11-19')?.absence).toBe('leave');
    expect(JSON.stringify(seen)).not.toMatch(/sick|MINOR_/);
    const explained = await api.request<DayExplanationDto>(
      'GET',
      `/api/v1/days/2026-11-16/explanation?employeeId=${clerk.employeeId}`,
      { as: leader },
    );
    expect(explained.body).toMatchObject({ creditedMinutes: 468, absences: ['absent'] });
    expect(JSON.stringify(explained.body)).not.toMatch(/sick|EFZG/);
  });

  it('calls a certified illness within leave by its name, and to the leader it stays the leave that they approved', async () => {
    const clerk = await api.scenario.person({ unit: 'SG101', hiredOn: '2026-11-16' });
    const leader = await api.scenario.person({ unit: 'AMT10', leads: ['AMT10'] });
    await api.scenario.absence(clerk, 'leave', '2026-11-16');
    await api.scenario.absence(clerk, 'sick', '2026-11-16', '2026-11-16', { certified: true, reportedPromptly: true });
    const path = `/api/v1/days/2026-11-16/explanation?employeeId=${clerk.employeeId}`;
    const { body: own } = await api.request<DayExplanationDto>('GET', path, { as: clerk });
    expect(own.absences).toEqual(['sick', 'leave']);
    const ofMonth = async (as: TestPerson) => day(await month(as, clerk), '2026-11-16')?.absence;
    expect([await ofMonth(clerk), await ofMonth(leader)]).toEqual(['sick', 'leave']);
    expect(own.steps.find(({ rule }) => rule === 'DV-ABS-CREDIT')?.why).toMatchObject({ absence: 'sick' });
    const { body: seen } = await api.request<DayExplanationDto>('GET', path, { as: leader });
    expect(seen).toMatchObject({ creditedMinutes: 468, absences: ['leave'] });
    expect(JSON.stringify(seen)).not.toMatch(/sick|absent/);
  });

  it('says what was ordered, and what is paid on top for the work of a day', async () => {
    await api.scenario.agreement('DV Zuschlag', { supplementsDue: true });
    const clerk = await api.scenario.person({ unit: 'SG101', hiredOn: '2026-11-01', agreement: 'DV Zuschlag' });
    await api.scenario.order(clerk, '2026-11-15', 1170, 1335);
    await work(clerk, '2026-11-15', '19:30', '22:15');
    api.clock.set('2026-11-23T07:00:00+01:00');
    const { body } = await api.request<DayExplanationDto>('GET', '/api/v1/days/2026-11-15/explanation', { as: clerk });
    expect(body.supplements).toEqual([
      { code: 'NIGHT', percent: 20, minutes: 75 },
      { code: 'SUNDAY', percent: 25, minutes: 165 },
    ]);
    expect(body).toMatchObject({ absences: [], orders: [{ from: '19:30', to: '22:15' }] });
  });

  it('is summed for a whole team with the same figures as each person sees', async () => {
    await api.scenario.unit('AMT30');
    const leader = await api.scenario.person({ unit: 'AMT30', leads: ['AMT30'], hiredOn: '2026-11-01' });
    const early = await api.scenario.person({ unit: 'AMT30', hiredOn: '2026-10-01', givenName: 'Anna' });
    const late = await api.scenario.person({ unit: 'AMT30', hiredOn: '2026-11-10', givenName: 'Berta' });
    await api.scenario.closedMonth(early, '2026-10', -60);
    await work(early, '2026-11-02', '07:00', '12:00', '12:30', '16:00');
    await work(late, '2026-11-10', '08:00', '12:00');
    await work(late, '2026-11-11', '08:00');
    api.clock.set('2026-11-23T06:00:00+01:00');
    const { body } = await api.request<TeamMonthDto>('GET', '/api/v1/team/months/2026-11', { as: leader });
    expect(body.members.map(({ name }) => name)).toEqual(['Anna Muster', 'Berta Muster']);
    for (const [member, person] of [
      [body.members[0], early],
      [body.members[1], late],
    ] as const) {
      const own = await month(person);
      const today = day(own, '2026-11-23');
      expect(member.balanceMinutes).toBe(own.balanceMinutes - (today?.balanceMinutes ?? 0));
      expect(member.targetMinutes).toBe(own.targetMinutes - (today?.targetMinutes ?? 0));
    }
    expect(body.members[1].blockersCount).toBe(1);
    const employee = await api.request<{ code: string }>('GET', '/api/v1/team/months/2026-11', { as: early });
    expect([employee.status, employee.body.code]).toEqual([403, 'forbidden']);
  });
});
