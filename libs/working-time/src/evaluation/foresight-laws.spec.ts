import fc from 'fast-check';
import { runs } from '../../testing/runs';
import { anyParameters } from '../../testing/arbitrary-terms';
import { agreement, workingDay, type WorkingDay } from '../../testing/builders';
import { evaluateDay } from './evaluate-day';
import { foresight } from './foresight';

/** Somebody who came on Monday 9 March 2026, went on a break once or not, and looks at the clock. */
const anyMorning = fc.record({
  from: fc.integer({ min: 300, max: 720 }),
  work: fc.integer({ min: 1, max: 300 }),
  pause: fc.integer({ min: 0, max: 60 }),
  since: fc.integer({ min: 1, max: 200 }),
  parameters: anyParameters.map((parameters) => ({ ...parameters, dstPolicy: 'actual' as const })),
});
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

describe('P-7: the time to leave', () => {
  it('is the first minute at which the day is full, whatever the break rule; before it the day is not', () => {
    fc.assert(
      fc.property(anyMorning, ({ from, work, pause, since, parameters }) => {
        const rules = { agreement: agreement(parameters) };
        const told = (): WorkingDay => {
          const day = workingDay('2026-03-09').in(clock(from));
          return pause > 0 ? day.breakStart(clock(from + work)).breakEnd(clock(from + work + pause)) : day;
        };
        const now = from + work + pause + since;
        const { earliestLeaveMinute } = foresight(told().facts(rules), told().minute(clock(now)));
        const start = told().minute('00:00');
        const balanceAt = (minute: number) => evaluateDay(told().out(clock(minute)).facts(rules)).balanceMinutes;
        const until = earliestLeaveMinute === null ? 1439 : earliestLeaveMinute - start - 1;
        for (let minute = now; minute <= until; minute += 7) expect(balanceAt(minute)).toBeLessThan(0);
        if (until > now) expect(balanceAt(until)).toBeLessThan(0);
        if (earliestLeaveMinute !== null && earliestLeaveMinute - start < 1440)
          expect(balanceAt(earliestLeaveMinute - start)).toBeGreaterThanOrEqual(0);
      }),
      runs(100),
    );
  });
});
