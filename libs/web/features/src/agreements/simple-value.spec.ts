import { STANDARD_PARAMETERS, validateOverlay } from '@zeitbuch/working-time';
import { chooseSimple, EMPTY_DRAFT, requestOf } from './overlay-draft';
import { SIMPLE_KEYS, simpleOptions } from './simple-value';

describe('parameters that are one choice among few', () => {
  it('are drawn from the schema, each option with words of its own', () => {
    expect(SIMPLE_KEYS).toEqual([
      'dstPolicy',
      'supplementsDue',
      'averaging',
      'accountingDay',
      'partTimeOvertime',
      'drivingTime',
    ]);
    for (const key of SIMPLE_KEYS) {
      const words = simpleOptions(key).map((option) => option.words.key);
      expect(words.length).toBeGreaterThan(1);
      expect(new Set(words).size).toBe(words.length);
    }
  });

  it('begin with what is agreed, and every option is taken by the rules', () => {
    const dates = { validFrom: '2026-12-01', validTo: '2026-12-31' };
    for (const key of SIMPLE_KEYS) {
      const draft = chooseSimple({ ...EMPTY_DRAFT, ...dates }, key, true, STANDARD_PARAMETERS);
      expect(requestOf(draft, STANDARD_PARAMETERS, 'id').set).toEqual({ [key]: STANDARD_PARAMETERS[key] });
      for (const { value } of simpleOptions(key)) {
        const { set } = requestOf({ ...draft, simple: { [key]: value } }, STANDARD_PARAMETERS, 'id');
        expect(validateOverlay({ ...dates, set })).toEqual([]);
      }
      expect(requestOf(chooseSimple(draft, key, false, STANDARD_PARAMETERS), STANDARD_PARAMETERS, 'id').set).toEqual(
        {},
      );
    }
  });
});
