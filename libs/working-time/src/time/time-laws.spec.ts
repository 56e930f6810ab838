import fc from 'fast-check';
import { runs } from '../../testing/runs';
import { anyDay, anyStretches, dates, SPECIAL_DATES } from '../../testing/arbitraries';
import { openDayWork } from '../evaluation';
import { workByMonth } from '../month';
import { calendarParts } from '../rules';
import { addDays, addMonths, dateOfEpochDay, epochDayOf, isLocalDate, monthOf, weekdayOf } from './date';
import { formatInstant, parseInstant } from './instant';
import { divideHalfUp, minutesBetween } from './rounding';
import { sumOfSpans } from './span';
import { zone } from './zone';

const berlin = zone('Europe/Berlin');
/** Zones with an hour, half an hour and no change of clocks, on both sides of Greenwich. */
const anyZone = fc.constantFrom('Europe/Berlin', 'Australia/Lord_Howe', 'America/St_Johns', 'Asia/Kolkata').map(zone);
/** Any minute of 2024 to 2028, half of them in the nights in which Berlin changes its clocks. */
const anyMinute = fc.oneof(
  fc.integer({ min: berlin.startOfDay('2024-01-01'), max: berlin.startOfDay('2029-01-01') }),
  fc
    .tuple(fc.constantFrom('2026-03-29', '2026-10-25'), fc.integer({ min: -90, max: 360 }))
    .map(([date, after]) => berlin.startOfDay(date) + after),
);

describe('P-9: elapsed time', () => {
  it('is the sum of its pieces by local day, over midnights and changes of clocks', () => {
    fc.assert(
      fc.property(anyDay(), (facts) => {
        const day = openDayWork(facts, false);
        const parts = calendarParts(day);
        expect(sumOfSpans(parts)).toBe(day.workedMinutes);
        for (const { date, startMinute, endMinute, weekday } of parts) {
          expect([berlin.dateAt(startMinute), berlin.dateAt(endMinute - 1)]).toEqual([date, date]);
          expect(weekday).toBe(weekdayOf(date));
        }
      }),
      runs(300),
    );
  });

  it('is the difference of the wall clocks less the change of the offset', () => {
    fc.assert(
      fc.property(anyZone, anyMinute, fc.nat(4000), (place, from, length) => {
        const [start, end] = [from, from + length];
        const wall = (minute: number) => epochDayOf(place.dateAt(minute)) * 1440 + place.minuteOfDayAt(minute);
        expect(wall(end) - wall(start)).toBe(length + place.offsetAt(end) - place.offsetAt(start));
      }),
      runs(300),
    );
  });

  it('lies in the day that its instant belongs to, and the days follow one another without a gap', () => {
    fc.assert(
      fc.property(anyZone, anyMinute, (place, minute) => {
        const day = place.day(place.dateAt(minute));
        expect(day.startMinute <= minute && minute < day.endMinute).toBe(true);
        expect(place.startOfDay(addDays(day.date, 1))).toBe(day.endMinute);
        expect(day.hasTransition).toBe(place.offsetAt(day.startMinute) !== place.offsetAt(day.endMinute));
      }),
      runs(300),
    );
  });

  it('of a month counts each minute once, by shift day and by calendar day', () => {
    const shift = fc
      .constantFrom(...SPECIAL_DATES)
      .chain((shiftDate) => anyStretches(shiftDate).map((work) => ({ shiftDate, work })));
    fc.assert(
      fc.property(shift, (told) => {
        const total = sumOfSpans(told.work);
        expect(workByMonth([told], 'shiftDay', berlin)).toEqual({ [monthOf(told.shiftDate)]: total });
        const months = workByMonth([told], 'calendarDay', berlin);
        expect(Object.values(months).reduce((a, b) => a + b, 0)).toBe(total);
        const after = sumOfSpans(
          told.work.map(({ startMinute, endMinute }) => {
            const border = berlin.startOfDay(`${addMonths(monthOf(told.shiftDate), 1)}-01`);
            return { startMinute: Math.max(border, startMinute), endMinute: Math.max(border, endMinute) };
          }),
        );
        expect(months[addMonths(monthOf(told.shiftDate), 1)] ?? 0).toBe(after);
      }),
      runs(200),
    );
  });
});

