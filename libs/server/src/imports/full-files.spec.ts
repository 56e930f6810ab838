import { type INestApplicationContext } from '@nestjs/common';
import { type TestApp, type TestPerson, createTestApp, startTestWorker, until } from '../../testing';
import { type ImportReportDto } from './imports.dto';
import { type ImportLinesDto, type ImportUploadDto } from './upload.dto';

// Wednesday, 25 November 2026: every night the personnel system sends everybody who is employed.
const NOW = '2026-11-25T09:00:00+01:00';
const HEADER =
  'Personalnummer;Vorname;Nachname;E-Mail;Organisationseinheit;Personalgruppe;Abrechnungskreis;Eintritt;Dienstvereinbarung';

describe('a file that names everybody', () => {
  let app: TestApp;
  let worker: INestApplicationContext;
  let office: TestPerson;
  let other: TestPerson;
  /** Of made-up people who are only in files. */
  let next = 700_000;
  const staff = new Set<number>();

  const line = (number: number) =>
    `${number};Ole;Neu;ole.${number}@stadt-muster.example;AMT11;TVOED_VKA;MAIN;01.02.2026;DV Gleitzeit`;
  const people = (numbers: Iterable<number>) => [HEADER, ...[...numbers].map(line)].join('\n');
  const bring = (csv: string, query = 'full=true', as = office) =>
    app.request<ImportReportDto & { code?: string; params?: Record<string, number> }>(
      'POST',
      `/api/v1/imports/people?fileName=alle.csv&${query}`,
      { as, csv },
    );
  const leftOn = async (number: number | string) =>
    (
      await app.db.query<{ day: string | null }>(
        'select left_on::text as day from employee where tenant_id = 1 and personnel_number = $1',
        [String(number)],
      )
    )[0]?.day;
  const stays = async ({ employeeId }: TestPerson) =>
    (
      await app.db.query<{ day: string | null }>('select left_on as day from employee where employee_id = $1', [
        employeeId,
      ])
    )[0].day;
  /** Hires so many people by an ordinary file. */
  const hire = async (count: number): Promise<number[]> => {
    const numbers = Array.from({ length: count }, () => next++);
    expect((await bring(people(numbers), '')).body).toMatchObject({ errorCount: 0, written: count, leavers: null });
    for (const number of numbers) staff.add(number);
    return numbers;
  };
  const without = (...gone: number[]) => {
    for (const number of gone) staff.delete(number);
    return people(staff);
  };

  beforeAll(async () => {
    app = await createTestApp(NOW);
    const { scenario } = app;
    await scenario.tenant();
    await scenario.agreement('DV Gleitzeit');
    await scenario.unit('AMT11');
    office = await scenario.person({ unit: 'AMT11', roles: ['organisationAdministrator'] });
    other = await scenario.person({ unit: 'AMT11', roles: ['organisationAdministrator'] });
    // Both have signed in once: from then on two must remain.
    for (const { employeeId } of [office, other])
      await app.db.query(
        `insert into audit_event (tenant_id, actor_id, action, employee_id, payload) values (1, $1, 'sign-in.succeeded', $1, '{}')`,
        [employeeId],
      );
    worker = await startTestWorker(app.databaseUrl, NOW);
    await hire(100);
  });
  afterAll(async () => {
    await worker?.close();
    await app?.close();
  });

  it('lets go who is missing in it, on the day that somebody says, and changes nothing for them the second time', async () => {
    const [first, second] = [...staff];
    const csv = without(first, second);
    const dry = (await bring(csv, 'full=true&lastDay=2026-11-30&dryRun=true')).body;
    // Both administrators are no matter of this file either: one brings it, the other one is on no line of it.
    expect(dry).toMatchObject({
      counts: { new: 0, changed: 0, unchanged: 98, left: 3, wrong: 0 },
      leavers: { lastDay: '2026-11-30', leaving: 3, employed: 102, mostPercent: 3, isStopped: false },
      written: 0,
    });
    expect(dry.notes.map(({ code }) => code)).toEqual(['import.own-exit']);
    expect(await leftOn(first)).toBeNull();

    const { body } = await bring(csv, 'full=true&lastDay=2026-11-30');
    expect(body.written).toBe(2);
    expect([await leftOn(first), await leftOn(second)]).toEqual(['2026-11-30', '2026-11-30']);
    // With her the city would have one administrator of the organisation.
    expect(body.errors.map(({ code, line: at }) => [code, at > 99])).toEqual([['import.last-administrators', true]]);
    expect(await stays(other)).toBeNull();
    expect(await stays(office)).toBeNull();
    expect((await bring(csv, 'full=true&lastDay=2026-11-30')).body).toMatchObject({
      ...{ written: 0, counts: { unchanged: 98, left: 0, wrong: 1 } },
    });
  });

  it('stops where more would leave than the city lets go without a word, and goes on with their number', async () => {
    const gone = [...staff].slice(0, 5);
    const csv = without(...gone);
    const stopped = await bring(csv);
    expect([stopped.status, stopped.body.code, stopped.body.params?.leaving]).toEqual([409, 'import.many-leave', 6]);
    expect((await bring(csv, 'full=true&confirmedLeavers=5')).status).toBe(409);
    for (const number of gone) expect(await leftOn(number)).toBeNull();
    expect((await bring(csv, 'full=true&dryRun=true')).body.leavers).toMatchObject({ leaving: 6, isStopped: true });
    expect((await bring(csv, 'full=true&confirmedLeavers=6')).body.written).toBe(5);
    for (const number of gone) expect(await leftOn(number)).toBe('2026-11-25');
  });

  it('is confirmed by hand on the page, where who is missing stands behind the lines', async () => {
    const gone = [...staff].slice(0, 5);
    const upload = await app.request<ImportUploadDto>(
      'POST',
      '/api/v1/import-uploads?kind=people&fileName=alle.csv&full=true',
      { as: office, csv: without(...gone) },
    );
    const { uploadId, missingLeaveOn } = upload.body;
    expect(missingLeaveOn).toBe('2026-11-25');
    const look = async () =>
      (await app.request<ImportUploadDto>('GET', `/api/v1/import-uploads/${uploadId}`, { as: office })).body;
    const settled = () => until(look, ({ status }) => status !== 'checking' && status !== 'writing');
    expect(await settled()).toMatchObject({ status: 'checked', report: { counts: { left: 6 } } });
    const { lines } = (
      await app.request<ImportLinesDto>('GET', `/api/v1/import-uploads/${uploadId}/lines?state=left`, { as: office })
    ).body;
    expect(lines).toHaveLength(6);
    expect(lines[1]).toMatchObject({
      state: 'left',
      cells: [String(gone[0]), 'Ole', 'Neu', `ole.${gone[0]}@stadt-muster.example`, 'AMT11', '', '', '', ''],
      changes: [{ column: 'leftOn', before: '', after: '2026-11-25' }],
    });
    const apply = (query: string) =>
      app.request<ImportUploadDto & { code?: string }>('POST', `/api/v1/import-uploads/${uploadId}/apply${query}`, {
        as: office,
      });
    expect((await apply('')).body.code).toBe('import.many-leave');
    expect((await apply('?confirmedLeavers=7')).body.code).toBe('import.many-leave');
    expect((await apply('?confirmedLeavers=6')).body.status).toBe('writing');
    expect(await settled()).toMatchObject({ status: 'written', report: { written: 5, errorCount: 1 } });
    for (const number of gone) expect(await leftOn(number)).toBe('2026-11-25');
  });

  it('comes back to who confirmed, where others would leave by the time it is written', async () => {
    const gone = [...staff].slice(0, 5);
    const upload = await app.request<ImportUploadDto>(
      'POST',
      '/api/v1/import-uploads?kind=people&fileName=alle.csv&full=true',
      { as: office, csv: without(...gone) },
    );
    const { uploadId } = upload.body;
    const look = async () =>
      (await app.request<ImportUploadDto>('GET', `/api/v1/import-uploads/${uploadId}`, { as: office })).body;
    const settled = () => until(look, ({ status }) => status !== 'checking' && status !== 'writing');
    await settled();
    const late = next++;
    await bring(people([late]), '');
    const confirmed = `/api/v1/import-uploads/${uploadId}/apply?confirmedLeavers=6`;
    await app.request('POST', confirmed, { as: office });
    expect(await settled()).toMatchObject({ status: 'checked', report: { leavers: { leaving: 7, isStopped: true } } });
    expect(await leftOn(late)).toBeNull();
    staff.add(late);
    for (const number of gone) staff.add(number);
  });

  it('names who stays, because they worked later, and lets the others go', async () => {
    const [busy, idle] = [...staff].slice(-2);
    const [{ id }] = await app.db.query<{ id: string }>(
      'select employee_id as id from employee where personnel_number = $1',
      [String(busy)],
    );
    await app.request('POST', '/api/v1/imports/bookings?fileName=b.csv', {
      as: await app.scenario.person({ unit: 'AMT11', roles: ['timeAdministrator'] }),
      csv: `Personalnummer;Datum;Uhrzeit;Buchungsart;Ort\n${busy};24.11.2026;08:00;Kommen;Büro\n${busy};24.11.2026;12:00;Gehen;Büro`,
    });
    expect(await app.db.query('select from booking where employee_id = $1', [id])).toHaveLength(2);
    const csv = without(busy, idle);
    const query = 'full=true&lastDay=2026-11-20';
    const dry = (await bring(csv, `${query}&dryRun=true`)).body;
    expect(dry.notes.map(({ code }) => code).sort()).toEqual(['import.bookings-after-exit', 'import.own-exit']);
    const leaving = dry.leavers?.leaving ?? 0;
    const { body } = await bring(csv, `${query}&confirmedLeavers=${leaving}`);
    expect(body.errors.map(({ code }) => code)).toContain('import.bookings-after-exit');
    expect([await leftOn(busy), await leftOn(idle)]).toEqual([null, '2026-11-20']);
  });

  it('writes nobody off because of a line that cannot be read', async () => {
    const [gone] = [...staff];
    const csv = `${without(gone)}\n${line(gone).replace('01.02.2026', '31.02.2026')}`;
    const { body } = await bring(csv, 'full=true&dryRun=true');
    expect(body.counts).toMatchObject({ wrong: 1 });
    expect(body.leavers?.leaving).toBe(
      (await bring(people([...staff, gone]), 'full=true&dryRun=true')).body.leavers?.leaving,
    );
    expect((await bring(csv)).status).toBe(422);
    expect(await leftOn(gone)).toBeNull();
    staff.add(gone);
  });

  it('is one of people; a last day needs the flag', async () => {
    const as = office;
    const units = await app.request<{ code: string }>('POST', '/api/v1/imports/units?fileName=u.csv&full=true', {
      as,
      csv: 'Organisationseinheit;Name;Art\nAMT12;Amt;Amt',
    });
    expect(units.body.code).toBe('request.invalid');
    expect((await bring(people(staff), 'lastDay=2026-11-30')).body.code).toBe('request.invalid');
    const upload = await app.request<{ code: string }>(
      'POST',
      '/api/v1/import-uploads?kind=contracts&fileName=c.csv&full=true',
      { as, csv: 'a;b' },
    );
    expect(upload.body.code).toBe('request.invalid');
  });

  it('stops where the city says so', async () => {
    const set = (mostLeaversPercent: number, version: number, as = office) =>
      app.request<{ code?: string; version?: number }>('PUT', '/api/v1/import-settings', {
        as,
        body: { mostLeaversPercent, version },
      });
    const csv = without(...[...staff].slice(0, 4));
    expect((await bring(csv, 'full=true&dryRun=true')).body.leavers).toMatchObject({ mostPercent: 3, isStopped: true });
    expect((await set(8, 0)).body).toEqual({ mostLeaversPercent: 8, version: 1 });
    expect((await set(50, 0, other)).body.code).toBe('stale');
    expect((await bring(csv, 'full=true&dryRun=true')).body.leavers).toMatchObject({
      mostPercent: 8,
      isStopped: false,
    });
    expect((await set(0, 1, other)).body.version).toBe(2);
    expect((await set(101, 2)).body.code).toBe('request.invalid');
    expect((await bring(csv, 'full=true&dryRun=true')).body.leavers).toMatchObject({ mostPercent: 0, isStopped: true });
    const log = await app.db.query(`select payload from audit_event where action = 'import.setting-changed'`);
    expect(log).toEqual([{ payload: { before: 3, after: 8 } }, { payload: { before: 8, after: 0 } }]);
  });
});
