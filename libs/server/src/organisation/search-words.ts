/** The words of a search: lower case, and what `like` takes for signs of its own as the signs that were typed. */
export const wordsOf = (search: string): string[] =>
  search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`));

/** The same, each as a pattern of `like` that is found anywhere. */
export const patternsOf = (search: string): string[] => wordsOf(search).map((word) => `%${word}%`);
