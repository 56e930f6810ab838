import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  type BuiltProcess,
  type TestApp,
  type TestPerson,
  buildProcess,
  createTestApp,
  ended,
  until,
  workerEnvironment,
} from '../../testing';
import { CONFIG, type Config } from '../platform';
import { type TasksDto } from '../tasks';
import { ImportFolder } from './import-folder';
import { UploadDesk } from './upload-desk';

// Wednesday, 25 November 2026, three in the morning.
const NOW = '2026-11-25T03:00:00+01:00';
const HEADER =
  'Personalnummer;Vorname;Nachname;E-Mail;Organisationseinheit;Personalgruppe;Abrechnungskreis;Eintritt;Dienstvereinbarung';
const line = (number: number, unit = 'AMT11') =>
  `${number};Ole;Neu;ole.${number}@stadt-muster.example;${unit};TVOED_VKA;MAIN;01.02.2026;DV Gleitzeit`;
const people = (numbers: readonly number[]) => [HEADER, ...numbers.map((number) => line(number))].join('\n');
const numbersFrom = (first: number, count: number) => Array.from({ length: count }, (_, at) => first + at);

describe('a folder into which systems lay files', () => {
  let app: TestApp;
  let office: TestPerson;
  let built: BuiltProcess;
  let folder: string;

  const start = (more: Record<string, string> = {}) =>
    built.start(workerEnvironment(app.databaseUrl, NOW, { IMPORT_FOLDER: folder, ...more }));
  const inside = (name: string) => (existsSync(path.join(folder, name)) ? readdirSync(path.join(folder, name)) : []);
  const lay = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  const away = (place: 'done' | 'refused', count: number) =>
    until(
      async () => inside(place).filter((name) => !name.endsWith('.json')),
      (names) => names.length === count,
      60_000,
    );
  const known = async (numbers: readonly number[]) =>
    (await app.db.query('select from employee where personnel_number = any($1)', [numbers.map(String)])).length;
  const runs = async () =>
    (await app.db.query<{ rows: number }>('select rows_written as rows from import_run order by imported_at')).map(
      ({ rows }) => rows,
    );

  beforeAll(() => {
    built = buildProcess('worker');
  }, 120_000);
  afterAll(() => built?.remove());
  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'zeitbuch-folder-'));
    app = await createTestApp(NOW);
    await app.scenario.tenant();
    await app.scenario.agreement('DV Gleitzeit');
    await app.scenario.unit('AMT11');
    office = await app.scenario.person({ unit: 'AMT11', roles: ['organisationAdministrator'] });
  });
  afterEach(async () => {
    await app?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is emptied by the worker: what was taken over stands in `done`, with its report', async () => {
    const worker = start();
    const numbers = numbersFrom(900_000, 3);
    lay('people.csv', people(numbers));
    lay('notes.txt', 'none of ours');
    const [name] = await away('done', 1);
    expect(await known(numbers)).toBe(3);
    expect(name).toMatch(/^[0-9a-f-]{36}\.people\.csv$/);
    const report = JSON.parse(readFileSync(path.join(folder, 'done', `${name}.report.json`), 'utf8')) as object;
    expect(report).toMatchObject({ status: 'written', problem: null, report: { written: 3, errorCount: 0 } });
    expect(inside('taken')).toEqual([]);
    expect(inside('.').sort()).toEqual(['done', 'notes.txt', 'taken']);
    // The next night too many are missing: it waits for a person, and gives way to the file after it.
    lay('people-full.csv', people(numbers.slice(0, 1)));
    const tasks = async () => (await app.request<TasksDto>('GET', '/api/v1/tasks', { as: office })).body.tasks;
    await until(tasks, (waiting) => waiting.some(({ kind }) => kind === 'importFiles'), 30_000);
    expect(await app.db.query('select from employee where left_on is not null')).toEqual([]);
    lay('people-full.csv', `${people(numbers)}\n${line(900_900, 'AMT99')}`);
    const [first] = await away('refused', 1);
    expect(readFileSync(path.join(folder, 'refused', `${first}.report.json`), 'utf8')).toContain('"discarded"');
    worker.kill('SIGTERM');
    await ended(worker);
  }, 180_000);

  it('waits for files that are still being written', async () => {
    const watching = new ImportFolder(
      { ...app.app.get<Config>(CONFIG), importFolder: folder },
      app.db,
      app.clock,
      app.app.get(UploadDesk),
    );
    lay('people.csv', `${HEADER}\n`);
    for (const number of numbersFrom(901_000, 4)) {
      await watching.look();
      expect([inside('.'), inside('taken')]).toEqual([['people.csv'], []]);
      appendFileSync(path.join(folder, 'people.csv'), `${line(number)}\n`);
    }
    await watching.look();
    await watching.look();
    expect(inside('taken')).toHaveLength(1);
    await watching.look();
    expect(await app.db.query('select kind, source, uploaded_by from import_upload')).toEqual([
      { kind: 'people', source: 'folder', uploaded_by: null },
    ]);
    // Of a city among others the folder with its short name.
    const [{ name }] = await app.db.query<{ name: string }>('select short_name as name from tenant');
    await app.scenario.tenant(2);
    mkdirSync(path.join(folder, name));
    lay('units.csv', 'Organisationseinheit;Name;Art\nAMT12;Amt 12;Amt');
    lay(`${name}/units.csv`, 'Organisationseinheit;Name;Art\nAMT12;Amt 12;Amt');
    for (let looks = 0; looks < 3; looks += 1) await watching.look();
    expect(await app.db.query(`select tenant_id from import_upload where kind = 'units'`)).toEqual([{ tenant_id: 1 }]);
    expect(inside('.')).toContain('units.csv');
  });

  it.each(['import-folder.moved', 'import-folder.brought', 'import.people-written', 'import.written'])(
    'never brings a file twice, though the worker dies at %s',
    async (point) => {
      const numbers = numbersFrom(902_000, 45);
      lay('people.csv', people(numbers));
      expect(await ended(start({ CHAOS_POINT: point }))).toBe('SIGKILL');
      expect(inside('done')).toEqual([]);
      const worker = start();
      await away('done', 1);
      // Whoever was written before it died is not written again: one run, each person once.
      expect(await known(numbers)).toBe(45);
      expect(await runs()).toEqual([45]);
      expect(
        await app.db.query(`select from person_change group by tenant_id, employee_id, kind having count(*) > 1`),
      ).toEqual([]);
      const [{ people: counted }] = await app.db.query<{ people: number }>(
        'select sum(rows_written)::int as people from import_person',
      );
      expect(counted).toBe(45);
      worker.kill('SIGTERM');
      await ended(worker);
    },
    180_000,
  );
});
