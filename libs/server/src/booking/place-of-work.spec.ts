import { randomUUID } from 'node:crypto';
import { type PortableFacts, evaluateDay, pairBookings, unpackFacts, zone } from '@zeitbuch/working-time';
import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { type CreateBookingDto, type TodayDto, type TodayFactsDto } from './booking.dto';
import { type MonthDto } from '../views';

/** Telework needs an agreement with the desk installed (§ 2 (7) ArbStättV), mobile work an approval. */
describe('work at home', () => {
  let api: TestApp;
  beforeAll(async () => {
    api = await createTestApp('2026-11-23T07:00:00+01:00');
    await api.scenario.tenant();
    await api.scenario.tenant(2);
  });
  afterAll(() => api.close());

  /** Monday, 23 November 2026, eight to twelve. Looked at on that noon and, once it is over, in the month. */
  const monday = async (as: TestPerson, location: CreateBookingDto['location']) => {
    for (const [kind, time] of [
      ['clockIn', '08:00'],
      ['clockOut', '12:00'],
    ]) {
      api.clock.set(`2026-11-23T${time}:00+01:00`);
      const body = { bookingId: randomUUID(), kind, location };
      expect((await api.request('POST', '/api/v1/bookings', { as, body })).status).toBe(201);
    }
    const today = (await api.request<TodayDto>('GET', '/api/v1/today', { as })).body;
    const { facts } = (await api.request<TodayFactsDto>('GET', '/api/v1/today/facts', { as })).body;
    api.clock.set('2026-11-24T07:00:00+01:00');
    const month = (await api.request<MonthDto>('GET', '/api/v1/months/2026-11', { as })).body;
    const day = month.days.find(({ date }) => date === '2026-11-23');
    return { today, day, facts: facts as PortableFacts };
  };
  const codes = (findings: readonly { code: string }[] = []) =>
    findings.map(({ code }) => code).filter((code) => code.startsWith('LOCATION') || code.startsWith('TELEWORK'));

  it('is found on the day and in the month where it was booked as telework without agreement, and every minute counts', async () => {
    const clerk = await api.scenario.person({ hiredOn: '2026-11-23' });
    await api.scenario.mayWork(clerk, 'mobileWork');
    const { today, day } = await monday(clerk, 'telework');
    expect(codes(today.findings)).toEqual(['TELEWORK_AGREEMENT_MISSING']);
    expect(codes(day?.findings)).toEqual(['TELEWORK_AGREEMENT_MISSING']);
    expect(day).toMatchObject({ workedMinutes: 240, creditedMinutes: 240 });
  });

  it('is found where nobody approved it, as telework or mobile', async () => {
    const [planner, surveyor] = [
      await api.scenario.person({ hiredOn: '2026-11-23' }),
      await api.scenario.person({ hiredOn: '2026-11-23' }),
    ];
    await api.scenario.mayWork(planner, 'telework', { to: '2026-11-22' });
    expect(codes((await monday(planner, 'telework')).day?.findings)).toEqual([
      'LOCATION_NOT_ELIGIBLE',
      'TELEWORK_AGREEMENT_MISSING',
    ]);
    expect(codes((await monday(surveyor, 'mobileWork')).day?.findings)).toEqual(['LOCATION_NOT_ELIGIBLE']);
  });

  it('is telework from the day on which the agreement holds and the desk is there', async () => {
    const [agreed, waiting] = [
      await api.scenario.person({ hiredOn: '2026-11-23' }),
      await api.scenario.person({ hiredOn: '2026-11-23' }),
    ];
    await api.scenario.mayWork(agreed, 'telework', { from: '2026-11-23', to: '2026-11-23' });
    await api.scenario.mayWork(waiting, 'telework', { equipped: false });
    await api.scenario.mayWork(waiting, 'mobileWork');
    const { today, day } = await monday(agreed, 'telework');
    expect([codes(today.findings), codes(day?.findings)]).toEqual([[], []]);
    expect(codes((await monday(waiting, 'telework')).day?.findings)).toEqual(['TELEWORK_AGREEMENT_MISSING']);
  });

  it('is found by the browser too, from the facts that it was given', async () => {
    const clerk = await api.scenario.person({ hiredOn: '2026-11-23' });
    const { facts } = await monday(clerk, 'mobileWork');
    const berlin = zone('Europe/Berlin');
    const at = (minute: number) => berlin.at('2026-11-23', minute);
    const stamp = { offsetMinutes: 60, location: 'mobileWork' as const };
    const sessions = pairBookings(
      [
        { ...stamp, bookingId: 'a', kind: 'clockIn', epochMinute: at(480) },
        { ...stamp, bookingId: 'b', kind: 'clockOut', epochMinute: at(540) },
      ],
      berlin,
    );
    expect(codes(evaluateDay(unpackFacts(facts, sessions)).findings)).toEqual(['LOCATION_NOT_ELIGIBLE']);
  });

  it('is not looked at in an enterprise that keeps no permissions at all', async () => {
    const clerk = await api.scenario.person({ tenantId: 2, hiredOn: '2026-11-23' });
    const { today, day } = await monday(clerk, 'telework');
    expect([codes(today.findings), codes(day?.findings)]).toEqual([[], []]);
  });
});
