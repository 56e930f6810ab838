import { readDate } from './read-date';

describe('a date that was typed', () => {
  it('is read with the day first, however it is written, and in both languages', () => {
    const seventh = ['7.12.2026', '07.12.26', '07122026', '7. 12. 2026', '07/12/2026', '7-12-2026', '2026-12-07'];
    const named = ['7. Dezember 2026', '7 Dez 2026', '7 Dec 2026', '7 december 26', ' 7.dez.2026 '];
    for (const text of [...seventh, ...named]) expect([text, readDate(text)]).toEqual([text, '2026-12-07']);
    expect(['1. März 2027', '1 Mar 2027', '1 Mär 27', '7 Sept 2026'].map(readDate)).toEqual([
      ...['2027-03-01', '2027-03-01', '2027-03-01', '2026-09-07'],
    ]);
  });

  it('is none where the calendar has no such day, or something is missing', () => {
    for (const text of ['', 'bald', '31.11.2026', '29.2.2027', '12/31/2026', '7.12.', '7 Foo 2026', '7.12.202'])
      expect([text, readDate(text)]).toEqual([text, null]);
  });
});
