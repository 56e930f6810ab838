import {
  addDays,
  addMonths,
  addMonthsToDate,
  ageOn,
  dateOfEpochDay,
  datesBetween,
  daysBetween,
  daysOf,
  epochDayOf,
  firstDayOf,
  isDecember24Or31,
  isLocalDate,
  isoWeekOf,
  isYearMonth,
  lastDayOf,
  mondayOf,
  monthOf,
  weekdayOf,
  weekdayOfEpochDay,
  type LocalDate,
} from './date';
import { formatInstant, parseInstant } from './instant';
import { prorate } from './prorate';
import { divideHalfUp, minutesBetween } from './rounding';
import { intersectSpans, mergeSpans, overlapMinutes, type Span, subtractSpans, sumOfSpans } from './span';
import { endOfDay, zone } from './zone';

const berlin = zone('Europe/Berlin');
const span = (startMinute: number, endMinute: number): Span => ({ startMinute, endMinute });

describe('text that is a date', () => {
  it('has a real month and a real day, and nothing around it', () => {
    const real = [
      '2026-01-01',
      '2026-12-31',
      '2026-04-30',
      '2028-02-29',
      '2000-02-29',
      '0001-01-01',
      '9999-12-31',
    ] as const;
    expect(real.filter((text) => !isLocalDate(text))).toEqual([]);
    const none = [
      '2026-00-10',
      '2026-13-10',
      '2026-01-00',
      '2026-01-32',
      '2026-04-31',
      '2026-02-29',
      '1900-02-29',
      '2100-02-29',
    ] as const;
    const around = ['x2026-01-01', '2026-01-01x', '2026-01-01T00:00', ' 2026-01-01', '02026-01-01', '2026-001-01', ''];
    expect([...none, ...around, null, undefined, 20_260_101].filter(isLocalDate)).toEqual([]);
    expect(() => epochDayOf('2026-04-31')).toThrow('not a date: 2026-04-31');
    // A list with one date reads like it as text, and is none.
    expect([isLocalDate(['2026-01-01']), isYearMonth(['2026-01'])]).toEqual([false, false]);
    expect(['2026/01/01', '2026-99-10', '2026-01-99', '2026-00-00'].filter(isLocalDate)).toEqual([]);
  });

  it('or a month, the same way', () => {
    expect(['2026-01', '2026-09', '2026-10', '2026-12'].filter((text) => !isYearMonth(text))).toEqual([]);
    const none = ['2026-00', '2026-13', '2026-1', 'x2026-01', '2026-01x', '2026-20', '202-01', null, 202_601];
    expect(none.filter(isYearMonth)).toEqual([]);
  });
});

