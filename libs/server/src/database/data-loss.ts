import { type QueryRunner } from 'typeorm';

/** Set to `true`, migrations are taken back although rows or columns with content go with them. */
export const ALLOW_DATA_LOSS = 'ZEITBUCH_ALLOW_DATA_LOSS';

/** Taking back a migration would delete data. Its message is the sentence for the person who asked for it. */
export class DataLossRefused extends Error {}

/**
 * The first statement of every `down` that drops or deletes something: refuses while there is something to lose.
 * @param migration its name, for the sentence
 * @param losses what goes, as it would stand after `from`: a table, or a table with the condition of the rows that
 *   lose something, e.g. `contract where works_in_shifts`
 * @throws DataLossRefused unless ZEITBUCH_ALLOW_DATA_LOSS is `true`
 */
export async function refuseDataLoss(runner: QueryRunner, migration: string, losses: readonly string[]): Promise<void> {
  if (process.env[ALLOW_DATA_LOSS] === 'true') return;
  const counts = losses.map((loss, n) => `select ${n} as n, count(*)::int as rows from ${loss}`).join(' union all ');
  const found = (await runner.query(`${counts} order by 1`)) as { n: number; rows: number }[];
  const lost = found.filter(({ rows }) => rows > 0).map(({ n, rows }) => `${rows} rows of ${losses[n]}`);
  if (lost.length === 0) return;
  throw new DataLossRefused(
    `Taking back ${migration} would delete data: ${lost.join('; ')}. Nothing was changed. Make a backup, then set ${ALLOW_DATA_LOSS}=true to do it all the same.`,
  );
}

/**
 * Before everything else in a `down` whose schema has no place for what is there and which nobody may delete, such as
 * files and ledgers of closed months: no setting allows it.
 * @param rows a table with the condition of the rows that stand against it, as it would stand after `from`
 * @throws DataLossRefused where there are such rows
 */
export async function refuseWayBack(runner: QueryRunner, migration: string, rows: string): Promise<void> {
  const [{ count }] = (await runner.query(`select count(*)::int as count from ${rows}`)) as { count: number }[];
  if (count === 0) return;
  throw new DataLossRefused(
    `Taking back ${migration} is impossible: the schema before has no place for ${count} rows of ${rows}. Nothing was changed. Restore a backup from before it was applied.`,
  );
}
