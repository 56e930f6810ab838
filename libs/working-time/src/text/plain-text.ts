/**
 * Characters that nobody sees and that make a text read otherwise than it is stored: controls, marks of direction,
 * widths of zero, fillers, line and paragraph separators, halves of characters, characters of nobody.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** They say whether the character before is shown in colour. */
const VARIATIONS = /[\uFE0E\uFE0F]/g;
/** Between emoji, which together show one of several people. */
const EMOJI_JOINERS = /(?<=\p{Extended_Pictographic}\uFE0F?\p{Emoji_Modifier}?)\u200D(?=\p{Extended_Pictographic})/gu;

/** Whether a name, title or code is what it looks like: one line without hidden characters. */
export function isPlainLine(text: string): boolean {
  return !HIDDEN.test(text) || !HIDDEN.test(text.replace(VARIATIONS, ''));
}

/** Whether words a person wrote are what they look like: several lines and emoji are fine, hidden characters are not. */
export function isPlainText(text: string): boolean {
  return isPlainLine(text) || isPlainLine(text.replace(/[\t\n\r]/g, ' ').replace(EMOJI_JOINERS, ''));
}
