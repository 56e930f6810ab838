/** Percent that depend on the pay group; the VKA cut is 9b/9c, in the social and educational scale 13/14 (TVöD § 8 (1), (7)). */
export const OVERTIME_PERCENT = { lower: 30, upper: 15 } as const;
export const INCREASE_PERCENT = { lower: 25, upper: 10 } as const;

/**
 * Side of the cut on which a pay group lies: E 1-9b and S 2-13 `lower`, E 9c-15 and from S 14 `upper`.
 * @throws RangeError if the text is no pay group of the TVöD
 */
export function payGroupSide(payGroup: string): 'lower' | 'upper' {
  const match = /^(E|S)\s?(\d{1,2})([a-cÜü]?)$/.exec(payGroup);
  if (!match) throw new RangeError(`unknown pay group: ${payGroup}`);
  const [, scale, text, letter] = match;
  const number = Number(text);
  const [first, last] = scale === 'S' ? [2, 18] : [1, 15];
  if (number < first || number > last) throw new RangeError(`unknown pay group: ${payGroup}`);
  if (scale === 'S') return number <= 13 ? 'lower' : 'upper';
  return number < 9 || (number === 9 && letter !== 'c') ? 'lower' : 'upper';
}
