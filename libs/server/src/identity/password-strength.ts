import { type ZxcvbnFactory } from '@zxcvbn-ts/core';

/** From 0 (guessed at once) to 4; 3 withstands somebody who guesses a million times. */
const LEAST_SCORE = 3;
const SHORTEST = 12;
const LONGEST = 128;

let strength: Promise<ZxcvbnFactory> | undefined;

/** Word lists and keyboards are some megabytes: loaded when somebody first chooses a password. */
async function loadStrength(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Factory }, common, german] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-de'),
  ]);
  return new Factory({
    dictionary: { ...common.dictionary, ...german.dictionary },
    graphs: common.adjacencyGraphs,
  });
}

/**
 * Whether a new password withstands guessing: long enough, none of the common ones or a variation of them, not made
 * of the person's own name or address.
 * @param own words that somebody who knows the person would try first
 */
export async function isStrongPassword(password: string, own: readonly string[]): Promise<boolean> {
  if (password.length < SHORTEST || password.length > LONGEST) return false;
  strength ??= loadStrength();
  const words = ['zeitbuch', ...own.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])];
  return (
    (await strength).check(
      password,
      words.filter((word) => word.length > 2),
    ).score >= LEAST_SCORE
  );
}