describe('reckoning with dates', () => {
  it('crosses years and centuries in both directions', () => {
    expect([
      addDays('1969-12-31', 1),
      addDays('1970-01-01', -1),
      addDays('1900-02-28', 1),
      addDays('2000-02-28', 1),
    ]).toEqual(['1970-01-01', '1969-12-31', '1900-03-01', '2000-02-29']);
    expect([epochDayOf('1970-01-01'), epochDayOf('0001-01-01'), epochDayOf('2026-03-09')]).toEqual([
      0, -719_162, 20_521,
    ]);
    expect([dateOfEpochDay(-719_162), dateOfEpochDay(-719_163), dateOfEpochDay(2_932_896)]).toEqual([
      '0001-01-01',
      '0000-12-31',
      '9999-12-31',
    ]);
    expect([daysBetween('2026-03-09', '2026-03-10'), daysBetween('2026-03-10', '2026-03-09')]).toEqual([1, -1]);
  });

  it('knows the weekday before 1970 as well', () => {
    expect([0, -1, -3, -4, -5, 3, 4].map(weekdayOfEpochDay)).toEqual([4, 3, 1, 7, 6, 7, 1]);
    expect((['2026-03-09', '2026-03-15'] as const).map(weekdayOf)).toEqual([1, 7]);
    expect((['2026-03-09', '2026-03-15', '2026-03-16'] as const).map(mondayOf)).toEqual([
      '2026-03-09',
      '2026-03-09',
      '2026-03-16',
    ]);
  });

  it('gives the week to the year of its Thursday', () => {
    const weeks = (['2026-01-01', '2025-12-29', '2025-12-28', '2027-01-03', '2027-01-04'] as const).map(isoWeekOf);
    expect(weeks.map(({ year, week }) => `${year}-${week}`)).toEqual([
      '2026-1',
      '2026-1',
      '2025-52',
      '2026-53',
      '2027-1',
    ]);
  });

  it('goes from month to month over the turn of the year', () => {
    expect([
      addMonths('2026-12', 1),
      addMonths('2026-01', -1),
      addMonths('2026-06', -18),
      addMonths('2026-06', 0),
    ]).toEqual(['2027-01', '2025-12', '2024-12', '2026-06']);
    expect(addMonths('0001-01', 11)).toBe('0001-12');
    expect([monthOf('2026-03-09'), firstDayOf('2026-03'), lastDayOf('2026-12')]).toEqual([
      '2026-03',
      '2026-03-01',
      '2026-12-31',
    ]);
    expect([
      addMonthsToDate('2026-01-28', 1),
      addMonthsToDate('2026-01-29', 1),
      addMonthsToDate('2026-03-31', -1),
    ]).toEqual(['2026-02-28', '2026-02-28', '2026-02-28']);
    expect(daysOf('2026-02').at(-1)).toBe('2026-02-28');
  });

  it('lists days from and to, both included, and none backwards', () => {
    expect(datesBetween('2026-03-09', '2026-03-09')).toEqual(['2026-03-09']);
    expect(datesBetween('2026-02-28', '2026-03-01')).toEqual(['2026-02-28', '2026-03-01']);
    expect(datesBetween('2026-03-10', '2026-03-09')).toEqual([]);
  });

  it('releases 24 and 31 December, and neither the day before nor another month', () => {
    const dates = ['2026-12-24', '2026-12-31', '2026-12-23', '2026-12-30', '2026-11-24', '2026-10-31'] as const;
    expect(dates.map(isDecember24Or31)).toEqual([true, true, false, false, false, false]);
  });

  it('makes somebody born on 29 February older on 1 March in common years', () => {
    expect((['2026-02-28', '2026-03-01', '2028-02-29'] as const).map((date) => ageOn('2008-02-29', date))).toEqual([
      17, 18, 20,
    ]);
  });
});

describe('instants', () => {
  it('are read with or without seconds and fractions, and the seconds are told', () => {
    const minute = berlin.at('2026-03-09', 480);
    const read = (text: string) => parseInstant(text);
    expect(read('2026-03-09T08:00+01:00')).toEqual({ epochMinute: minute, seconds: 0, offsetMinutes: 60 });
    expect(read('2026-03-09T08:00:59.999+01:00')).toEqual({ epochMinute: minute, seconds: 59, offsetMinutes: 60 });
    expect(read('2026-03-09T07:00:00Z')).toEqual({ epochMinute: minute, seconds: 0, offsetMinutes: 0 });
    expect(read('2026-03-09T03:30:00-03:30')).toEqual({ epochMinute: minute, seconds: 0, offsetMinutes: -210 });
    expect(read('2026-03-09T23:59:00+00:00')?.epochMinute).toBe(minute + 1019);
  });

  it('are no instants with an hour, a minute or a second too many, or anything around them', () => {
    const texts = [
      '2026-03-09T24:00:00Z',
      '2026-03-09T23:60:00Z',
      '2026-03-09T23:59:60Z',
      '2026-02-29T08:00:00Z',
      '2026-03-09T08:00:00z',
      '2026-03-09T08:00:00+0100',
      'x2026-03-09T08:00:00Z',
      '2026-03-09T08:00:00Zx',
      '2026-03-09T8:00:00Z',
      '2026-03-09 08:00:00Z',
      '2026-03-09T08:00:00.Z',
      '2026-03-09T08:00:0Z',
      '2026-03-09T08:00:00+14:01',
      '2026-03-09T08:00:00-15:00',
      '2026-03-09T08:00:00+01:60',
    ];
    expect(texts.filter((text) => parseInstant(text) !== null)).toEqual([]);
    expect(parseInstant('2026-03-09T23:59:59Z')).not.toBeNull();
    expect(parseInstant('2026-03-09T00:00:00Z')).not.toBeNull();
    // Kiritimati.
    expect(parseInstant('2026-03-09T08:00:00+14:00')?.offsetMinutes).toBe(840);
    expect(parseInstant('2026-03-09T08:00:00+01:59')?.offsetMinutes).toBe(119);
  });

  it('are written with the offset of the place, east and west of Greenwich and at it', () => {
    const minute = berlin.at('2026-03-09', 480);
    expect(formatInstant(minute, berlin)).toBe('2026-03-09T08:00:00+01:00');
    expect(formatInstant(minute, zone('America/St_Johns'))).toBe('2026-03-09T04:30:00-02:30');
    expect(formatInstant(minute, zone('Asia/Kolkata'))).toBe('2026-03-09T12:30:00+05:30');
    expect(formatInstant(minute, zone('UTC'))).toBe('2026-03-09T07:00:00+00:00');
    expect(formatInstant(berlin.at('2026-03-09', 59), berlin)).toBe('2026-03-09T00:59:00+01:00');
  });
});

