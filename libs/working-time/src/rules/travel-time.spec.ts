import fc from 'fast-check';
import { runs } from '../../testing/runs';
import { agreement, FULLTIME, workingDay } from '../../testing/builders';
import { type AbsenceFact } from '../absence';
import { travelCreditMinutes } from './travel-credit';
import { travelMinutesOf } from './travel-time';

/** Monday 9 March 2026 at a conference, 390 minutes of work there. */
const conference = workingDay('2026-03-09').in('09:00').breakStart('12:00').breakEnd('12:30').out('16:00');
const trip = (details: Partial<AbsenceFact>): AbsenceFact => ({
  ...{ absenceId: 'a', kind: 'businessTripDay', from: '2026-03-09', to: '2026-03-09' },
  ...details,
});
const figures = (details: Partial<AbsenceFact>, changes: Parameters<typeof conference.evaluate>[0] = {}) => {
  const day = conference.evaluate({ absences: [trip(details)], ...changes });
  return [day.workedMinutes, day.absenceCreditMinutes, day.creditedMinutes];
};

describe('driving on a business trip', () => {
  it('is work by the law and travel for the account, unless the agreement says otherwise', () => {
    expect(figures({ drivingMinutes: 60 })).toEqual([450, 78, 468]);
    expect(figures({ drivingMinutes: 60 }, { agreement: agreement({ drivingTime: 'work' }) })).toEqual([450, 18, 468]);
    expect(figures({ drivingMinutes: 120 }, { agreement: agreement({ drivingTime: 'work' }) })).toEqual([510, 0, 510]);
  });

  it('counts for the place where it happens, and for the daily maximum with other employers', () => {
    const day = conference.evaluate({ absences: [trip({ drivingMinutes: 200 })], otherEmployerMinutes: 11 });
    expect(day.minutesByLocation).toEqual({ office: 390, mobileWork: 0, telework: 0, businessTrip: 200 });
    expect(day.findings).toMatchObject([{ code: 'DAILY_MAX_10H_EXCEEDED', params: { workedMinutes: 601 } }]);
  });

  it('says in a step what is not credited and by which agreement', () => {
    const { trace } = conference.evaluate({ absences: [trip({ drivingMinutes: 60 })] });
    expect(trace.filter(({ rule }) => rule === 'TVOED-BTV-44-DRIVING')).toMatchObject([
      { clock: 'protection', beforeMinutes: 390, afterMinutes: 450 },
      { clock: 'credit', beforeMinutes: 450, afterMinutes: 390, source: { version: 1 }, why: { drivingMinutes: 60 } },
    ]);
  });

  it('without a clock-in makes a day of its own, and with one that is missing none', () => {
    const work = { agreement: agreement({ drivingTime: 'work' }) };
    const alone = workingDay('2026-03-09').evaluate({ ...work, absences: [trip({ drivingMinutes: 300 })] });
    expect([alone.creditedMinutes, alone.findings]).toEqual([468, []]);
    const open = workingDay('2026-03-09')
      .in('09:00')
      .evaluate({ ...work, absences: [trip({ drivingMinutes: 300 })] });
    expect([open.workedMinutes, open.creditedMinutes]).toEqual([300, 0]);
  });

  it('of the first day is not handed to the next with a shift past midnight', () => {
    const late = workingDay('2026-03-09').in('22:00').out('02:00', { plusDays: 1 });
    const agreed = agreement({ frame: null, drivingTime: 'work', accountingDay: 'calendarDay' });
    const day = late.evaluate({ agreement: agreed, absences: [trip({ drivingMinutes: 60 })] });
    expect([day.carriedOutMinutes, day.creditedMinutes]).toEqual([120, 468]);
  });
});

describe('mere travel', () => {
  const asked = { travelMinutes: 300, travelCreditRequested: true };

  it('is credited by a quarter above fifteen hours of the month, on the day on which it was travelled', () => {
    expect(figures(asked, { travelledBeforeMinutes: 600 })).toEqual([390, 78, 468]);
    expect(figures(asked, { travelledBeforeMinutes: 604 })).toEqual([390, 79, 469]);
    expect(figures(asked, { travelledBeforeMinutes: 900 })).toEqual([390, 153, 543]);
  });

  it('only to those who ask, and only under the tariff', () => {
    expect(figures({ travelMinutes: 300 }, { travelledBeforeMinutes: 900 })).toEqual([390, 78, 468]);
    const contract = { ...FULLTIME, personnelGroup: 'BEAMTE_SN' as const };
    expect(figures(asked, { travelledBeforeMinutes: 900, contract })).toEqual([390, 78, 468]);
  });

  it('takes driving with it where that is travel, and nothing of other absences', () => {
    const both = trip({ travelMinutes: 100, drivingMinutes: 40 });
    expect([travelMinutesOf([both], 'travel'), travelMinutesOf([both], 'work')]).toEqual([140, 100]);
    expect(travelMinutesOf([{ ...both, kind: 'training' }], 'travel')).toBe(0);
    const driven = { drivingMinutes: 300, travelCreditRequested: true };
    expect(figures(driven, { travelledBeforeMinutes: 900 })).toEqual([690, 153, 543]);
  });

  it('the days of a month add up to the credit of the month', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 20 }), (days) => {
        let travelled = 0;
        let credit = 0;
        for (const travelMinutes of days) {
          const absences = [trip({ travelMinutes, travelCreditRequested: true })];
          const day = workingDay('2026-03-09').evaluate({ absences, travelledBeforeMinutes: travelled });
          credit += day.creditedMinutes - 468;
          travelled += travelMinutes;
        }
        expect(credit).toBe(travelCreditMinutes(travelled, true));
      }),
      runs(100),
    );
  });
});
