import { type AbsenceFact } from './absence';
import { validateAbsence } from './validate-absence';

const monday = { absenceId: 'A-1', from: '2026-03-09', to: '2026-03-09' };
const flawsOf = (absence: object) =>
  validateAbsence({ ...monday, ...absence } as AbsenceFact).map(({ path, code, rule }) => [path, code, rule]);

describe('validateAbsence', () => {
  it.each([
    { kind: 'sick', portion: 'restOfDay' },
    { kind: 'leave', to: '2026-03-20' },
    { kind: 'strike', strikePolicy: 'flexitimeDebit' },
    { kind: 'doctorVisit', creditPolicy: 'coreOnly', fromMinute: 495, toMinute: 630 },
    { kind: 'antenatalExam', minutes: 90 },
    { kind: 'training' },
    { kind: 'vocationalSchool', lessons: 6 },
  ])('accepts $kind with what it needs', (absence) => {
    expect(flawsOf(absence)).toEqual([]);
  });

  it.each<[string, object, [string, string, string]]>([
    ['a kind that nobody knows', { kind: 'hangover' }, ['kind', 'absence.unknown-kind', 'DV-ABS-CREDIT']],
    ['30 February', { kind: 'sick', to: '2026-02-30' }, ['to', 'absence.bad-date', 'DV-ABS-CREDIT']],
    [
      'an end before the start',
      { kind: 'leave', to: '2026-03-08' },
      ['to', 'absence.ends-before-start', 'DV-ABS-CREDIT'],
    ],
    [
      'a strike of which nobody decided who pays',
      { kind: 'strike' },
      ['strikePolicy', 'absence.no-credit-policy', 'ABS-UNPAID'],
    ],
    [
      'a visit to the doctor whose credit nobody decided',
      { kind: 'doctorVisit', fromMinute: 495, toMinute: 630 },
      ['creditPolicy', 'absence.no-credit-policy', 'DV-ABS-CREDIT'],
    ],
    [
      'a visit to the doctor without times',
      { kind: 'doctorVisit', creditPolicy: 'full' },
      ['fromMinute', 'absence.no-times', 'DV-ABS-CREDIT'],
    ],
    [
      'a visit that ends before it begins',
      { kind: 'doctorVisit', creditPolicy: 'full', fromMinute: 630, toMinute: 495 },
      ['toMinute', 'absence.times-order', 'DV-ABS-CREDIT'],
    ],
    ['nursing time without minutes', { kind: 'nursingTime' }, ['minutes', 'absence.no-minutes', 'DV-ABS-CREDIT']],
    [
      'a policy that is null',
      { kind: 'doctorVisit', creditPolicy: null, fromMinute: 495, toMinute: 630 },
      ['creditPolicy', 'absence.no-credit-policy', 'DV-ABS-CREDIT'],
    ],
    [
      'a policy that nobody knows',
      { kind: 'strike', strikePolicy: 'applause' },
      ['strikePolicy', 'absence.no-credit-policy', 'ABS-UNPAID'],
    ],
    [
      'a trip’s minutes at a course',
      { kind: 'training', drivingMinutes: 60 },
      ['drivingMinutes', 'absence.only-for-trips', 'DV-ABS-CREDIT'],
    ],
    [
      'half a minute on the way',
      { kind: 'businessTripDay', travelMinutes: 0.5 },
      ['travelMinutes', 'absence.bad-minutes', 'DV-ABS-CREDIT'],
    ],
    [
      'a day before its law',
      { kind: 'qualificationDay', from: '2026-12-31', to: '2026-12-31' },
      ['from', 'absence.not-yet', 'SN-QZG'],
    ],
    ['half a lesson', { kind: 'vocationalSchool', lessons: 2.5 }, ['lessons', 'absence.bad-lessons', 'DV-ABS-CREDIT']],
    [
      'fewer lessons than none',
      { kind: 'vocationalSchool', lessons: -1 },
      ['lessons', 'absence.bad-lessons', 'DV-ABS-CREDIT'],
    ],
    ['half minutes', { kind: 'nursingTime', minutes: 0.5 }, ['minutes', 'absence.bad-minutes', 'DV-ABS-CREDIT']],
  ])('refuses %s', (_, absence, flaw) => {
    expect(flawsOf(absence)).toEqual([flaw]);
  });
});
