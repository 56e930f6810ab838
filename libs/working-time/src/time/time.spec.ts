import fc from 'fast-check';
import { runs } from '../../testing/runs';
import {
  addDays,
  addMonthsToDate,
  ageOn,
  dateOfEpochDay,
  daysOf,
  epochDayOf,
  isLocalDate,
  isoWeekOf,
  lastDayOf,
  mondayOf,
  type LocalDate,
  localDate,
  weekdayOf,
  yearMonth,
} from './date';
import { formatInstant, parseInstant } from './instant';
import { prorate } from './prorate';
import { intersectSpans, mergeSpans, subtractSpans, sumOfSpans } from './span';
import { zone } from './zone';

const berlin = zone('Europe/Berlin');

describe('dates', () => {
  it('agrees with the calendar of the runtime on every day of 400 years', () => {
    for (let day = epochDayOf('1900-01-01'); day < epochDayOf('2300-01-01'); day += 13) {
      const expected = Temporal.PlainDate.from('1970-01-01').add({ days: day });
      const date = localDate(expected.toString());
      expect(dateOfEpochDay(day)).toBe(date);
      expect(weekdayOf(date)).toBe(expected.dayOfWeek);
      expect(isoWeekOf(date)).toEqual({ year: expected.yearOfWeek, week: expected.weekOfYear });
    }
  });

  it('knows leap days, month ends and what is no date', () => {
    expect(lastDayOf('2028-02')).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysOf('2026-02')).toHaveLength(28);
    expect(mondayOf('2026-03-15')).toBe('2026-03-09');
    expect(addMonthsToDate('2026-11-30', 3)).toBe('2027-02-28');
    expect(['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', 7].map(isLocalDate)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(() => epochDayOf('2026-02-29')).toThrow(RangeError);
  });

  it('are no months, and no other texts, for the compiler', () => {
    const [date, month, text] = ['2026-02-28', '2026-02', '08:00'] as const;
    // @ts-expect-error a month is no date
    expect(() => addDays(month, 1)).toThrow(RangeError);
    // @ts-expect-error a time is no date
    expect(() => addDays(text, 1)).toThrow(RangeError);
    // @ts-expect-error a text is no date before somebody has looked
    expect(() => addDays(String(text), 1)).toThrow(RangeError);
    // @ts-expect-error a date is no month: nobody but the compiler would notice
    expect(lastDayOf(date)).toBe(date);
    expect(addDays(`${month}-27`, 1)).toBe(date);
  });

  it('are made of texts in one way each, which refuses what is none', () => {
    expect([localDate('2028-02-29'), yearMonth('2028-02')]).toEqual(['2028-02-29', '2028-02']);
    for (const text of ['2026-02-29', '2026-02', '08:00', '']) expect(() => localDate(text)).toThrow(RangeError);
    for (const text of ['2026-13', '2026-02-01', '2026-2', '']) expect(() => yearMonth(text)).toThrow(RangeError);
  });

  it('turns 18 on the birthday, not the day before', () => {
    expect(ageOn('2008-03-10', '2026-03-09')).toBe(17);
    expect(ageOn('2008-03-10', '2026-03-10')).toBe(18);
  });
});

describe('zone', () => {
  it('agrees with the runtime in every hour of the years with both changes', () => {
    for (let minute = berlin.startOfDay('2026-01-01'); minute < berlin.startOfDay('2028-01-01'); minute += 60) {
      const expected = Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO('Europe/Berlin');
      expect(berlin.offsetAt(minute)).toBe(expected.offsetNanoseconds / 60e9);
      expect(berlin.minuteOfDayAt(minute)).toBe(expected.hour * 60 + expected.minute);
      expect(berlin.dateAt(minute)).toBe(expected.toPlainDate().toString());
    }
  });

  it('has days of 23 and 25 hours', () => {
    const length = (date: LocalDate) => berlin.day(date).endMinute - berlin.day(date).startMinute;
    expect([length('2026-03-28'), length('2026-03-29'), length('2026-10-25')]).toEqual([1440, 1380, 1500]);
  });

  it('refuses 02:30 on 29 March 2026 and offers both on 25 October', () => {
    expect(berlin.resolveLocal('2026-03-29', 150)).toEqual({ kind: 'skipped' });
    expect(berlin.resolveLocal('2026-03-29', 180)).toMatchObject({ kind: 'exact', offsetMinutes: 120 });
    const first = berlin.resolveLocal('2026-10-25', 150);
    const second = berlin.resolveLocal('2026-10-25', 150, 'later');
    if (first.kind !== 'doubled' || second.kind !== 'doubled') throw new Error('02:30 happens twice');
    expect([first.offsetMinutes, second.offsetMinutes]).toEqual([120, 60]);
    expect(second.epochMinute - first.epochMinute).toBe(60);
  });

  it('places the limits of rules behind the gap, in a zone of the far south as well', () => {
    expect(berlin.at('2026-03-29', 360) - berlin.startOfDay('2026-03-29')).toBe(300);
    expect(berlin.at('2026-03-29', 150)).toBe(berlin.at('2026-03-29', 210));
    const sydney = zone('Australia/Sydney');
    expect(sydney.day('2026-10-04').endMinute - sydney.day('2026-10-04').startMinute).toBe(1380);
    expect(() => zone('Mars/Olympus')).toThrow('time zone');
  });

  it('reads and writes instants with offset', () => {
    const parsed = parseInstant('2026-03-29T06:00:40+02:00');
    expect(parsed).toMatchObject({ seconds: 40, offsetMinutes: 120 });
    expect(formatInstant(parsed?.epochMinute ?? 0, berlin)).toBe('2026-03-29T06:00:00+02:00');
    expect(['2026-03-29T06:00:00', '2026-03-29', 'now', '2026-03-29T25:00:00Z'].map(parseInstant)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('prorate', () => {
  it('gives the odd minute to the morning', () => {
    expect(prorate(481, [1, 1])).toEqual([241, 240]);
    expect(prorate(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
  });

  it('always adds up to the whole and never misses the exact share by a minute', () => {
    const weights = fc
      .array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 12 })
      .filter((all) => all.some((one) => one > 0));
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), weights, (total, parts) => {
        const shares = prorate(total, parts);
        const sum = parts.reduce((a, b) => a + b, 0);
        expect(shares.reduce((a, b) => a + b, 0)).toBe(total);
        shares.forEach((share, index) => expect(Math.abs(share * sum - total * parts[index])).toBeLessThan(sum));
      }),
      runs(),
    );
  });

  it('refuses fractions and weights without a sum', () => {
    expect(() => prorate(0.5, [1])).toThrow(RangeError);
    expect(() => prorate(10, [0, 0])).toThrow(RangeError);
    expect(() => prorate(10, [-1, 2])).toThrow(RangeError);
  });
});

describe('spans', () => {
  const anySpans = fc
    .array(fc.record({ startMinute: fc.integer({ min: 0, max: 100 }), length: fc.integer({ min: 0, max: 30 }) }), {
      maxLength: 6,
    })
    .map((list) =>
      mergeSpans(list.map(({ startMinute, length }) => ({ startMinute, endMinute: startMinute + length }))),
    );

  it('lose nothing when cut by others', () => {
    fc.assert(
      fc.property(anySpans, anySpans, (spans, cuts) => {
        const parts = sumOfSpans(subtractSpans(spans, cuts)) + sumOfSpans(intersectSpans(spans, cuts));
        expect(parts).toBe(sumOfSpans(spans));
      }),
      runs(),
    );
  });
});
