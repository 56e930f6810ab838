import { type INestApplicationContext } from '@nestjs/common';
import { type TestApp, type TestPerson, createTestApp, startTestWorker, until } from '../../testing';
import { type TasksDto } from '../tasks';
import { type ImportTokensDto, type MadeImportTokenDto } from './import-token.dto';
import { type ImportUploadDto, type ImportUploadsDto } from './upload.dto';

// Wednesday, 25 November 2026, three in the morning: the personnel system sends everybody, and nobody is there.
const NOW = '2026-11-25T03:00:00+01:00';
const HEADER =
  'Personalnummer;Vorname;Nachname;E-Mail;Organisationseinheit;Personalgruppe;Abrechnungskreis;Eintritt;Dienstvereinbarung';
const line = (number: number, unit = 'AMT11') =>
  `${number};Ole;Neu;ole.${number}@stadt-muster.example;${unit};TVOED_VKA;MAIN;01.02.2026;DV Gleitzeit`;
const people = (numbers: readonly number[]) => [HEADER, ...numbers.map((number) => line(number))].join('\n');

describe('files that a system sends with a token', () => {
  let app: TestApp;
  let worker: INestApplicationContext;
  let office: TestPerson;
  let timeAdministrator: TestPerson;

  const make = (name: string, kinds: string[] = ['people', 'units'], days = 365, as = office) =>
    app.request<MadeImportTokenDto & { code?: string }>('POST', '/api/v1/import-tokens', {
      as,
      body: { name, kinds, days },
    });
  const send = (token: string, csv: string, query = 'kind=people') =>
    app.request<ImportUploadDto & { code?: string }>('POST', `/api/v1/service-imports?fileName=nacht.csv&${query}`, {
      csv,
      headers: { authorization: `Bearer ${token}` },
    });
  const look = (token: string, uploadId: string, path = 'service-imports') =>
    app.request<ImportUploadDto & { code?: string }>('GET', `/api/v1/${path}/${uploadId}`, {
      headers: { authorization: `Bearer ${token}` },
    });
  const settled = (token: string, uploadId: string) =>
    until(
      async () => (await look(token, uploadId)).body,
      ({ status }) => status !== 'checking' && status !== 'writing',
    );
  const count = async (numbers: readonly number[]) =>
    (
      await app.db.query(
        'select from employee where tenant_id = 1 and left_on is null and personnel_number = any($1)',
        [numbers.map(String)],
      )
    ).length;
  const tasks = async (as: TestPerson) =>
    (await app.request<TasksDto>('GET', '/api/v1/tasks', { as })).body.tasks
      .filter(({ kind }) => kind.startsWith('import'))
      .map(({ kind, count: waiting }) => [kind, waiting]);
  const open = async (as = office) =>
    (await app.request<ImportUploadsDto>('GET', '/api/v1/import-uploads', { as })).body.open;

  beforeAll(async () => {
    app = await createTestApp(NOW);
    const { scenario } = app;
    await scenario.tenant();
    await scenario.agreement('DV Gleitzeit');
    await scenario.unit('AMT11');
    office = await scenario.person({ unit: 'AMT11', roles: ['organisationAdministrator'] });
    timeAdministrator = await scenario.person({ unit: 'AMT11', roles: ['timeAdministrator'] });
    worker = await startTestWorker(app.databaseUrl, NOW);
  });
  afterAll(async () => {
    await worker?.close();
    await app?.close();
  });

  it('are taken over by themselves, without a word of a person', async () => {
    const { body } = await make('Personalverfahren');
    const numbers = [800_001, 800_002, 800_003];
    const sent = await send(body.token, people(numbers));
    expect([sent.status, sent.body.source, sent.body.sender]).toEqual([201, 'token', 'Personalverfahren']);
    expect(await settled(body.token, sent.body.uploadId)).toMatchObject({ status: 'written', report: { written: 3 } });
    expect(await count(numbers)).toBe(3);
    expect(await open()).toEqual([]);
    expect(await tasks(office)).toEqual([]);
    // The same file of the next night changes nothing.
    const again = await send(body.token, people(numbers));
    expect(await settled(body.token, again.body.uploadId)).toMatchObject({ status: 'written', report: { written: 0 } });
    const log = await app.db.query<{ action: string; actor: string | null }>(
      `select action, actor_id as actor from audit_event where subject_id = $1 and action like 'import.token%'`,
      [body.tokenId],
    );
    expect(log.filter(({ action }) => action === 'import.token-made')).toEqual([
      { action: 'import.token-made', actor: office.employeeId },
    ]);
    // Each use stands in the log: two files, and each look at them.
    expect(log.filter(({ action }) => action === 'import.token-used').length).toBeGreaterThanOrEqual(4);
    await app.request('DELETE', `/api/v1/import-tokens/${body.tokenId}`, { as: office });
  });

  it('wait for a person where something is against them, and make them a task', async () => {
    const { token } = (await make('Mit Fehlern')).body;
    const csv = [HEADER, line(800_011), line(800_012, 'AMT99')].join('\n');
    const sent = await send(token, csv);
    expect(await settled(token, sent.body.uploadId)).toMatchObject({ status: 'checked', report: { errorCount: 1 } });
    expect(await count([800_011])).toBe(0);
    expect(await tasks(office)).toEqual([['importFiles', 1]]);
    expect(await tasks(timeAdministrator)).toEqual([['importFiles', 1]]);
    expect((await open()).map(({ sender, status }) => [sender, status])).toEqual([['Mit Fehlern', 'checked']]);
    // The file of the next night takes its place.
    const next = await send(token, people([800_011]));
    expect(await settled(token, next.body.uploadId)).toMatchObject({ status: 'written' });
    expect((await look(token, sent.body.uploadId)).body.status).toBe('discarded');
    expect(await tasks(office)).toEqual([]);
  });

  it('stop where too many would leave, until a person confirms', async () => {
    const { token } = (await make('Vollabzug')).body;
    const staff = [800_001, 800_002, 800_003, 800_011];
    const sent = await send(token, people(staff.slice(1)), 'kind=people&full=true');
    const { uploadId } = sent.body;
    // With who is only in the office and not in the file two would leave.
    const stopped = await settled(token, uploadId);
    expect(stopped).toMatchObject({ status: 'checked', report: { errorCount: 0, leavers: { isStopped: true } } });
    expect(await count(staff)).toBe(4);
    expect(await tasks(office)).toEqual([['importFiles', 1]]);
    const leaving = stopped.report?.leavers?.leaving;
    const confirmed = await app.request<ImportUploadDto>(
      'POST',
      `/api/v1/import-uploads/${uploadId}/apply?confirmedLeavers=${leaving}`,
      { as: office },
    );
    expect(confirmed.body.status).toBe('writing');
    expect((await settled(token, uploadId)).status).toBe('written');
    expect(await count(staff)).toBe(3);
    expect(await tasks(office)).toEqual([]);
  });

  it('about who made the token are left for a second person', async () => {
    const { token } = (await make('Genehmigungen', ['permissions'])).body;
    const [{ number }] = await app.db.query<{ number: string }>(
      'select personnel_number as number from employee where employee_id = $1',
      [office.employeeId],
    );
    const csv = `Personalnummer;Art;Gültig ab\n${number};Mobile Arbeit;01.11.2026\n800002;Mobile Arbeit;01.11.2026`;
    const sent = await send(token, csv, 'kind=permissions');
    expect(await settled(token, sent.body.uploadId)).toMatchObject({
      ...{ status: 'written', report: { written: 1, ownLines: [2] } },
    });
    expect(await app.db.query('select from remote_work_permission')).toHaveLength(1);
    // Not for the one whose row it is, but for everybody else who may bring such files.
    expect(await tasks(office)).toEqual([]);
    expect(await tasks(timeAdministrator)).toEqual([['importProposals', 1]]);
  });

  it('open no other route, and kinds only that the token was made for', async () => {
    const { token } = (await make('Nur Einheiten', ['units'])).body;
    expect((await send(token, people([800_021]))).body.code).toBe('forbidden');
    const other = await send(token, 'Organisationseinheit;Name;Art\nAMT12;Amt 12;Amt', 'kind=units');
    expect(other.status).toBe(201);
    await settled(token, other.body.uploadId);
    expect((await look(token, other.body.uploadId, 'import-uploads')).body.code).toBe('sign-in.required');
    // Of another system neither its files nor that they exist.
    const stranger = (await make('Fremd')).body.token;
    expect((await look(stranger, other.body.uploadId)).status).toBe(404);
    expect((await make('Buchungen', ['bookings'])).body.code).toBe('forbidden');
    expect((await make('Zeit', ['people'], 365, timeAdministrator)).body.code).toBe('forbidden');
  });

  it('that was ended, has expired or never was get one answer', async () => {
    const { token, tokenId } = (await make('Alt')).body;
    const refused = async (one: string) => {
      const { status, body } = await send(one, people([800_031]));
      return [status, body.code, Object.keys(body).sort()];
    };
    const never = await refused(token.replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'A')));
    expect(never.slice(0, 2)).toEqual([401, 'import.token-unfit']);
    await app.request('DELETE', `/api/v1/import-tokens/${tokenId}`, { as: office });
    expect(await refused(token)).toEqual(never);
    const short = (await make('Kurz', ['people'], 1)).body.token;
    await app.db.query(
      `update import_token set created_at = created_at - interval '2 days', expires_at = expires_at - interval '2 days' where name = 'Kurz'`,
    );
    expect(await refused(short)).toEqual(never);
    for (const wrong of ['', 'x', `zeitbuch_import_1_${'A'.repeat(43)}`, `zeitbuch_import_9_${token.slice(-43)}`])
      expect(await refused(wrong)).toEqual(never);
    expect(await count([800_031])).toBe(0);
  });

  it('are valid two at a time, so that one follows the other; only hashes are kept', async () => {
    const first = (await make('Wechsel')).body;
    const second = (await make('Wechsel')).body;
    expect((await make('Wechsel')).body.code).toBe('import.two-tokens');
    for (const { token } of [first, second]) expect((await send(token, people([800_001]))).status).toBe(201);
    await app.request('DELETE', `/api/v1/import-tokens/${first.tokenId}`, { as: office });
    await app.request('DELETE', `/api/v1/import-tokens/${first.tokenId}`, { as: office });
    expect((await send(first.token, people([800_001]))).status).toBe(401);
    expect((await make('Wechsel')).status).toBe(201);
    const { tokens } = (await app.request<ImportTokensDto>('GET', '/api/v1/import-tokens', { as: office })).body;
    expect(tokens.filter(({ name }) => name === 'Wechsel').map(({ isValid }) => isValid)).toEqual(
      expect.arrayContaining([true, true, false]),
    );
    const rows = await app.db.query<{ row: string }>('select t::text as row from import_token t');
    expect(rows.some(({ row }) => row.includes(second.token.slice(-43)))).toBe(false);
  });

  it('make whoever guesses wait', async () => {
    const answers = [];
    for (let tried = 0; tried < 25; tried += 1) answers.push((await send('x', 'y')).status);
    expect(answers.at(-1)).toBe(429);
  });
});
