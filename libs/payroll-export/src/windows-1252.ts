import iconv from 'iconv-lite';
import { type PayrollProblem } from './problem';

/**
 * Text in Windows code page 1252. The encoder replaces what it does not know by a question mark without a word, so
 * each character must survive the way there and back; every one that does not is named.
 */
export function encodeWindows1252(
  text: string,
): { ok: true; bytes: Uint8Array } | { ok: false; problems: PayrollProblem[] } {
  const bytes = iconv.encode(text, 'windows-1252');
  if (iconv.decode(bytes, 'windows-1252') === text) return { ok: true, bytes: new Uint8Array(bytes) };
  const lost = [...new Set(text)].filter(
    (character) => iconv.decode(iconv.encode(character, 'windows-1252'), 'windows-1252') !== character,
  );
  const problems = lost.map((character) => ({
    code: 'payroll.character-not-encodable',
    params: { character, codePoint: `U+${codePointOf(character)}`, encoding: 'windows-1252' },
  }));
  return { ok: false, problems };
}

const codePointOf = (character: string): string =>
  (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
