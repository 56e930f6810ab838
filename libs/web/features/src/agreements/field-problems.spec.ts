import { nearestField, refusedProblem } from './field-problems';
import { lineFields, shownFields } from './overlay-fields';
import { STANDARD_PARAMETERS } from '@zeitbuch/working-time';

describe('what the server refused', () => {
  const shown = shownFields(['frame', 'account'], STANDARD_PARAMETERS);

  it('is told at the field nearest to its path', () => {
    expect(nearestField('set.frame.3', shown)).toBe('set.frame.3');
    expect(nearestField('set.frame.3.toMinute', shown)).toBe('set.frame.3');
    expect(nearestField('set.account.trafficLight', shown)).toBe('set.account');
    expect(nearestField('set.account.capPlusMinutes', shown)).toBe('set.account.capPlusMinutes');
    // The core time is not in sight: it contradicts the new frame all the same.
    expect(nearestField('set.core.0', shown)).toBe('set');
    expect(nearestField('validTo', shown)).toBe('validTo');
    expect(nearestField('overlayId', shown)).toBe('set');
  });

  it('has no fields for a light that the agreement does not have', () => {
    const dark = { ...STANDARD_PARAMETERS, account: { ...STANDARD_PARAMETERS.account, trafficLight: null } };
    expect(lineFields('account', dark).map(({ part }) => part)).toEqual(['capPlus', 'debtLimit']);
  });

  it('is said in the words of the screen, with dates as people write them and the name of the rule', () => {
    const rule = { id: 'DV-CORE', nameDe: 'Kernzeit', nameEn: 'Core time' };
    const flaw = { field: 'set.core.0', code: 'agreement.core-outside-frame', message: 'English', rule };
    expect(refusedProblem({ ...flaw, params: { date: '2026-12-07', meets: 'Anlage 1' } })).toEqual({
      field: 'set.core.0',
      text: { key: 'flaw.agreement.core-outside-frame', params: { date: '07.12.2026', meets: 'Anlage 1' } },
      rule: 'Kernzeit',
      meeting: { key: 'agreements.form.meets', params: { date: '07.12.2026', meets: 'Anlage 1' } },
    });
    const closed = { field: 'validFrom', code: 'publication.closed-month', message: '', params: { month: '2026-10' } };
    expect(refusedProblem(closed)).toMatchObject({ text: { params: { month: 'Oktober 2026' } }, rule: null });
    expect(refusedProblem({ field: 'title', code: 'isLength', message: 'English' }).text.key).toBe(
      'agreements.form.problem.title',
    );
    expect(refusedProblem({ field: 'set', code: 'of-a-newer-server', message: 'Not yet known.' }).text.key).toBe(
      'Not yet known.',
    );
  });
});
