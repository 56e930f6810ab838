/** What a file says, and whether it was not in UTF-8: many personnel systems still write Windows-1252. */
export interface FileText {
  readonly text: string;
  readonly isConverted: boolean;
}

/**
 * The text of a file. What is no UTF-8 is read as Windows-1252, in which every byte is a character; the person sees
 * the names in the preview before anything is taken over.
 */
export function textOf(bytes: ArrayBuffer): FileText {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isConverted: false };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), isConverted: true };
  }
}

/** A template as spreadsheets open it: the byte order mark tells them that it is UTF-8. */
export const templateHref = (headers: readonly string[]): string =>
  `data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${headers.join(';')}\r\n`)}`;
