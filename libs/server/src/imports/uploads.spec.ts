import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type INestApplicationContext } from '@nestjs/common';
import { type TestApp, type TestPerson, createTestApp, startTestWorker, until } from '../../testing';
import { type ImportLinesDto, type ImportUploadDto, type ImportUploadsDto } from './upload.dto';

// Wednesday, 25 November 2026: the personnel office uploads files on the page, and looks at them before they count.
const NOW = '2026-11-25T09:00:00+01:00';
const example = (name: string) => readFileSync(path.join(__dirname, '../../../../docs/import', `${name}.csv`), 'utf8');
const HEADER = 'Pers.-Nr.;Vorname;Familienname;Mailadresse;Einheit;Personalgruppe;Abrechnungskreis;Eintritt;DV;Telefon';
const ours = [
  'personnelNumber',
  'givenName',
  'familyName',
  'email',
  'unit',
  'personnelGroup',
  'payrollGroup',
  'hiredOn',
];

describe('files uploaded in the browser', () => {
  let app: TestApp;
  let worker: INestApplicationContext;
  let office: TestPerson;
  let timeAdministrator: TestPerson;

  const upload = (kind: string, csv: string, as = office) =>
    app.request<ImportUploadDto & { code?: string }>('POST', `/api/v1/import-uploads?kind=${kind}&fileName=datei.csv`, {
      as,
      csv,
    });
  const look = async (uploadId: string, as = office) =>
    (await app.request<ImportUploadDto>('GET', `/api/v1/import-uploads/${uploadId}`, { as })).body;
  const settled = (uploadId: string, as = office) =>
    until(
      () => look(uploadId, as),
      ({ status }) => status !== 'checking' && status !== 'writing',
    );
  const lines = async (uploadId: string, as = office) =>
    (await app.request<ImportLinesDto>('GET', `/api/v1/import-uploads/${uploadId}/lines`, { as })).body.lines;
  const apply = (uploadId: string, as = office) =>
    app.request<ImportUploadDto & { code?: string }>('POST', `/api/v1/import-uploads/${uploadId}/apply`, { as });

  beforeAll(async () => {
    app = await createTestApp(NOW);
    const { scenario } = app;
    await scenario.tenant();
    await scenario.agreement('DV Gleitzeit');
    await scenario.unit('DEZ1');
    await scenario.unit('AMT11', 'DEZ1');
    await scenario.unit('SG111', 'AMT11');
    await scenario.unit('AMT20', 'DEZ1');
    office = await scenario.person({ unit: 'AMT11', roles: ['organisationAdministrator'] });
    timeAdministrator = await scenario.person({ unit: 'AMT11', roles: ['timeAdministrator'] });
    worker = await startTestWorker(app.databaseUrl, NOW);
  });
  afterAll(async () => {
    await worker?.close();
    await app?.close();
  });

  it('are checked by the worker, shown line by line and taken over when somebody says so', async () => {
    const { status, body } = await upload('people', example('people'));
    expect([status, body.status]).toEqual([201, 'checking']);
    const checked = await settled(body.uploadId);
    expect(checked).toMatchObject({
      status: 'checked',
      problem: null,
      report: { rows: 4, errorCount: 0, counts: { new: 4, changed: 0, unchanged: 0, own: 0, wrong: 0 } },
    });
    expect((await lines(body.uploadId)).map(({ line, state, cells }) => [line, state, cells[1]])).toEqual([
      [2, 'new', 'Anna'],
      [3, 'new', 'Mehmet'],
      [4, 'new', 'Birgit'],
      [5, 'new', 'Paul'],
    ]);
    expect(await app.db.query('select from employee where tenant_id = 1')).toHaveLength(2);

    expect((await apply(body.uploadId)).status).toBe(200);
    expect(await settled(body.uploadId)).toMatchObject({ status: 'written', writtenLines: 4, report: { written: 4 } });
    // Nothing of the file is left but its fingerprint, and saying it once more does nothing.
    expect(await app.db.query('select content, octet_length(sha256) as bytes from import_upload')).toEqual([
      { content: null, bytes: 32 },
    ]);
    expect(await lines(body.uploadId)).toEqual([]);
    expect((await apply(body.uploadId)).body.status).toBe('written');
    const { body: list } = await app.request<ImportUploadsDto>('GET', '/api/v1/import-uploads', { as: office });
    expect(list.open).toEqual([]);
    expect(list.history).toMatchObject([
      { kind: 'people', fileName: 'datei.csv', writtenLines: 4, importedBy: office.name },
    ]);
    expect(list.kinds.map(({ kind }) => kind)).toEqual([
      'sites',
      'holidays',
      'units',
      'people',
      'leaderships',
      'roles',
      'contracts',
      'assignments',
      'moves',
      'permissions',
      'openings',
    ]);
    expect(list.kinds.find(({ kind }) => kind === 'people')?.columns.map(({ header }) => header)).not.toContain(
      'Rollen',
    );
  });

  it('wait for somebody to say what unknown headers mean; the next file needs no word', async () => {
    const row = (number: number) =>
      `${number};Ole;Neu;ole.${number}@stadt-muster.example;SG111;TVOED_VKA;TVOED;01.02.2026;DV Gleitzeit;0351 1234`;
    const { body } = await upload('people', `${HEADER}\n${row(30_000_001)}`);
    expect(body.status).toBe('mapping');
    expect(body.columns.filter(({ isDecided }) => !isDecided).map(({ header }) => header)).toEqual([
      'Pers.-Nr.',
      'Mailadresse',
      'DV',
      'Telefon',
    ]);
    const assign = (columns: string[]) =>
      app.request<ImportUploadDto & { code?: string }>('PUT', `/api/v1/import-uploads/${body.uploadId}/columns`, {
        as: office,
        body: { columns },
      });
    expect((await assign([...ours, 'agreement', 'telephone'])).body.code).toBe('request.invalid');
    expect((await assign([...ours, 'agreement'])).body.code).toBe('request.invalid');
    await assign([...ours, 'agreement', '']);
    expect(await settled(body.uploadId)).toMatchObject({ status: 'checked', report: { errorCount: 0, rows: 1 } });

    const next = await upload('people', `${HEADER}\n${row(30_000_002)}`);
    expect(next.body.status).toBe('checking');
    expect(await settled(next.body.uploadId)).toMatchObject({ status: 'checked', report: { errorCount: 0, rows: 1 } });
    // The earlier one of the kind gave way.
    expect((await look(body.uploadId)).status).toBe('discarded');
  });

  it('with errors are shown and cannot be taken over', async () => {
    const [header, first] = example('contracts').split('\n');
    const { body } = await upload('contracts', [header, first, first.replace(/^\d+/, '77')].join('\n'));
    const checked = await settled(body.uploadId);
    expect(checked.report?.counts).toMatchObject({ new: 1, wrong: 1 });
    expect((await lines(body.uploadId)).map(({ line, state, errors }) => [line, state, errors[0]?.code])).toEqual([
      [2, 'new', undefined],
      [3, 'wrong', 'import.unknown-person'],
    ]);
    const refused = await apply(body.uploadId);
    expect([refused.status, refused.body.code]).toEqual([422, 'import.rejected']);
    const drop = await app.request('DELETE', `/api/v1/import-uploads/${body.uploadId}`, { as: office });
    expect([drop.status, (await look(body.uploadId)).status]).toEqual([204, 'discarded']);
    expect((await upload('contracts', '')).status).toBe(201);
  });

  it('belong to who brought them, and each kind to its own administrators', async () => {
    expect((await upload('absences', example('absences'))).body.code).toBe('forbidden');
    const { body } = await upload('leave', example('leave'), timeAdministrator);
    for (const as of [office, await app.scenario.person({ unit: 'AMT11', roles: ['timeAdministrator'] })]) {
      expect((await app.request('GET', `/api/v1/import-uploads/${body.uploadId}`, { as })).status).toBe(404);
      expect((await apply(body.uploadId, as)).status).toBe(404);
    }
    await settled(body.uploadId, timeAdministrator);
  });

  it('are worked on though the queue forgot them, and go when nobody decides for a week', async () => {
    const { body } = await upload('moves', example('moves'));
    await settled(body.uploadId);
    await worker.close();
    await app.scenario.client.query(
      `update import_upload set status = 'checking', epoch = 7, report = null where kind = 'moves'`,
    );
    worker = await startTestWorker(app.databaseUrl, NOW);
    expect((await settled(body.uploadId)).report?.rows).toBe(1);
    await worker.close();
    await app.scenario.client.query(
      `update import_upload set uploaded_at = now() - interval '9 days', expires_at = now() - interval '2 days' where kind = 'moves'`,
    );
    worker = await startTestWorker(app.databaseUrl, NOW);
    expect(
      await until(
        () => look(body.uploadId),
        ({ status }) => status === 'expired',
      ),
    ).toMatchObject({ status: 'expired' });
  });
});
