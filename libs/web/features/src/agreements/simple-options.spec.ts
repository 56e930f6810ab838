import { simpleOptions } from '@zeitbuch/web-rule-words';
import { PARAMETER_SCHEMA, STANDARD_PARAMETERS, validateOverlay } from '@zeitbuch/working-time';
import { choose, EMPTY_DRAFT, KEYS, overlayRequest } from './publication-draft';

const simpleKeys = KEYS.filter((key) => simpleOptions(key).length > 0);

describe('parameters that are one choice among few', () => {
  it('are drawn from the schema, each option with words of its own', () => {
    expect(simpleKeys).toEqual(KEYS.filter((key) => ['boolean', 'choice'].includes(PARAMETER_SCHEMA[key].type)));
    for (const key of simpleKeys) {
      const words = simpleOptions(key).map((option) => option.words.key);
      expect(words.length).toBeGreaterThan(1);
      expect(new Set(words).size).toBe(words.length);
    }
  });

  it('begin with what is agreed, and every option is taken by the rules', () => {
    const dates = { validFrom: '2026-12-01', validTo: '2026-12-31' };
    const base = { parameters: STANDARD_PARAMETERS, paragraphs: {} };
    for (const key of simpleKeys) {
      const draft = choose({ ...EMPTY_DRAFT, ...dates }, key, true, base);
      expect(overlayRequest(draft, 'id').set).toEqual({ [key]: STANDARD_PARAMETERS[key] });
      for (const { value } of simpleOptions(key)) {
        const { set } = overlayRequest({ ...draft, texts: { [key]: value } }, 'id');
        expect(validateOverlay({ ...dates, set })).toEqual([]);
      }
      expect(overlayRequest(choose(draft, key, false, base), 'id').set).toEqual({});
    }
  });
});
