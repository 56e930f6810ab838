import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type FactRecord } from '@zeitbuch/server';

export type CopyValue = string | number | boolean | null;

/** About this many characters go to the database at once. */
const CHUNK = 1 << 16;

/** A row by the names of its columns; all rows of a table name the same ones. */
export type CopyRecord = Readonly<Record<string, CopyValue>>;

/**
 * Writes rows into a table by COPY, pulled from `records` as fast as the database
 * takes them: memory stays the same however many there are.
 */
export async function copyRecords(client: ClientBase, table: string, records: Iterable<CopyRecord>): Promise<void> {
  const iterator = records[Symbol.iterator]();
  const first = iterator.next();
  if (first.done) return;
  const columns = Object.keys(first.value);
  const quoted = columns.map((column) => `"${column}"`).join(', ');
  const target = client.query(copyFrom(`copy ${table} (${quoted}) from stdin`));
  await pipeline(Readable.from(chunks(columns, first.value, iterator), { objectMode: false }), target);
}

function* chunks(columns: readonly string[], first: CopyRecord, others: Iterator<CopyRecord>): Generator<string> {
  let text = '';
  for (let record = first; ;) {
    text += `${columns.map((column) => field(record[column])).join('\t')}\n`;
    if (text.length >= CHUNK) {
      yield text;
      text = '';
    }
    const next = others.next();
    if (next.done) break;
    record = next.value;
  }
  if (text !== '') yield text;
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function field(value: CopyValue): string {
  if (value === null) return '\\N';
  return typeof value === 'string' ? value.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character]) : String(value);
}

/** A fact of somebody as a row to copy: lists and objects in the form in which PostgreSQL reads them. */
export function copyOf(tenantId: number, record: FactRecord): CopyRecord {
  const row: Record<string, CopyValue> = { tenant_id: tenantId };
  for (const [column, value] of Object.entries(record)) {
    if (Array.isArray(value)) row[column] = `{${value.join()}}`;
    else row[column] = typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as CopyValue);
  }
  return row;
}