describe('rounding', () => {
  const stamp = (epochMinute: number, seconds: number) => ({ epochMinute, seconds, offsetMinutes: 0 });

  it('of two stamps cuts each, or their difference, at the second itself', () => {
    expect(minutesBetween(stamp(0, 30), stamp(10, 30), 'exactFloor')).toBe(10);
    expect(minutesBetween(stamp(0, 30), stamp(10, 29), 'exactFloor')).toBe(9);
    expect(minutesBetween(stamp(0, 30), stamp(10, 31), 'exactFloor')).toBe(10);
    expect(minutesBetween(stamp(0, 59), stamp(10, 0), 'truncateEach')).toBe(10);
  });

  it('of a quotient goes up from the half on', () => {
    expect([divideHalfUp(1, 2), divideHalfUp(149, 100), divideHalfUp(150, 100), divideHalfUp(0, 7)]).toEqual([
      1, 1, 2, 0,
    ]);
    expect(divideHalfUp(10n ** 18n, 10n ** 15n)).toBe(1000);
  });

  it('of shares gives what is left to the largest remainder, the earlier one first, and nothing to no weight', () => {
    expect(prorate(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(prorate(10, [1, 2, 4])).toEqual([1, 3, 6]);
    expect(prorate(10, [3, 3, 1])).toEqual([4, 4, 2]);
    expect(prorate(1, [0, 1, 0])).toEqual([0, 1, 0]);
    expect(prorate(0, [1, 1])).toEqual([0, 0]);
    expect(prorate(-1, [1, 1])).toEqual([-1, 0]);
    expect(() => prorate(1, [])).toThrow('cannot split 1 by []');
    expect(() => prorate(1, [2, 0.5])).toThrow('cannot split 1 by [2, 0.5]');
    expect(() => prorate(2 ** 53, [1])).toThrow(RangeError);
  });
});

describe('spans', () => {
  it('that touch have nothing in common, a minute further they have one', () => {
    expect([
      overlapMinutes(span(0, 10), span(10, 20)),
      overlapMinutes(span(0, 11), span(10, 20)),
      overlapMinutes(span(10, 20), span(0, 10)),
    ]).toEqual([0, 1, 0]);
    expect([
      overlapMinutes(span(0, 30), span(10, 20)),
      overlapMinutes(span(12, 15), span(10, 20)),
      overlapMinutes(span(30, 40), span(10, 20)),
    ]).toEqual([10, 3, 0]);
    expect(intersectSpans([span(0, 10)], [span(10, 20)])).toEqual([]);
    expect(intersectSpans([span(0, 11), span(15, 30)], [span(10, 20)])).toEqual([span(10, 11), span(15, 20)]);
  });

  it('are joined where they touch or overlap, in order, and empty ones vanish', () => {
    expect(mergeSpans([span(20, 30), span(0, 10), span(10, 15), span(12, 13), span(40, 40), span(50, 45)])).toEqual([
      span(0, 15),
      span(20, 30),
    ]);
    expect(mergeSpans([span(0, 10), span(11, 12)])).toEqual([span(0, 10), span(11, 12)]);
    expect(mergeSpans([span(0, 10), span(5, 20)])).toEqual([span(0, 20)]);
    expect(mergeSpans([])).toEqual([]);
  });

  it('lose what is taken from the beginning, the middle and the end', () => {
    const left = (...taken: Span[]) => subtractSpans([span(10, 20)], taken);
    expect(left()).toEqual([span(10, 20)]);
    expect(left(span(0, 10), span(20, 30))).toEqual([span(10, 20)]);
    expect(left(span(0, 11), span(19, 30))).toEqual([span(11, 19)]);
    expect(left(span(12, 13), span(15, 16))).toEqual([span(10, 12), span(13, 15), span(16, 20)]);
    expect([left(span(10, 20)), left(span(0, 30))]).toEqual([[], []]);
    expect(sumOfSpans(left(span(12, 13)))).toBe(9);
  });
});

describe('zones', () => {
  it('have days that begin after the clocks changed at midnight, and half-hour changes', () => {
    const lordHowe = zone('Australia/Lord_Howe');
    const day = lordHowe.day('2026-04-05');
    expect([day.endMinute - day.startMinute, day.hasTransition, lordHowe.day('2026-04-06').hasTransition]).toEqual([
      1470,
      true,
      false,
    ]);
    const beirut = zone('Asia/Beirut');
    expect(beirut.resolveLocal('2026-03-29', 0)).toEqual({ kind: 'skipped' });
    expect(beirut.minuteOfDayAt(beirut.startOfDay('2026-03-29'))).toBe(60);
    expect(beirut.day('2026-03-28').endMinute - beirut.day('2026-03-28').startMinute).toBe(1440);
  });

  it('place times beyond midnight on the next day, also in a night in which clocks change', () => {
    expect(berlin.at('2026-03-09', 1440)).toBe(berlin.startOfDay('2026-03-10'));
    expect(berlin.at('2026-03-09', 1500)).toBe(berlin.at('2026-03-10', 60));
    expect(berlin.at('2026-03-28', 1440 + 240)).toBe(berlin.at('2026-03-29', 240));
    expect(berlin.at('2026-10-25', 1440)).toBe(berlin.startOfDay('2026-10-26'));
    expect(endOfDay(berlin, '2026-10-25') - berlin.startOfDay('2026-10-25')).toBe(1500);
  });

  it('say of each time whether it is exact, doubled or skipped, to the minute', () => {
    const kinds = (date: LocalDate, ...minutes: number[]) =>
      minutes.map((minute) => berlin.resolveLocal(date, minute).kind);
    expect(kinds('2026-03-29', 119, 120, 179, 180)).toEqual(['exact', 'skipped', 'skipped', 'exact']);
    expect(kinds('2026-10-25', 119, 120, 179, 180)).toEqual(['exact', 'doubled', 'doubled', 'exact']);
    const read = berlin.resolveLocal('2026-10-25', 150);
    expect(read).toMatchObject({
      kind: 'doubled',
      epochMinute: berlin.startOfDay('2026-10-25') + 150,
      earlier: { epochMinute: berlin.startOfDay('2026-10-25') + 150, offsetMinutes: 120 },
      later: { epochMinute: berlin.startOfDay('2026-10-25') + 210, offsetMinutes: 60 },
    });
    expect(berlin.resolveLocal('2026-03-09', 480)).toEqual({
      kind: 'exact',
      epochMinute: berlin.startOfDay('2026-03-09') + 480,
      offsetMinutes: 60,
    });
  });

  it('know the minute before and the minute of each change, long ago as well', () => {
    const change = berlin.startOfDay('2026-03-29') + 120;
    expect([berlin.offsetAt(change - 1), berlin.offsetAt(change)]).toEqual([60, 120]);
    expect([berlin.dateAt(change), berlin.minuteOfDayAt(change - 1), berlin.minuteOfDayAt(change)]).toEqual([
      '2026-03-29',
      119,
      180,
    ]);
    expect([berlin.offsetAt(-1), berlin.minuteOfDayAt(-60), berlin.dateAt(-61)]).toEqual([60, 0, '1969-12-31']);
    expect(zone('Europe/Berlin')).toBe(berlin);
  });
});
