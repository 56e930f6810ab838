import { type AbsenceFact } from './absence';
import { type AbsenceKind } from './kinds';
import { isPartOfDay, PARTIAL_KINDS } from './part-of-day';

const absence = (kind: AbsenceKind, details: Partial<AbsenceFact> = {}): AbsenceFact => ({
  ...{ absenceId: 'A', kind, from: '2026-11-03', to: '2026-11-03' },
  ...details,
});

describe('an absence of a part of the day', () => {
  it('is one by its kind: a visit to the doctor, an examination, nursing, release from core time', () => {
    expect([...PARTIAL_KINDS].sort()).toEqual(['antenatalExam', 'coreRelease', 'doctorVisit', 'nursingTime']);
    expect(isPartOfDay(absence('doctorVisit'))).toBe(true);
    expect(isPartOfDay(absence('sick'))).toBe(false);
  });

  it('is one by what is said of it: half a day, the rest of a day, minutes', () => {
    expect(isPartOfDay(absence('leave', { portion: 'half' }))).toBe(true);
    expect(isPartOfDay(absence('sick', { portion: 'restOfDay' }))).toBe(true);
    expect(isPartOfDay(absence('leave', { portion: 'day' }))).toBe(false);
    expect(isPartOfDay(absence('training', { minutes: 120 }))).toBe(true);
    expect(isPartOfDay(absence('training', { minutes: 0 }))).toBe(true);
  });

  it('is vocational school of up to five lessons (JArbSchG § 9 (1) no. 2)', () => {
    expect(isPartOfDay(absence('vocationalSchool', { lessons: 5 }))).toBe(true);
    expect(isPartOfDay(absence('vocationalSchool', { lessons: 6 }))).toBe(false);
    expect(isPartOfDay(absence('vocationalSchool'))).toBe(false);
  });
});
