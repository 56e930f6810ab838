import { dayOfField, nearestField, refusedProblem } from './field-problems';
import { choose, EMPTY_DRAFT, shownFields } from './publication-draft';
import { type AgreementKey, STANDARD_PARAMETERS } from '@zeitbuch/working-time';

describe('what the server refused', () => {
  const fieldsOf = (parameters = STANDARD_PARAMETERS) => {
    const keys: AgreementKey[] = ['frame', 'account', 'breakRule'];
    const base = { parameters, paragraphs: {} };
    return shownFields(keys.reduce((draft, key) => choose(draft, key, true, base), EMPTY_DRAFT));
  };
  const shown = fieldsOf();

  it('is shown at the field nearest to its path, whatever is proposed', () => {
    expect(nearestField('set.frame.3', shown)).toBe('frame.3');
    expect(nearestField('set.frame.3.toMinute', shown)).toBe('frame.3');
    expect(nearestField('parameters.account.capPlusMinutes', shown)).toBe('account.capPlusMinutes');
    expect(nearestField('parameters.breakRule.tiers.1.breakMinutes', shown)).toBe('breakRule.tiers.1.breakMinutes');
    expect(nearestField('paragraphs.frame', shown)).toBe('paragraphs.frame');
    // The core time is not in sight: it contradicts the new frame all the same.
    expect(nearestField('set.core.0', shown)).toBe('values');
    expect(nearestField('set', shown)).toBe('values');
    expect(nearestField('parameters', shown)).toBe('values');
    expect(nearestField('validTo', shown)).toBe('validTo');
    expect(nearestField('overlayId', shown)).toBe('values');
  });

  it('names the day where the same sentence may be said of several', () => {
    expect(['frame.0', 'core.6', 'frame', 'account.capPlusMinutes', 'breakRule.tiers.1'].map(dayOfField)).toEqual([
      'Montag: ',
      'Sonntag: ',
      '',
      '',
      '',
    ]);
  });

  it('has no fields for a light that nobody wants, nor for the week of no frame', () => {
    const dark = { ...STANDARD_PARAMETERS.account, trafficLight: null };
    const none = fieldsOf({ ...STANDARD_PARAMETERS, account: dark, frame: null });
    expect(nearestField('set.account.trafficLight.greenMinutes', shown)).toBe('account.trafficLight.greenMinutes');
    expect(nearestField('set.account.trafficLight.greenMinutes', none)).toBe('account.trafficLight');
    expect(nearestField('set.frame.3', none)).toBe('frame');
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
    const range = { field: 'parameters.minRestMinutes', code: 'schema.out-of-range', message: '' };
    expect(refusedProblem({ ...range, params: { min: 540, max: 1440 } }).text.params).toEqual({
      min: '9:00',
      max: '24:00',
    });
    const days = { ...range, field: 'set.flexDays.maxPerMonth', params: { min: 0, max: 31 } };
    expect(refusedProblem(days).text.params).toEqual({ min: 0, max: 31 });
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
