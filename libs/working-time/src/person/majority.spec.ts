import { adultFrom } from './majority';

describe('the day of coming of age', () => {
  it('is the eighteenth birthday', () => {
    expect(adultFrom('2008-05-17')).toBe('2026-05-17');
  });

  it('is the first of March where the year has no 29 February', () => {
    const adult = adultFrom('2008-02-29');
    expect('2026-02-28' < adult && adult <= '2026-03-01').toBe(true);
  });
});
