import { type PoolClient, types } from 'pg';
import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss, refuseWayBack } from './data-loss';

/** The texts of `NUMBER-name.sql` and `NUMBER-name.down.sql`. */
interface MigrationTexts {
  readonly up: string;
  readonly down: string;
}

/** A query that must find no row where it stands; its sentence says what holds then. */
interface Check {
  readonly sentence: string;
  readonly query: string;
}

/** Its line, and the query up to the first line that ends in a semicolon. */
const CHECK = /^-- check: (.+)\r?\n([\s\S]*?);$/m;
const LOSS = /^-- loses: (.+)$/gm;
const NOTHING_LOST = /^-- loses nothing: .+$/m;
const HINDRANCE = /^-- no way back: (.+)$/gm;
/** What begins like one of them and is none would be a comment that nobody obeys. */
const MARK = /^--\s*(?:check|loses|no way back)\b.*$/gim;
const UNDERSTOOD = /^-- (?:check|loses|loses nothing|no way back): ./;

/** Rows that a failed check shows, of all that it found. */
const SHOWN_ROWS = 3;
/** Of PostgreSQL's type `name`, which the driver's list leaves out. */
const NAME = 19;
/**
 * What a check may show of a row: numbers, ids, dates and tables are no personal data. A key that is a word, such as
 * the code of a payroll group, is cast to `name` where it tells nothing of a person.
 */
const KEY_TYPES: readonly number[] = [
  ...[types.builtins.INT2, types.builtins.INT4, types.builtins.INT8, types.builtins.UUID, types.builtins.DATE],
  ...[types.builtins.REGCLASS, NAME],
];

/**
 * The class of a migration that is written in SQL, for TypeORM. Both files are run from top to bottom, and a check
 * where it stands: before the statements, between them or after them. It finds the keys of rows that contradict it:
 *
 *     -- check: the facts of everybody are counted
 *     select tenant_id, employee_id from employee except select tenant_id, employee_id from facts_version;
 *
 * The way back says what people lose by it, as it would stand after `from` (`-- loses: contract where works_in_shifts`),
 * or why it is nothing (`-- loses nothing: the counts begin again`), and which rows stand against it whatever is
 * allowed (`-- no way back: closing where run > 0`).
 * @param file the name of both without its endings; TypeORM knows `1764000044000-event-outbox` as `EventOutbox1764000044000`
 * @returns a class whose constructor throws an Error where a text is not as described
 */
/* @__NO_SIDE_EFFECTS__ */
export function sqlMigration(file: string, texts: MigrationTexts): new () => SqlMigration {
  const name = migrationName(file);
  const named = {
    [name]: class extends SqlMigration {
      constructor() {
        super(name, texts);
      }
    },
  };
  return named[name];
}

class SqlMigration implements MigrationInterface {
  /** What the way back loses, see {@link refuseDataLoss}. */
  readonly #losses: readonly string[];
  /** For what the way back has no place, see {@link refuseWayBack}. */
  readonly #hindrances: readonly string[];

  constructor(
    readonly name: string,
    readonly texts: MigrationTexts,
  ) {
    const { up, down } = texts;
    for (const text of [up, down]) assertMarks(name, text);
    if ([LOSS, NOTHING_LOST, HINDRANCE].some((mark) => up.match(mark)))
      throw new Error(`${name}: what is lost stands in the way back.`);
    this.#losses = wordsOf(LOSS, down);
    this.#hindrances = wordsOf(HINDRANCE, down);
    if (this.#losses.length === 0 && !NOTHING_LOST.test(down))
      throw new Error(`${name}: its way back says neither "-- loses: …" nor "-- loses nothing: …".`);
  }

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, this.texts.up, `${this.name} was not applied`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const rows of this.#hindrances) await refuseWayBack(runner, this.name, rows);
    if (this.#losses.length > 0) await refuseDataLoss(runner, this.name, this.#losses);
    await run(runner, this.texts.down, `${this.name} was not taken back`);
  }
}

/** `1764000044000-event-outbox` is `EventOutbox1764000044000`: TypeORM takes the time from the end of the name. */
function migrationName(file: string): string {
  const [number, ...words] = file.split('-');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('') + number;
}

const wordsOf = (mark: RegExp, text: string): string[] => [...text.matchAll(mark)].map(([, words]) => words);

function assertMarks(name: string, text: string): void {
  const marks = text.match(MARK) ?? [];
  const misread =
    marks.find((mark) => !UNDERSTOOD.test(mark)) ??
    stepsOf(text)
      .filter((step) => typeof step === 'string')
      .map((sql) => /^-- check: .*$/m.exec(sql)?.[0])
      .find((mark) => mark !== undefined);
  if (misread) throw new Error(`${name}: "${misread}" is not understood.`);
}

/** Statements and checks in their order. */
function stepsOf(text: string): (string | Check)[] {
  const parts = text.split(CHECK);
  return parts.flatMap((sql, i) => {
    if (i % 3 !== 0) return [];
    return i === 0 ? [sql] : [{ sentence: parts[i - 2], query: parts[i - 1] }, sql];
  });
}

/** Inside the transaction that TypeORM opened for the migration and rolls back when this throws. */
async function run(runner: QueryRunner, text: string, refusal: string): Promise<void> {
  for (const step of stepsOf(text)) {
    if (typeof step === 'string') await runner.query(step);
    else await refuseFoundRows((await runner.connect()) as PoolClient, step, refusal);
  }
}

/** @throws Error with a sentence for the person who asked for the migration; one for its author where the check could show more than keys */
async function refuseFoundRows(client: PoolClient, { sentence, query }: Check, refusal: string): Promise<void> {
  const { rows, fields } = await client.query<{ found_rows: string }>({
    text: `select (count(*) over ())::int as found_rows, found.* from (${query}\n) found limit ${SHOWN_ROWS}`,
    // As the database writes them, whatever the driver would make of them.
    types: { getTypeParser: () => (value: string) => value },
  });
  const talkative = fields.find(({ dataTypeID }) => !KEY_TYPES.includes(dataTypeID));
  if (talkative) throw new Error(`The check "${sentence}" may show keys only, and "${talkative.name}" is none.`);
  if (rows.length === 0) return;
  const shown = rows.map(({ found_rows: _, ...keys }) =>
    Object.entries(keys)
      .map((key) => key.join(' '))
      .join(', '),
  );
  if (Number(rows[0].found_rows) > shown.length) shown.push('…');
  throw new Error(
    `${refusal}, and nothing was changed by it: "${sentence}" does not hold for ${rows[0].found_rows} rows (${shown.join('; ')}).`,
  );
}
