import fc from 'fast-check';
import { addDays, daysBetween, type LocalDate, weekdayOf } from '@zeitbuch/working-time';
import { runs } from '@zeitbuch/working-time/testing';
import { type SecondJobDay, type SecondJobSpan, secondJobSpans } from './second-job-spans';

const FIRST: LocalDate = '2026-11-02';

/** Each day that a span stands for. */
const daysOf = ({ from, to, minutes }: SecondJobSpan): SecondJobDay[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index))
    .map((date) => ({ date, minutes: minutes[weekdayOf(date) - 1] }))
    .filter((day) => day.minutes > 0);

describe('days of a second job, as people say them', () => {
  it('are one span where every week is alike: Tuesdays and Saturdays in November 2026', () => {
    const days = ['03', '07', '10', '14', '17', '21'].map((day, index) => ({
      date: `2026-11-${day}` as LocalDate,
      minutes: index % 2 === 0 ? 120 : 240,
    }));
    expect(secondJobSpans(days)).toEqual([
      { from: '2026-11-03', to: '2026-11-21', minutes: [0, 120, 0, 0, 0, 240, 0] },
    ]);
  });

  it('are two where a week is missing, or another hour begins', () => {
    const days = [
      { date: '2026-11-03', minutes: 120 },
      { date: '2026-11-17', minutes: 120 },
      { date: '2026-11-24', minutes: 180 },
    ] as const;
    expect(secondJobSpans(days).map(({ from, to }) => [from, to])).toEqual([
      ['2026-11-03', '2026-11-03'],
      ['2026-11-17', '2026-11-17'],
      ['2026-11-24', '2026-11-24'],
    ]);
  });

  it('are exactly the days on record, whatever these are', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 0, 60, 120), { maxLength: 60 }), (minutes) => {
        const days = minutes.map((ofDay, index) => ({ date: addDays(FIRST, index), minutes: ofDay }));
        const onRecord = days.filter((day) => day.minutes > 0);
        expect(secondJobSpans(onRecord).flatMap(daysOf)).toEqual(onRecord);
      }),
      runs(300),
    );
  });
});
