import { formatDays } from './days';

it('days have the decimals they need and a real minus', () => {
  expect([2200, 450, 333, 305, 0, 50].map(formatDays)).toEqual(['22', '4,5', '3,33', '3,05', '0', '0,5']);
  expect(formatDays(-300)).toBe('−3');
});
