import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../testing';
import { describeStatement } from '../../testing/sql/describe';
import { type ExpectedColumn, type Statement, statementsOf } from '../../testing/sql/statements';
import { FACT_RECORDS, type FactRecord, writeFacts } from '../facts';
import { type Queryable } from '../platform';

/** Calls whose text only a running server knows, by file and expression, and why. */
const UNKNOWN_BEFOREHAND: Readonly<Record<string, string>> = {
  'database/application-role.ts rows[0].statement': 'the database quotes the name and the password of the role',
  'database/application-role.ts quoted': 'the rights of a role whose name is a setting',
  'database/application-role.ts client.escapeIdentifier(table)': 'for every table that the database names',
  'database/application-role.ts statement': 'for every table that the database names',
  'database/data-loss.ts counts': 'counts what a way back would drop: on the schema before, in migrations.spec.ts',
  'database/data-loss.ts rows': 'the same',
  'database/data-source.ts signature': 'for every function that the database names',
  'database/sql-migration.ts step': 'files of SQL, which run in every spec, as migrations in TypeScript do',
  'database/sql-migration.ts query': 'checks in those files, which run with them',
  'facts/write-facts.ts columns': 'the keys of the records; each is described below',
};

/** What the driver makes of a type of PostgreSQL; arrays and JSON apart. */
const KIND_OF: Readonly<Record<string, string>> = {
  bool: 'boolean',
  bytea: 'object',
  date: 'Date',
  float8: 'number',
  int2: 'number',
  int4: 'number',
  int8: 'string',
  name: 'string',
  numeric: 'string',
  text: 'string',
  timestamptz: 'Date',
  uuid: 'string',
};

const fits = (type: string, { kinds }: ExpectedColumn): boolean => {
  if (kinds.includes('any') || type === 'json' || type === 'jsonb') return true;
  const expected = type.startsWith('_') ? 'array' : KIND_OF[type];
  return kinds.every((kind) => kind === 'null' || kind === expected);
};

describe('the SQL of the server', () => {
  let database: TestDatabase;
  let client: Client;
  let statements: Statement[];
  let calls: number;

  beforeAll(async () => {
    ({ statements, calls } = statementsOf());
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  }, 120_000);
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('is read from every call that sends any, and what is not is named here', () => {
    expect(statements).toHaveLength(calls);
    const unread = statements.filter(({ texts }) => texts.length === 0);
    const names = unread.map(({ at, unknown }) => `${at.replace(/:\d+$/, '')} ${unknown}`);
    expect([...new Set(names)].sort()).toEqual(Object.keys(UNKNOWN_BEFOREHAND).sort());
  });

  it('fits the schema, and gives every column that its row type names', async () => {
    const { rows } = await client.query<{ oid: number; typname: string }>('select oid, typname from pg_type');
    const types = new Map(rows.map(({ oid, typname }) => [oid, typname]));

    const problemsOf = async (text: string, columns: readonly ExpectedColumn[]): Promise<string[]> => {
      const described = await describeStatement(client, text);
      return columns.flatMap((column) => {
        // Of two columns with one name the driver keeps the last.
        const found = described.findLast(({ name }) => name === column.name);
        if (!found) return column.isOptional ? [] : [`gives no ${column.name}`];
        const type = types.get(found.oid) ?? '';
        return fits(type, column) ? [] : [`${column.name} is ${type}, not ${column.kinds.join(' or ')}`];
      });
    };

    const problems: string[] = [];
    for (const { at, texts, columns } of statements) {
      for (const text of texts) {
        const found = await problemsOf(text, columns ?? []).catch((error: Error) => [error.message]);
        problems.push(...found.map((problem) => `${at} ${problem}`));
      }
    }
    expect(problems).toEqual([]);
  });

  it('writes every kind of fact into columns that its table has', async () => {
    const asked: string[] = [];
    const describing: Queryable = {
      query: async (text) => {
        asked.push(text);
        await describeStatement(client, text);
        return { rows: [], rowCount: 0 };
      },
    };
    // Enough of each kind that its record can be made: only the names of its columns are looked at.
    const fact = { from: '2026-03-02', validFrom: '2026-03-02', pattern: { kind: 'weekly', minutes: [] } } as never;
    const kinds = Object.entries<(employeeId: string, fact: never) => FactRecord>(FACT_RECORDS);
    for (const [table, record] of kinds) {
      await writeFacts(describing, 1, table as keyof typeof FACT_RECORDS, [record('', fact)]);
    }
    expect(asked).toHaveLength(kinds.length);
    const unknown = writeFacts(describing, 1, 'absence', [{ employee_id: '', untill: null }]);
    await expect(unknown).rejects.toThrow('column "untill" of relation "absence" does not exist');
  });

  it('is refused where the schema has no such column, table or type', async () => {
    await expect(describeStatement(client, 'select nam from employee')).rejects.toThrow('column "nam" does not exist');
    await expect(describeStatement(client, 'delete from employees')).rejects.toThrow('"employees" does not exist');
    await expect(describeStatement(client, 'select 1 where $1::date = 1')).rejects.toThrow('operator does not exist');
    expect(await describeStatement(client, 'select 1 as one, now()')).toMatchObject([{ name: 'one' }, { name: 'now' }]);
  });
});
