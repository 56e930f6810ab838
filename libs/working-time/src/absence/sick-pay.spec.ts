import fc from 'fast-check';
import { runs } from '../../testing/runs';
import { holidayCalendar } from '../calendar';
import { addDays, type LocalDate } from '../time';
import { type AbsenceFact } from './absence';
import { withWorkBegun } from './work-on-absence';
import { lastSickPayDay as lastDay, SICK_PAY_DAYS } from './sick-pay';

const sick = (from: LocalDate, to: LocalDate, more: Partial<AbsenceFact> = {}): AbsenceFact => ({
  ...{ absenceId: from, kind: 'sick', from, to },
  ...more,
});

const easter = holidayCalendar(['2026-04-03', '2026-04-06']);
const lastSickPayDay = (date: LocalDate, absences: readonly AbsenceFact[]) => lastDay(date, absences, easter);

describe('the end of continued pay', () => {
  it('is the 42nd calendar day of the illness, counted from the day after the one that was begun at work', () => {
    expect(lastSickPayDay('2026-03-09', [sick('2026-03-09', '2026-05-29')])).toBe('2026-04-19');
    expect(lastSickPayDay('2026-05-29', [sick('2026-03-09', '2026-05-29', { portion: 'restOfDay' })])).toBe(
      '2026-04-20',
    );
  });

  it('is the same for records that follow each other, over a weekend too, in whatever order they came', () => {
    const records = [
      sick('2026-03-23', '2026-04-03'),
      sick('2026-03-09', '2026-03-20'),
      sick('2026-04-04', '2026-05-01'),
    ];
    expect(lastSickPayDay('2026-04-30', records)).toBe('2026-04-19');
    expect(lastSickPayDay('2026-04-30', [...records].reverse())).toBe('2026-04-19');
  });

  it('knows the day begun at work beside a certificate from the same day on, in whatever order they came', () => {
    const records = [sick('2026-03-09', '2026-03-09', { portion: 'restOfDay' }), sick('2026-03-09', '2026-05-29')];
    expect(lastSickPayDay('2026-04-20', records)).toBe('2026-04-20');
    expect(lastSickPayDay('2026-04-20', [...records].reverse())).toBe('2026-04-20');
  });

  it('is the same over Easter and Christmas too, which a certificate of the day before goes on after', () => {
    const records = [sick('2026-02-23', '2026-04-02'), sick('2026-04-07', '2026-05-29')];
    expect(lastSickPayDay('2026-04-07', records)).toBe('2026-04-05');
    expect(lastDay('2026-04-07', records, holidayCalendar(['2026-04-03']))).toBe('2026-05-18');
    // 24 December is a day of release.
    const christmas = [sick('2025-12-01', '2025-12-23'), sick('2025-12-29', '2026-01-30')];
    expect(lastDay('2026-01-05', christmas, holidayCalendar(['2025-12-25', '2025-12-26']))).toBe('2026-01-11');
  });

  it('begins again after a day that could have been worked, and ends with the illness', () => {
    const records = [sick('2026-03-09', '2026-03-19'), sick('2026-03-23', '2026-03-27')];
    expect(lastSickPayDay('2026-03-24', records)).toBe('2026-05-03');
    expect(lastSickPayDay('2026-03-20', records)).toBeNull();
    expect(lastSickPayDay('2026-03-28', records)).toBeNull();
    expect(lastSickPayDay('2026-03-08', records)).toBeNull();
  });

  it('is the same after a reintegration, which is a part of the illness', () => {
    const reintegration = { ...sick('2026-05-04', '2026-05-15'), kind: 'reintegration' as const };
    const records = [sick('2026-03-09', '2026-05-01'), reintegration, sick('2026-05-18', '2026-05-22')];
    expect(lastSickPayDay('2026-05-18', records)).toBe('2026-04-19');
    expect(lastSickPayDay('2026-05-18', [records[0], records[2]])).toBe('2026-06-28');
  });

  it('counts from the day after the one on which work had begun, as it was decided', () => {
    const [whole, first] = [sick('2026-03-09', '2026-05-29'), '2026-03-09' as const];
    expect(lastSickPayDay('2026-05-29', withWorkBegun([whole], [first]))).toBe('2026-04-20');
    expect(withWorkBegun([whole], [first, '2026-05-29']).map(({ from, to, portion }) => [from, to, portion])).toEqual([
      [first, first, 'restOfDay'],
      ['2026-03-10', '2026-05-28', undefined],
      ['2026-05-29', '2026-05-29', 'restOfDay'],
    ]);
    const leave = { ...whole, kind: 'leave' as const };
    expect(withWorkBegun([leave], [first])).toEqual([leave]);
  });

  it('knows no other absence', () => {
    expect(lastSickPayDay('2026-03-09', [{ ...sick('2026-03-09', '2026-03-09'), kind: 'leave' }])).toBeNull();
    expect(
      lastSickPayDay('2026-03-12', [
        sick('2026-03-12', '2026-03-13'),
        { ...sick('2026-03-09', '2026-03-11'), kind: 'leave' },
      ]),
    ).toBe('2026-04-22');
  });

  it('is moved by days on which the contract was suspended: ill within parental leave, the six weeks begin after it', () => {
    const away = (kind: AbsenceFact['kind'], from: LocalDate, to: LocalDate): AbsenceFact => ({
      absenceId: kind,
      kind,
      from,
      to,
    });
    const ill = sick('2026-03-09', '2026-06-30');
    expect(lastSickPayDay('2026-04-30', [ill, away('parentalLeave', '2025-09-01', '2026-03-31')])).toBe('2026-05-12');
    expect(lastSickPayDay('2026-04-30', [away('unpaidLeave', '2026-04-13', '2026-04-19'), ill])).toBe('2026-04-26');
    expect(lastSickPayDay('2026-04-30', [ill, away('parentalLeave', '2025-09-01', '2026-03-08')])).toBe('2026-04-19');
    expect(lastSickPayDay('2026-04-30', [ill, away('parentalLeave', '2026-04-20', '2026-04-26')])).toBe('2026-04-19');
    // 13 days before the protection around the birth, 29 after it.
    const born = away('maternityProtection', '2026-03-14', '2026-06-20');
    expect(lastSickPayDay('2026-07-20', [sick('2026-03-01', '2026-07-20'), born])).toBe('2026-07-19');
    expect(lastSickPayDay('2026-04-30', [ill, away('leave', '2026-04-13', '2026-04-17')])).toBe('2026-04-19');
  });

  it('does not depend on how an illness was cut into records', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 90 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 89 }), { maxLength: 6 }),
        fc.nat(89),
        (length, cuts, day) => {
          const from = '2026-01-05';
          const date = addDays(from, day);
          const starts = [0, ...cuts.filter((cut) => cut < length).sort((a, b) => a - b)];
          const records = starts.map((start, index) =>
            sick(addDays(from, start), addDays(from, (starts[index + 1] ?? length) - 1)),
          );
          expect(lastSickPayDay(date, records)).toBe(day < length ? addDays(from, SICK_PAY_DAYS - 1) : null);
        },
      ),
      runs(),
    );
  });
});
