import { person, published, workingDay } from '../../testing';
import { type AbsenceFact } from '../absence';
import { type LocalDate } from '../time';
import { type DayParticular } from './day-particulars';
import { TimeOffCover } from './time-off-cover';

const MONDAY = '2026-03-09';
const window = { fromMinute: 360, toMinute: 1020 };
const agreements = published({ frame: [window, window, window, window, window, null, null] });
const evening = (date: LocalDate) => workingDay(date).in('08:00').breakStart('12:00').breakEnd('12:30').out('19:00');
const order = (date: LocalDate): DayParticular => {
  const day = workingDay(date);
  return { date, kind: 'overtimeOrder', from: day.minute('17:00'), to: day.minute('19:00'), minutes: null };
};
const absence = (kind: AbsenceFact['kind'], date: LocalDate): AbsenceFact => ({
  ...{ absenceId: `${kind} ${date}`, kind, from: date, to: date },
});

/** Two ordered hours on Monday, and how often a day was looked at. */
function watched(absences: AbsenceFact[]) {
  const facts = person([evening(MONDAY)], { agreements, particulars: [order(MONDAY)], absences });
  let looks = 0;
  const cover = new TimeOffCover({
    input: facts.input,
    absencesOn: (date) => facts.absencesOn(date),
    on: (date) => {
      looks += 1;
      return facts.on(date);
    },
  });
  return { cover, looks: () => looks };
}

describe('how far time off is covered', () => {
  it('is asked on days with time off only: no other day is looked at', () => {
    const { cover, looks } = watched([absence('sick', '2026-03-11')]);
    expect([cover.on('2026-03-10'), cover.on('2026-03-11')]).toEqual([null, null]);
    expect(looks()).toBe(0);
  });

  it('is worked out once for a month', () => {
    const { cover, looks } = watched([
      absence('compensatoryTimeOff', '2026-03-12'),
      absence('compensatoryTimeOff', '2026-03-13'),
    ]);
    expect(cover.on('2026-03-12')).toBe(120);
    const first = looks();
    expect(cover.on('2026-03-13')).toBe(0);
    expect(looks()).toBe(first + 1);
  });

  it('is told of a day on which something else is on record, too', () => {
    const both = [absence('compensatoryTimeOff', '2026-03-12'), absence('doctorVisit', '2026-03-12')];
    expect(watched(both).cover.on('2026-03-12')).not.toBeNull();
  });

  it('is nothing to tell where all of it is', () => {
    const evenings = (['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-13'] as const).map(evening);
    const facts = person(evenings, {
      agreements,
      particulars: evenings.map(({ date }) => order(date)),
      absences: [absence('compensatoryTimeOff', '2026-03-12')],
    });
    expect(new TimeOffCover(facts).on('2026-03-12')).toBeNull();
  });
});
