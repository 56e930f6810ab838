import { type AbsenceFact } from './absence';
import { type AbsenceKind } from './kinds';
import { foremostAbsence } from './foremost-absence';

const on = (kind: AbsenceKind, more: Partial<AbsenceFact> = {}): AbsenceFact => ({
  absenceId: kind,
  kind,
  from: '2026-03-09',
  to: '2026-03-09',
  ...more,
});
const proven = on('sick', { certified: true, reportedPromptly: true });
const certified = on('sick', { certified: true });

describe('the foremost of several absences', () => {
  it.each([
    ['maternity protection before an illness', [proven, on('maternityProtection')], 'maternityProtection'],
    ['an illness with a certificate before leave', [on('leave'), certified], 'sick'],
    ['leave before an illness without one', [on('sick', { reportedPromptly: true }), on('leave')], 'leave'],
    ['leave before time off', [on('compensatoryTimeOff'), on('leave')], 'leave'],
    ['an illness reported at once and certified before time off', [on('compensatoryTimeOff'), proven], 'sick'],
    ['time off before an illness reported late', [certified, on('compensatoryTimeOff')], 'compensatoryTimeOff'],
    [
      'leave, where time off and an illness reported late are on record too',
      [certified, on('compensatoryTimeOff'), on('leave')],
      'leave',
    ],
    ['a flex day before any illness', [proven, on('flexDay')], 'flexDay'],
    ['an illness without a certificate before a visit to the doctor', [on('doctorVisit'), on('sick')], 'sick'],
    ['time off before an hour of nursing', [on('nursingTime'), on('compensatoryTimeOff')], 'compensatoryTimeOff'],
    ['a reintegration before the illness that it ends', [proven, on('reintegration')], 'reintegration'],
    ['parental leave before an illness', [proven, on('parentalLeave')], 'parentalLeave'],
    ['unpaid leave before an illness', [certified, on('unpaidLeave')], 'unpaidLeave'],
    ['the same one of two equal ones', [on('leave'), on('businessTripDay')], 'businessTripDay'],
    ['the only one', [on('flexDay')], 'flexDay'],
  ])('is %s', (_name, absences, kind) => {
    expect(foremostAbsence(absences)?.kind).toBe(kind);
    expect(foremostAbsence(absences.toReversed())?.kind).toBe(kind);
  });

  it('is none of none', () => {
    expect(foremostAbsence([])).toBeNull();
  });
});
