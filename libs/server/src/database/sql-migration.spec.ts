import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../testing';
import { dataSourceOptions } from './data-source';
import { sqlMigration } from './sql-migration';

const DOWN = '-- loses nothing: a test\ndrop table parking_space;';
const ONE_PLACE_EACH = `
-- check: nobody has two places
select tenant_id, employee_id from parking_space group by tenant_id, employee_id having count(*) > 1;
`;

describe('a migration in SQL', () => {
  let database: TestDatabase;
  let source: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    const options = dataSourceOptions(database.url, 2);
    source = await new DataSource({ ...options, migrations: [] }).initialize();
    await source.query(`
      create table parking_space (tenant_id int, space_id int, employee_id uuid, plate text);
      insert into parking_space select 1, n, '019a0000-0000-7000-8000-000000000001', 'LE-AH 48' from generate_series(1, 5) n`);
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  const opened: DataSource[] = [];
  afterEach(async () => {
    for (const another of opened.splice(0)) await another.destroy();
  });

  /** The migrations of a version that has this one. */
  async function withMigration(up: string, down = DOWN): Promise<DataSource> {
    const migrations = [sqlMigration('1999999999999-parking-space', { up, down })];
    const another = await new DataSource({ ...dataSourceOptions(database.url, 2), migrations }).initialize();
    opened.push(another);
    return another;
  }

  const migrate = async (up: string) => (await withMigration(up)).runMigrations();

  const columns = async () =>
    (
      await source.query<{ name: string }[]>(
        `select column_name as name from information_schema.columns where table_name = 'parking_space' order by 1`,
      )
    ).map(({ name }) => name);

  it('is rolled back when a check before, between or after its statements finds rows, and says which', async () => {
    const refusal = `ParkingSpace1999999999999 was not applied, and nothing was changed by it: "nobody has two places" does not hold for 1 rows (tenant_id 1, employee_id 019a0000-0000-7000-8000-000000000001).`;
    const column = 'alter table parking_space add column level int;';
    for (const up of [ONE_PLACE_EACH + column, column + ONE_PLACE_EACH, column + ONE_PLACE_EACH + column])
      await expect(migrate(up)).rejects.toThrow(refusal);
    expect(await columns()).not.toContain('level');
  });

  it('shows the first rows of many, and how many there are', async () => {
    const check = `-- check: no place has a number\nselect space_id from parking_space where space_id > 1;`;
    await expect(migrate(check)).rejects.toThrow('for 4 rows (space_id 2; space_id 3; space_id 4; …).');
  });

  it('shows nothing but keys: not even a check that finds no row may ask for more', async () => {
    for (const column of ['plate', `to_jsonb(plate)`, 'now()'])
      await expect(
        migrate(`-- check: nothing is left\nselect space_id, ${column} as more from parking_space where false;`),
      ).rejects.toThrow('The check "nothing is left" may show keys only, and "more" is none.');
    await expect(
      migrate(`-- check: no place\nselect 'parking_space'::regclass, 'P1'::name as code, date '2026-11-30' as day;`),
    ).rejects.toThrow('(regclass parking_space, code P1, day 2026-11-30)');
  });

  it('is remembered under the name of its file, and taken back with what is lost said before', async () => {
    const another = await withMigration(
      `-- check: it has no level yet
select attrelid::regclass from pg_attribute where attrelid = 'parking_space'::regclass and attname = 'level';
alter table parking_space add column level int;`,
      `-- loses: parking_space where level is not null
-- check: there is one place
select space_id from parking_space where space_id > 1;
alter table parking_space drop column level;`,
    );
    await another.runMigrations();
    expect(await another.query(`select name from migrations where timestamp = 1999999999999`)).toEqual([
      { name: 'ParkingSpace1999999999999' },
    ]);
    await another.query('update parking_space set level = 1 where space_id = 5');
    await expect(another.undoLastMigration()).rejects.toThrow(
      'Taking back ParkingSpace1999999999999 would delete data: 1 rows of parking_space where level is not null.',
    );
    await another.query('update parking_space set level = null');
    await expect(another.undoLastMigration()).rejects.toThrow(
      'ParkingSpace1999999999999 was not taken back, and nothing was changed by it: "there is one place" does not hold for 4 rows (space_id 2; space_id 3; space_id 4; …).',
    );
    expect(await columns()).toContain('level');
    await another.query('delete from parking_space where space_id > 1');
    await another.undoLastMigration();
    expect(await columns()).not.toContain('level');
  });

  it('has no way back over rows for which there is no place, whatever is allowed', async () => {
    const down = '-- no way back: parking_space where space_id = 1\n-- loses nothing: a test\nselect 1;';
    const another = await withMigration('select 1;', down);
    await another.runMigrations();
    await expect(another.undoLastMigration()).rejects.toThrow(
      'Taking back ParkingSpace1999999999999 is impossible: the schema before has no place for 1 rows of parking_space where space_id = 1.',
    );
    await another.query('delete from migrations where timestamp = 1999999999999');
  });

  it('is understood with the line ends of Windows as well', async () => {
    const check = '-- check: no place has a number\r\nselect space_id from parking_space;\r\nselect 1;\r\n';
    await expect(migrate(check)).rejects.toThrow('"no place has a number" does not hold');
  });

  it('obeys every line that looks like a check or a loss, or is refused before anything runs', () => {
    const make = (up: string, down = DOWN) => new (sqlMigration('1-x', { up, down }))();
    for (const line of [
      '-- check before: x\nselect 1;',
      '-- Check: x\nselect 1;',
      '-- check:\nselect 1;',
      '--check: x\nselect 1;',
    ])
      expect(() => make(line)).toThrow(`"${line.split('\n')[0]}" is not understood.`);
    expect(() => make('-- check: it ends somewhere\nselect 1')).toThrow('is not understood');
    expect(() => make('-- loses: parking_space')).toThrow('what is lost stands in the way back');
    expect(() => make('select 1;', 'drop table parking_space;')).toThrow(
      'says neither "-- loses: …" nor "-- loses nothing: …"',
    );
    expect(() => make('select 1;', '-- loses: parking_space\n-- no way: out\n-- no way back for us\n')).toThrow(
      '"-- no way back for us"',
    );
    expect(make('-- Checks and losses are spoken of here.\nselect 1;').name).toBe('X1');
  });
});
