import { type Minutes } from './date';

/**
 * Splits a whole number of minutes by weights so that the parts are whole and
 * add up to the total: each part is floored, what is left goes one by one to
 * the largest remainders, the earlier part first (481 by 1:1 is 241 and 240).
 *
 * @param total whole minutes, may be negative (debts are split like credits)
 * @param weights whole numbers from 0; at least one above 0
 * @throws RangeError on a fraction or on weights without a positive sum: a caller's bug
 */
export function prorate(total: Minutes, weights: readonly number[]): Minutes[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (!Number.isSafeInteger(total) || sum <= 0 || weights.some((weight) => weight < 0 || !Number.isInteger(weight))) {
    throw new RangeError(`cannot split ${total} by [${weights.join(', ')}]`);
  }
  const sign = total < 0 ? -1 : 1;
  const amount = BigInt(Math.abs(total));
  const parts = weights.map((weight) => Number((amount * BigInt(weight)) / BigInt(sum)));
  const remainders = weights.map((weight) => Number((amount * BigInt(weight)) % BigInt(sum)));
  let left = Math.abs(total) - parts.reduce((all, part) => all + part, 0);
  const order = weights.map((_, index) => index).sort((a, b) => remainders[b] - remainders[a] || a - b);
  for (const index of order) {
    if (left === 0) break;
    parts[index] += 1;
    left -= 1;
  }
  return parts.map((part) => (part === 0 ? 0 : sign * part));
}
