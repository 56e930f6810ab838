import { DataSource } from 'typeorm';
import { createTestApp, type TestApp } from '../testing';

/** A column as an entity or the database describes it. */
interface Described {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly isNullable: boolean;
  readonly isKey: boolean;
}

/** How PostgreSQL writes types for which TypeORM has a shorter word. */
const LONG_NAMES: Readonly<Record<string, string>> = {
  int: 'integer',
  int4: 'integer',
  timestamptz: 'timestamp with time zone',
  varchar: 'character varying',
};

const SELECT_COLUMNS = `
  select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as type,
    not a.attnotnull as "isNullable", coalesce(a.attnum = any (k.conkey), false) as "isKey"
  from pg_attribute a join pg_class c on c.oid = a.attrelid
  left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
  where c.relnamespace = 'public'::regnamespace and c.relname = any ($1) and a.attnum > 0 and not a.attisdropped`;

// Entities are written by hand beside the migrations: nothing else would notice where one of them stays behind.
describe('the entities of all features', () => {
  let api: TestApp;
  beforeAll(async () => {
    api = await createTestApp('2026-11-30T08:00:00Z', { LOG_LEVEL: 'silent' });
  });
  afterAll(() => api.close());

  it('have every column of their table, with its type, its place in the key, and whether it may be empty', async () => {
    const metadata = api.app.get(DataSource).entityMetadatas;
    const described = metadata.flatMap(({ tableName, columns }) =>
      columns.map((column): Described => {
        const type = typeof column.type === 'string' ? column.type : column.type.name.toLowerCase();
        return {
          ...{
            table: tableName,
            column: column.databaseName,
            type: (LONG_NAMES[type] ?? type) + (column.isArray ? '[]' : ''),
          },
          ...{ isNullable: column.isNullable, isKey: column.isPrimary },
        };
      }),
    );
    const tables = metadata.map(({ tableName }) => tableName);
    expect(tables).toEqual(expect.arrayContaining(['org_unit', 'org_unit_state', 'leadership']));
    const rows = await api.db.query<Described & Record<string, unknown>>(SELECT_COLUMNS, [tables]);
    const inOrder = (columns: readonly Described[]) =>
      columns
        .map(({ table, column, type, isNullable, isKey }) =>
          [`${table}.${column}`, type, isNullable ? 'may be empty' : '', isKey ? 'key' : ''].filter(Boolean).join(' '),
        )
        .sort();
    expect(inOrder(described)).toEqual(inOrder(rows));
  });
});
