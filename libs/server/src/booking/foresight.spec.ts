import { randomUUID } from 'node:crypto';
import {
  type PortableFacts,
  STANDARD_PARAMETERS,
  evaluateDay,
  pairBookings,
  parseInstant,
  unpackFacts,
  zone,
} from '@zeitbuch/working-time';
import { createTestApp, type PersonOptions, type TestApp, type TestPerson } from '../../testing';
import { type CreateBookingDto, type TodayDto, type TodayFactsDto } from './booking.dto';

describe('what lies ahead of a person today', () => {
  let api: TestApp;
  beforeAll(async () => {
    api = await createTestApp('2026-11-23T07:00:00+01:00');
    await api.scenario.tenant();
  });
  afterAll(() => api.close());

  const today = async (as: TestPerson) => (await api.request<TodayDto>('GET', '/api/v1/today', { as })).body;
  /** Hired on Monday, 23 November 2026, so that nothing is owed from before. */
  const person = (options: PersonOptions = {}) => api.scenario.person({ hiredOn: '2026-11-23', ...options });
  const book = async (as: TestPerson, kind: CreateBookingDto['kind'], at: string) => {
    api.clock.set(at);
    const body = { bookingId: randomUUID(), kind, location: 'office' };
    expect((await api.request('POST', '/api/v1/bookings', { as, body })).status).toBe(201);
  };
  const seenAt = async (as: TestPerson, at: string) => {
    api.clock.set(at);
    return today(as);
  };
  const clock = (at: string, day = 23) => `2026-11-${day}T${at}:00+01:00`;

  it('answers all five at ten o’clock: when to leave, when to pause, when to stop, when to begin again, how far the light is', async () => {
    const clerk = await person();
    await book(clerk, 'clockIn', clock('08:00'));
    expect(await seenAt(clerk, clock('10:00'))).toMatchObject({
      earliestLeaveAt: clock('16:18'),
      breakDueAt: clock('14:00'),
      latestEndAt: clock('18:00'),
      dailyMaxMinutes: 600,
      restUntil: clock('21:00'),
      protectionLaw: 'ArbZG',
      trafficLight: {
        zone: 'green',
        balanceMinutes: 0,
        up: { zone: 'yellow', minutes: 1201 },
        down: { zone: 'yellow', minutes: 1201 },
      },
    });
  });

  it('owes the missing minutes of the day to the light only once the person has left', async () => {
    const clerk = await person();
    await book(clerk, 'clockIn', clock('08:00'));
    expect((await seenAt(clerk, clock('12:00'))).trafficLight?.balanceMinutes).toBe(0);
    await book(clerk, 'clockOut', clock('12:00'));
    expect(await seenAt(clerk, clock('12:30'))).toMatchObject({
      state: 'out',
      restUntil: clock('23:00'),
      trafficLight: { zone: 'green', balanceMinutes: -228, down: { zone: 'yellow', minutes: 973 } },
    });
    const left = await today(clerk);
    expect([left.earliestLeaveAt, left.breakDueAt, left.latestEndAt]).toEqual([undefined, undefined, undefined]);
    expect((await seenAt(clerk, clock('07:00', 24))).trafficLight?.balanceMinutes).toBe(-228);
  });

  it('supposes on break that work goes on now, and asks for no other break', async () => {
    const clerk = await person();
    await book(clerk, 'clockIn', clock('08:00'));
    await book(clerk, 'breakStart', clock('12:00'));
    const seen = await seenAt(clerk, clock('12:30'));
    expect(seen).toMatchObject({ state: 'onBreak', earliestLeaveAt: clock('16:18'), latestEndAt: clock('18:30') });
    expect(seen.breakDueAt).toBeUndefined();
  });

  it('keeps mothers to eight and a half hours and to the evening, by permit until ten', async () => {
    const mother = await person();
    await api.scenario.protect(mother, 'pregnant', '2026-10-01', '2027-02-28');
    await book(mother, 'clockIn', clock('08:00'));
    expect(await seenAt(mother, clock('10:00'))).toMatchObject({
      latestEndAt: clock('16:30'),
      latestEndLimit: 'dailyMax',
      dailyMaxMinutes: 510,
      restUntil: clock('21:00'),
      protectionLaw: 'MuSchG',
    });
    await book(mother, 'clockOut', clock('12:00'));
    await book(mother, 'clockIn', clock('18:00'));
    expect(await today(mother)).toMatchObject({ latestEndAt: clock('20:00'), latestEndLimit: 'evening' });
    await api.scenario.protect(mother, 'eveningWork', '2026-11-01', '2026-11-30');
    expect(await today(mother)).toMatchObject({ latestEndAt: clock('22:00'), latestEndLimit: 'evening' });
    api.clock.set(clock('20:30'));
    expect((await today(mother)).findings.map(({ code }) => code)).toEqual(['OUTSIDE_FRAME_NOT_CREDITED']);
  });

  it('keeps young people to eight hours and twelve of rest, in the morning after too', async () => {
    const apprentice = await person({ birthDate: '2009-06-01', personnelGroup: 'TVAOED' });
    await book(apprentice, 'clockIn', clock('08:00'));
    expect(await seenAt(apprentice, clock('10:00'))).toMatchObject({
      breakDueAt: clock('12:30'),
      latestEndAt: clock('16:00'),
      dailyMaxMinutes: 480,
      restUntil: clock('22:00'),
      protectionLaw: 'JArbSchG',
    });
    await book(apprentice, 'clockOut', clock('19:00'));
    expect((await seenAt(apprentice, clock('06:30', 24))).restUntil).toBe(clock('07:00', 24));
  });

  it('leads civil servants to their eight hours, under a law of their own', async () => {
    const official = await person({ personnelGroup: 'BEAMTE_SN', pattern: [480, 480, 480, 480, 480, 0, 0] });
    await book(official, 'clockIn', clock('08:00'));
    expect(await seenAt(official, clock('10:00'))).toMatchObject({
      earliestLeaveAt: clock('16:30'),
      latestEndAt: clock('18:00'),
      protectionLaw: 'SaechsAZVO',
    });
  });

  it('looks over midnight for the night shift, and has no light where the agreement has none', async () => {
    const { account } = STANDARD_PARAMETERS;
    await api.scenario.agreement('rota', { frame: null, account: { ...account, trafficLight: null } });
    const guard = await person({ agreement: 'rota' });
    await book(guard, 'clockIn', clock('21:45'));
    const seen = await seenAt(guard, clock('01:00', 24));
    expect(seen).toMatchObject({
      date: '2026-11-23',
      earliestLeaveAt: clock('06:03', 24),
      breakDueAt: clock('03:45', 24),
      latestEndAt: clock('07:45', 24),
    });
    expect(seen.trafficLight).toBeUndefined();
  });

  it('keeps the light as it is for a civil servant of 40 hours, who has no more than full time', async () => {
    const { account } = STANDARD_PARAMETERS;
    const trafficLight = { greenMinutes: 1200, yellowMinutes: 2400, prorate: true };
    await api.scenario.agreement('prorated-officials', { account: { ...account, trafficLight } });
    const pattern = [480, 480, 480, 480, 480, 0, 0];
    const official = await person({ agreement: 'prorated-officials', personnelGroup: 'BEAMTE_SN', pattern });
    expect((await seenAt(official, clock('07:00'))).trafficLight?.up).toEqual({ zone: 'yellow', minutes: 1201 });
  });

  it('shrinks the light with half a job where the agreement says so', async () => {
    const { account } = STANDARD_PARAMETERS;
    const trafficLight = { greenMinutes: 1200, yellowMinutes: 2400, prorate: true };
    await api.scenario.agreement('prorated', { account: { ...account, trafficLight } });
    const half = await person({ agreement: 'prorated', pattern: [234, 234, 234, 234, 234, 0, 0] });
    expect((await seenAt(half, clock('07:00'))).trafficLight?.up).toEqual({ zone: 'yellow', minutes: 601 });
  });

  it('gives the browser what it needs to work the same day out itself', async () => {
    const clerk = await person();
    await book(clerk, 'clockIn', clock('07:10'));
    await book(clerk, 'breakStart', clock('12:00'));
    await book(clerk, 'breakEnd', clock('12:20'));
    const seen = await seenAt(clerk, clock('15:00'));
    const { body } = await api.request<TodayFactsDto>('GET', '/api/v1/today/facts', { as: clerk });
    const berlin = zone('Europe/Berlin');
    const stamps = seen.bookings.map(({ at, ...booking }) => {
      const instant = parseInstant(at);
      if (!instant) throw new Error(`no instant ${at}`);
      return { ...booking, ...instant };
    });
    const now = parseInstant(clock('15:00'))?.epochMinute;
    const day = evaluateDay(unpackFacts(body.facts as PortableFacts, pairBookings(stamps, berlin), now));
    expect([day.workedMinutes, day.creditedMinutes, day.balanceMinutes]).toEqual([
      seen.workedMinutes,
      seen.creditedMinutes,
      seen.balanceTodayMinutes,
    ]);
    expect(seen.creditedMinutes).toBe(440); // ten minutes of break are missing and deducted
  });

  it('says nothing where no agreement holds any more, and still knows that somebody is at work', async () => {
    const stranger = await person();
    await book(stranger, 'clockIn', clock('08:00'));
    await api.scenario.client.query('delete from agreement_assignment where employee_id = $1', [stranger.employeeId]);
    const seen = await seenAt(stranger, clock('10:00'));
    expect(seen.state).toBe('in');
    for (const key of ['earliestLeaveAt', 'breakDueAt', 'latestEndAt', 'protectionLaw', 'trafficLight'] as const)
      expect([key, seen[key]]).toEqual([key, undefined]);
  });
});
