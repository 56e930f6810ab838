/** Every test run tries the same numbers, so that nobody's change fails on a number that was never tried before. */
const { LAWS_SEED = '20260309', LAWS_TIMES = '1' } = process.env;

/**
 * How a law is tried by fast-check: `numRuns` times in every test run, always with the same numbers.
 * `npm run laws` searches with numbers that nobody has tried yet, and many times as often.
 */
export const runs = (numRuns = 100): { numRuns: number; seed: number } => ({
  numRuns: numRuns * Number(LAWS_TIMES),
  seed: Number(LAWS_SEED),
});
