import { REGIONS, publicHolidays } from './public-holidays';

describe('public holidays of Saxony', () => {
  it.each<[number, string[]]>([
    [2026, ['01-01', '04-03', '04-06', '05-01', '05-14', '05-25', '10-03', '10-31', '11-18', '12-25', '12-26']],
    [2027, ['01-01', '03-26', '03-29', '05-01', '05-06', '05-17', '10-03', '10-31', '11-17', '12-25', '12-26']],
  ])('of %d are these eleven, Buß- und Bettag among them and Easter Sunday not', (year, days) => {
    expect(publicHolidays('DE-SN', year, year).map(({ date }) => date)).toEqual(days.map((day) => `${year}-${day}`));
  });

  it('have their names in both languages', () => {
    const day = publicHolidays('DE-SN', 2026, 2026).find(({ date }) => date === '2026-11-18');
    expect(day?.nameDe).toBe('Buß- und Bettag');
    expect(day?.nameEn).not.toBe('');
    expect(publicHolidays('DE-SN', 2026, 2026)[0]).toMatchObject({ nameDe: 'Neujahr', nameEn: "New Year's Day" });
    const unity = publicHolidays('DE-SN', 2026, 2026).find(({ date }) => date === '2026-10-03');
    expect(unity).toMatchObject({ nameDe: 'Tag der Deutschen Einheit', nameEn: 'Day of German Unity' });
  });

  it('are eleven in every year that is written', () => {
    for (let year = 2019; year <= 2030; year += 1) expect(publicHolidays('DE-SN', year, year)).toHaveLength(11);
  });

  it('do not exist for a region nobody knows', () => {
    expect(() => publicHolidays('XX-YY', 2026, 2026)).toThrow('no public holidays');
  });

  it('are more in parts of some states: Augsburg has its feast of peace', () => {
    const datesIn = (region: string) => publicHolidays(region, 2026, 2026).map(({ date }) => date);
    expect(datesIn('DE-BY')).not.toContain('2026-08-08');
    expect(datesIn('DE-BY-A')).toContain('2026-08-08');
    expect(REGIONS).toEqual(expect.arrayContaining(['DE-SN', 'DE-BY', 'DE-BY-A', 'DE-TH-EIC']));
    for (const region of REGIONS) expect(datesIn(region).length).toBeGreaterThanOrEqual(9);
  });
});
