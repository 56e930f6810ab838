import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';

/** A file: its text, or its bytes as they arrive. */
export type FileSource = string | AsyncIterable<Uint8Array>;

/** A line as the parser gives it; `line` is the one on which it begins, from 1. */
export interface ParsedLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A flaw because of which nothing that follows can be read. */
export class UnreadableFile extends Error {
  constructor(
    readonly code: 'import.csv-syntax' | 'import.bad-encoding',
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

/** Characters of a line with all its cells; ours have a few hundred. */
const LONGEST_LINE = 16_384;
/** Characters given to the parser at once: it does not look up while it has some. */
const PIECE_LENGTH = 16_384;

interface ParserRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/**
 * Lines of a CSV file one by one, while it is still arriving: UTF-8 with or without byte order mark, `;` or `,`
 * whichever the header uses, any line end.
 * @throws UnreadableFile where it is no UTF-8 or no CSV
 */
export async function* csvLines(source: FileSource): AsyncGenerator<ParsedLine> {
  const pieces = texts(source);
  let head = '';
  while (!/[\r\n]/.test(head) && head.length < LONGEST_LINE) {
    const { value, done } = await pieces.next();
    if (done) break;
    head += value;
  }
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(head),
    info: true,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE,
  });
  const whole = Readable.from(rejoined(head, pieces));
  whole.on('error', (error) => parser.destroy(error));
  whole.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<ParserRecord>) {
      // The parser counts to the end of a record; quoted cells may hold line breaks.
      yield { line: info.lines - lineBreaksIn(record), cells: record };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFile('import.csv-syntax', typeof error.lines === 'number' ? error.lines : 1, error.message);
  } finally {
    whole.destroy();
  }
}

const lineBreaksIn = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);

/** After each piece others have their turn: it may be one row of thousands of cells, or none at all. */
async function* rejoined(head: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield* inPieces(head);
  for await (const piece of rest) {
    yield piece;
    await nextTurn();
  }
}

/** The text of the file in pieces of a bounded length. */
async function* texts(source: FileSource): AsyncGenerator<string> {
  if (typeof source === 'string') return yield* inPieces(source);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const decode = (bytes?: Uint8Array): string => {
    try {
      const text = bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
      // Text has none: it is UTF-16 without its mark, or no text at all. The database could not keep it either.
      if (!text.includes('\0')) return text;
    } catch {
      // Said below.
    }
    throw new UnreadableFile('import.bad-encoding', 1, 'The file is not in UTF-8.');
  };
  for await (const bytes of source) yield* inPieces(decode(bytes));
  yield* inPieces(decode());
}

function* inPieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE_LENGTH) yield text.slice(at, at + PIECE_LENGTH);
}

function delimiterOf(head: string): ';' | ',' {
  const [header] = head.split(/\r?\n|\r/, 1);
  return header.split(';').length >= header.split(',').length ? ';' : ',';
}

/** Cells as a CSV file of ours, for what is kept of a file and read again later. */
export function csvText(lines: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  return lines.map((cells) => cells.map(quoted).join(';')).join('\n');
}
