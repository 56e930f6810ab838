import { type ZxcvbnFactory } from '@zxcvbn-ts/core';

/** From 0 (guessed at once) to 4, which withstands ten thousand million guesses. */
const LEAST_SCORE = 4;
const SHORTEST = 12;
const LONGEST = 128;
/** Beside own and everyday words this much has to be there: they are what is tried first, in any order. */
const LEAST_OTHER_LETTERS = 8;
/** Of an own name or address; shorter parts stand in too many other words. */
const SHORTEST_OWN_WORD = 3;

const EVERYDAY_WORDS = [
  'zeitbuch zeiterfassung arbeitszeit demo test admin login',
  'passwort password kennwort passphrase geheim willkommen welcome hallo hello mein',
  'stadtverwaltung verwaltung stadt gemeinde landkreis rathaus',
  'bürgermeister einloggen anmelden bitte lass rein',
  'liebe liebt dich mama papa schatz guten gute morgen abend nacht laune',
  'fußball fussball bayern münchen borussia dortmund schalke hertha werder bremen dynamo dresden',
  'frühling frühjahr sommer herbst winter spring summer autumn',
  'januar februar märz april mai juni juli august september oktober november dezember',
  'january february march june july october december',
  'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag',
  'monday tuesday wednesday thursday friday saturday sunday',
].flatMap((line) => line.split(' '));

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
 * of the person's own name or address, nor of words like those for seasons, weekdays and football clubs.
 * @param own words that somebody who knows the person would try first
 */
export async function isStrongPassword(password: string, own: readonly string[]): Promise<boolean> {
  if (password.length < SHORTEST || password.length > LONGEST) return false;
  const words = [...EVERYDAY_WORDS, ...own.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])]
    .filter((word) => word.length >= SHORTEST_OWN_WORD)
    .flatMap(spellings);
  if (isMadeOf(password, words)) return false;
  strength ??= loadStrength();
  return (await strength).check(password, words).score >= LEAST_SCORE;
}

/** Whether the password contains some of the words, and hardly anything beside them but digits and punctuation. */
function isMadeOf(password: string, words: readonly string[]): boolean {
  const longestFirst = [...words].sort((one, other) => other.length - one.length);
  return [lowerCase(password), withoutDisguise(lowerCase(password))].some((text) => {
    const rest = longestFirst.reduce((left, word) => left.replaceAll(word, ' '), text);
    return rest !== text && rest.replaceAll(/\P{L}/gu, '').length < LEAST_OTHER_LETTERS;
  });
}

const lowerCase = (text: string): string => text.normalize('NFC').toLowerCase();

const DISGUISES: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
};
/** Digits and signs that stand for letters, as in "P4ssw0rt". */
const withoutDisguise = (text: string): string => text.replaceAll(/[013457@$]/g, (sign) => DISGUISES[sign]);

const IN_TWO_LETTERS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** "müller", "mueller" and "muller". */
function spellings(word: string): string[] {
  const written = lowerCase(word);
  const plain = written.replaceAll('ß', 'ss');
  const long = plain.replaceAll(/[äöü]/g, (letter) => IN_TWO_LETTERS[letter]);
  return [...new Set([written, plain, long, plain.normalize('NFD').replaceAll(/\p{M}/gu, '')])];
}
