/**
 * Characters that nobody sees and that make a text read otherwise than it is stored: controls, marks of direction,
 * widths of zero, fillers, line and paragraph separators, halves of characters, characters of nobody.
 */
const HIDDEN =
  /[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}\u2800]--[\uFE0E\uFE0F]]/v;
/** Emoji of several people or with a flag are joined by such characters, and look like what they are. */
const EMOJI = /\p{RGI_Emoji}/gv;

/** Whether a name, title or code is what it looks like: one line without hidden characters. */
export function isPlainLine(text: string): boolean {
  return !HIDDEN.test(text);
}

/** Whether words a person wrote are what they look like: several lines are fine, hidden characters are not. */
export function isPlainText(text: string): boolean {
  return !HIDDEN.test(text.replace(/[\t\n\r]/g, ' ').replace(EMOJI, ''));
}