describe('P-22: what was written is read again', () => {
  it('as the same instant and offset, in every zone and in both hours that happen twice', () => {
    fc.assert(
      fc.property(anyZone, anyMinute, (place, minute) => {
        const text = formatInstant(minute, place);
        const offsetMinutes = place.offsetAt(minute);
        expect(parseInstant(text)).toEqual({ epochMinute: minute, seconds: 0, offsetMinutes });
        expect(formatInstant(parseInstant(text)?.epochMinute ?? 0, place)).toBe(text);
        expect(new Date(text).getTime()).toBe(minute * 60_000);
      }),
      runs(300),
    );
  });

  it('as the same day, and text that is no day is never taken for one', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
        const date = dateOfEpochDay(day);
        expect(epochDayOf(date)).toBe(day);
        expect(isLocalDate(date)).toBe(true);
      }),
      runs(500),
    );
    const anyText = fc.tuple(
      fc.integer({ min: 1, max: 9999 }),
      fc.integer({ min: 0, max: 14 }),
      fc.integer({ min: 0, max: 33 }),
    );
    fc.assert(
      fc.property(anyText, ([year, month, day]) => {
        const two = (value: number) => String(value).padStart(2, '0');
        const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
        const real = new Date(`${text}T00:00:00Z`);
        expect(isLocalDate(text)).toBe(!Number.isNaN(real.getTime()) && real.toISOString().startsWith(text));
      }),
      runs(500),
    );
  });

  it('as the same month after going there and back', () => {
    fc.assert(
      fc.property(dates('2000-01-01', '2050-12-31').map(monthOf), fc.integer({ min: -600, max: 600 }), (month, far) =>
        expect(addMonths(addMonths(month, far), -far)).toBe(month),
      ),
      runs(),
    );
  });

  it('from the wall clock, with the fold that tells the two hours of the autumn night apart', () => {
    fc.assert(
      fc.property(anyZone, anyMinute, (place, minute) => {
        const read = place.resolveLocal(place.dateAt(minute), place.minuteOfDayAt(minute));
        if (read.kind === 'skipped') throw new Error('a minute that happened cannot be skipped');
        const meant = read.kind === 'doubled' ? [read.earlier.epochMinute, read.later.epochMinute] : [read.epochMinute];
        expect(meant).toContain(minute);
        expect(meant).toEqual([...meant].sort((a, b) => a - b));
        expect(place.at(place.dateAt(minute), place.minuteOfDayAt(minute))).toBe(meant[0]);
      }),
      runs(300),
    );
  });
});

describe('P-11: rounding', () => {
  it('gives a whole number once, and rounding that again changes nothing', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.integer({ min: 1, max: 10_000 }), (above, below) => {
        const rounded = divideHalfUp(above, below);
        expect(Number.isSafeInteger(rounded)).toBe(true);
        expect(divideHalfUp(rounded, 1)).toBe(rounded);
        expect(divideHalfUp(rounded * below, below)).toBe(rounded);
        expect(Math.abs(2 * rounded * below - 2 * above)).toBeLessThanOrEqual(below);
      }),
      runs(300),
    );
  });

  it('of stamps never costs or brings more than the seconds cut off, and cut stamps are not cut again', () => {
    const stamp = fc.record({
      epochMinute: fc.integer({ min: 29_000_000, max: 29_001_000 }),
      seconds: fc.integer({ min: 0, max: 59 }),
      offsetMinutes: fc.constant(60),
    });
    fc.assert(
      fc.property(stamp, stamp, (from, to) => {
        const exactSeconds = (to.epochMinute - from.epochMinute) * 60 + to.seconds - from.seconds;
        expect(minutesBetween(from, to, 'exactFloor')).toBe(Math.floor(exactSeconds / 60));
        expect(Math.abs(minutesBetween(from, to, 'truncateEach') * 60 - exactSeconds)).toBeLessThan(60);
        const [cutFrom, cutTo] = [from, to].map((one) => ({ ...one, seconds: 0 }));
        expect(minutesBetween(cutFrom, cutTo, 'exactFloor')).toBe(minutesBetween(from, to, 'truncateEach'));
      }),
      runs(200),
    );
  });
});
