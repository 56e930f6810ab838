import { flawSentence } from './flaw-sentences';

describe('the sentence of a flaw', () => {
  it('shows the limits of the value that was refused: a day has at most 1440 minutes', () => {
    expect(flawSentence({ code: 'schema.out-of-range', params: { min: 0, max: 1440 } })).toBe(
      'The value must lie between 0 and 1440.',
    );
  });

  it('says how many people would have no agreement, and since when', () => {
    expect(flawSentence({ code: 'version.leaves-gap', params: { date: '2026-07-01', people: 12 } })).toBe(
      'From 2026-07-01 on, 12 people would have no agreement.',
    );
  });

  it('leaves out what nobody knows, rather than showing a placeholder', () => {
    expect(flawSentence({ code: 'absence.unknown-kind', params: {} })).toBe('This kind of absence does not exist: .');
  });
});
