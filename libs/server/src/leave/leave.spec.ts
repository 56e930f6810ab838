import { randomUUID } from 'node:crypto';
import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { FactsLoader } from '../facts';
import { type LeaveDto, type LeaveNoticesDto } from './leave.dto';
import { LeaveAccounts } from './leave-accounts';
import { LeaveNotices } from './leave-notices';

describe('the leave account', () => {
  let api: TestApp;
  let notices: LeaveNotices;
  beforeAll(async () => {
    api = await createTestApp('2026-11-26T08:00:00+01:00');
    notices = new LeaveNotices(api.db, api.clock, new LeaveAccounts(new FactsLoader()));
    await api.scenario.tenant();
    await api.scenario.holiday('2026-05-14', 'Christi Himmelfahrt');
  });
  afterAll(() => api.close());
  beforeEach(() => api.clock.set('2026-11-26T08:00:00+01:00'));

  const leave = async (as: TestPerson, year = 2026) =>
    (await api.request<LeaveDto>('GET', `/api/v1/leave/${year}`, { as })).body;
  const opening = (person: TestPerson, year: number, statutory: number, extra: number) =>
    api.db.query('insert into leave_opening values (1, $1, $2, $3, $4)', [person.employeeId, year, statutory, extra]);
  const certified = (person: TestPerson, from: string, to: string) =>
    api.db.query(
      `insert into absence (tenant_id, absence_id, employee_id, kind, from_date, to_date, details) values (1, $1, $2, 'sick', $3, $4, '{"certified": true}')`,
      [randomUUID(), person.employeeId, from, to],
    );

  it('counts days on which work was due: no weekend, no holiday, no day with a certificate of illness', async () => {
    const person = await api.scenario.person({ hiredOn: '2015-01-01' });
    await api.scenario.absence(person, 'leave', '2026-05-11', '2026-05-17');
    await api.scenario.absence(person, 'leave', '2026-12-21', '2026-12-31');
    await certified(person, '2026-05-15', '2026-05-15');
    expect(await leave(person)).toMatchObject({
      asOf: '2026-11-26',
      entitlementHundredths: 3000,
      takenHundredths: 300,
      // 24 and 31 December are nobody's leave; 25 December is no holiday in this city.
      plannedHundredths: 700,
      leftHundredths: 2000,
      periods: [
        { from: '2026-05-11', to: '2026-05-13', hundredths: 300, isPlanned: false, isGivenBack: false },
        { from: '2026-05-15', to: '2026-05-15', hundredths: 100, isPlanned: false, isGivenBack: true },
        { from: '2026-12-21', to: '2026-12-30', hundredths: 700, isPlanned: true, isGivenBack: false },
      ],
      notices: [],
    });
  });

  it('carries what is left into the next year, from an opening on, and tells each step', async () => {
    const person = await api.scenario.person({ hiredOn: '2015-01-01' });
    await opening(person, 2025, 0, 200);
    await api.scenario.absence(person, 'leave', '2025-07-07', '2025-07-11');
    const { steps, ...told } = await leave(person);
    expect(told).toMatchObject({ carriedHundredths: 2700, leftHundredths: 5700 });
    expect(steps.map(({ kind, rule, afterHundredths }) => [kind, rule, afterHundredths])).toEqual([
      ['carried', 'TVOED-26-2', 2700],
      ['entitlement', 'TVOED-26', 5700],
    ]);
    const before = await api.request('GET', '/api/v1/leave/2024', { as: person });
    expect([before.status, told.firstYear]).toEqual([404, 2025]);
    expect(await leave(person, 2025)).toMatchObject({
      carriedHundredths: 200,
      takenHundredths: 500,
      asOf: '2025-12-31',
    });
    const newcomer = await api.scenario.person({ hiredOn: '2025-10-01' });
    await api.db.query(`insert into employee_month (tenant_id, employee_id, month) values (1, $1, '2025-10-01')`, [
      newcomer.employeeId,
    ]);
    // Three full months of 2025, all of it carried.
    expect((await leave(newcomer)).carriedHundredths).toBe(750 + 50);
  });

  it('gives additional days for a severe disability, and none for equal standing', async () => {
    const [disabled, equal] = [
      await api.scenario.person({ hiredOn: '2015-01-01' }),
      await api.scenario.person({ hiredOn: '2015-01-01' }),
    ];
    const protect = (person: TestPerson, kind: string) =>
      api.db.query(`insert into protected_status values (1, $1, $2, $3, '[2020-01-01,)')`, [
        randomUUID(),
        person.employeeId,
        kind,
      ]);
    await protect(disabled, 'severelyDisabled');
    await protect(equal, 'equalStanding');
    expect([(await leave(disabled)).entitlementHundredths, (await leave(equal)).entitlementHundredths]).toEqual([
      3500, 3000,
    ]);
  });

  it('is the own one: a year far away and a notice of somebody else do not exist', async () => {
    const person = await api.scenario.person();
    for (const year of ['1999', '2028'])
      expect((await api.request('GET', `/api/v1/leave/${year}`, { as: person })).status).toBe(404);
    expect((await api.request('GET', '/api/v1/leave/next', { as: person })).status).toBe(422);
    expect((await api.request('POST', `/api/v1/leave/notices/${randomUUID()}/reading`, { as: person })).status).toBe(
      404,
    );
  });

  it('lets carried days lapse only for those who read a notice, which is given once in spring and once in autumn', async () => {
    const [reader, other] = [
      await api.scenario.person({ hiredOn: '2015-01-01' }),
      await api.scenario.person({ hiredOn: '2015-01-01' }),
    ];
    for (const person of [reader, other]) await opening(person, 2026, 0, 200);
    api.clock.set('2026-09-30T08:00:00+02:00');
    expect(await notices.give()).toBe(0);
    api.clock.set('2026-10-01T00:10:00+02:00');
    // Two workers at the same moment.
    await Promise.all([notices.give(), notices.give()]);
    expect(await notices.give()).toBe(0);
    const [notice, ...more] = (await leave(reader)).notices;
    expect(more).toEqual([]);
    expect(notice).toMatchObject({
      year: 2026,
      leftHundredths: 3200,
      latestStart: '2027-03-31',
      givenOn: '2026-10-01',
    });
    const waiting = async (as: TestPerson) =>
      (await api.request<LeaveNoticesDto>('GET', '/api/v1/leave/notices', { as })).body.notices;
    expect(await waiting(reader)).toEqual([notice]);
    const read = () => api.request('POST', `/api/v1/leave/notices/${notice.noticeId}/reading`, { as: reader });
    expect([(await read()).status, (await read()).status]).toEqual([204, 204]);
    expect((await leave(reader)).notices[0].readAt).toMatch('2026-09-30T22:10:00');
    const logged = await api.db.query(
      `select action from audit_event where employee_id = $1 and action like 'leave.%' order by 1`,
      [reader.employeeId],
    );
    expect(logged).toEqual([{ action: 'leave.notice-given' }, { action: 'leave.notice-read' }]);
    expect([await waiting(reader), (await waiting(other)).length]).toEqual([[], 1]);
    // After its year reading it would change nothing: it waits no more.
    api.clock.set('2027-01-01T00:10:00+01:00');
    expect(await waiting(other)).toEqual([]);
    api.clock.set('2027-03-31T08:00:00+02:00');
    expect(await leave(reader, 2027)).toMatchObject({
      lapsedHundredths: 0,
      carriedLeft: { hundredths: 3200, latestStart: '2027-03-31' },
    });
    api.clock.set('2027-04-01T08:00:00+02:00');
    expect((await leave(reader, 2027)).lapsedHundredths).toBe(3200);
    expect((await leave(other, 2027)).lapsedHundredths).toBe(0);
  });

  it('counts no day on which maternity protection took the place of leave, and keeps what could not be taken', async () => {
    const person = await api.scenario.person({ hiredOn: '2015-01-01' });
    await opening(person, 2026, 0, 200);
    await api.scenario.absence(person, 'leave', '2026-12-07', '2026-12-18');
    await api.scenario.absence(person, 'maternityProtection', '2026-12-14', '2027-03-22');
    await api.scenario.absence(person, 'parentalLeave', '2027-03-23', '2028-01-25');
    api.clock.set('2026-10-01T08:00:00+02:00');
    await notices.give();
    const { notices: given, plannedHundredths } = await leave(person);
    expect(plannedHundredths).toBe(500);
    // The notice and the account of the next year tell the same last day.
    expect([given[0].latestStart, (await leave(person, 2027)).carriedLeft?.latestStart]).toEqual([
      '2029-12-31',
      '2029-12-31',
    ]);
    await api.request('POST', `/api/v1/leave/notices/${given[0].noticeId}/reading`, { as: person });
    api.clock.set('2027-06-01T08:00:00+02:00');
    expect(await leave(person, 2027)).toMatchObject({
      lapsedHundredths: 0,
      carriedLeft: { hundredths: 2700, latestStart: '2029-12-31' },
    });
  });

  it('a notice that was read only after the year lets nothing lapse', async () => {
    const person = await api.scenario.person({ hiredOn: '2015-01-01' });
    await opening(person, 2026, 0, 200);
    api.clock.set('2026-10-01T08:00:00+02:00');
    await notices.give();
    const [{ noticeId }] = (await leave(person)).notices;
    // New Year's Day in the city, still December in Greenwich.
    api.clock.set('2027-01-01T00:30:00+01:00');
    await api.request('POST', `/api/v1/leave/notices/${noticeId}/reading`, { as: person });
    api.clock.set('2027-06-01T08:00:00+02:00');
    expect(await leave(person, 2027)).toMatchObject({
      lapsedHundredths: 0,
      carriedLeft: { hundredths: 3200, latestStart: '2027-03-31', isOver: true },
    });
  });

  it('leave in records that follow each other, with no day of work between, is one and began with the first', async () => {
    const [whole, cut, apart] = [
      await api.scenario.person({ hiredOn: '2015-01-01' }),
      await api.scenario.person({ hiredOn: '2015-01-01' }),
      await api.scenario.person({ hiredOn: '2015-01-01' }),
    ];
    for (const person of [whole, cut, apart]) await opening(person, 2026, 0, 1000);
    api.clock.set('2026-10-01T08:00:00+02:00');
    await notices.give();
    for (const person of [whole, cut, apart]) {
      const [{ noticeId }] = (await leave(person)).notices;
      await api.request('POST', `/api/v1/leave/notices/${noticeId}/reading`, { as: person });
    }
    api.clock.set('2027-06-01T08:00:00+02:00');
    // From Wednesday, 31 March, to Friday, 16 April: 13 days of work, no holiday in this city.
    await api.scenario.absence(whole, 'leave', '2027-03-31', '2027-04-16');
    await api.scenario.absence(cut, 'leave', '2027-04-05', '2027-04-07');
    await api.scenario.absence(cut, 'leave', '2027-04-08', '2027-04-16');
    await api.scenario.absence(cut, 'leave', '2027-03-31', '2027-04-02');
    await api.scenario.absence(apart, 'leave', '2027-03-31', '2027-04-01');
    await api.scenario.absence(apart, 'leave', '2027-04-05', '2027-04-16');
    const { steps, periods, ...told } = await leave(whole, 2027);
    expect(told).toMatchObject({ carriedHundredths: 4000, takenHundredths: 1300, lapsedHundredths: 2700 });
    expect(await leave(cut, 2027)).toMatchObject({ steps, periods, lapsedHundredths: 2700 });
    expect(periods).toEqual([
      { from: '2027-03-31', to: '2027-04-16', hundredths: 1300, isPlanned: false, isGivenBack: false },
    ]);
    expect((await leave(apart, 2027)).lapsedHundredths).toBe(3800);
  });

  it('what was given or read can be neither changed nor taken back', async () => {
    for (const table of ['leave_opening', 'leave_notice', 'leave_notice_reading'])
      for (const change of [`update ${table} set tenant_id = 1`, `delete from ${table}`, `truncate ${table} cascade`])
        await expect(api.scenario.client.query(change)).rejects.toMatchObject({ code: 'ZB002' });
  });
});
