import { readHours } from './lengths';

describe('hours of a contract', () => {
  it.each<[string, number | null]>([
    ['39', 2340],
    ['39,5', 2370],
    [' 19,25 ', 1155],
    ['39.5', 2370],
    ['39.00', 2340],
    ['39:50', 2390],
    ['7:48', 468],
    ['7.30', null], // half an hour or eighteen minutes
    ['7,99', null], // 479.4 minutes: nobody's contract is rounded
    ['39:60', null],
    ['neununddreißig', null],
    ['', null],
  ])('%s', (text, minutes) => expect(readHours(text)).toBe(minutes));
});
