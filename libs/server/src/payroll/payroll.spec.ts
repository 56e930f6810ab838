import { type INestApplicationContext } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { type ClosingCity, closingCity, createTestApp, startTestWorker, type TestApp, until } from '../../testing';
import { type ClosingDto } from '../closing';
import { type PayrollClosingsDto, type PayrollExportDto } from './payroll.dto';

const NOW = '2026-11-03T08:00:00Z';

/** October of ten people: two worked a Sunday with supplements, one was on leave for two days. */
describe('handing over to payroll', () => {
  let api: TestApp;
  let worker: INestApplicationContext;
  let city: ClosingCity;
  let closing: ClosingDto;
  let lodas: PayrollExportDto;

  beforeAll(async () => {
    api = await createTestApp(NOW);
    city = await closingCity(api.scenario, { people: 10, months: ['2026-10'] });
    worker = await startTestWorker(api.databaseUrl, NOW);
  });
  afterAll(async () => {
    await worker.close();
    await api.close();
  });

  const asAdministrator = async (method: string, path: string, body?: unknown): Promise<ClosingDto> =>
    (await api.request<ClosingDto>(method, `/api/v1/closings${path}`, { as: city.administrator, body })).body;
  const asPayroll = <Body>(method: string, path: string, body?: unknown) =>
    api.request<Body>(method, `/api/v1/payroll${path}`, { as: city.payrollClerk, body });
  const settled = (status: string) =>
    until(
      () => asAdministrator('GET', `/${closing.closingId}`),
      (answer) => answer.status === status,
    );
  const map = (code: string, wageType: string, key: string, target = 'datev-lodas', exported = true) =>
    api.db.query(
      `insert into wage_type_mapping (tenant_id, target, code, personnel_group, wage_type, processing_key, exported, valid_during)
       values (1, $1, $2, 'TVOED_VKA', $3, $4, $5, '[2026-01-01,)')`,
      [target, code, wageType, key, exported],
    );

  it('refuses a month that is not closed', async () => {
    closing = await asAdministrator('POST', '', { payrollGroup: 'VERWALTUNG', month: '2026-10' });
    const answer = await asPayroll('POST', '/exports', { closingId: closing.closingId, format: 'datev-lodas' });
    expect(answer).toMatchObject({ status: 409, body: { code: 'payroll.not-closed' } });
    closing = await settled('ready');
    const body = { planHash: closing.planHash };
    await api.request('POST', `/api/v1/closings/${closing.closingId}/close`, { as: city.secondAdministrator, body });
    closing = await settled('closed');
  });

  it('refuses LODAS without the consultant and client number of the group', async () => {
    const answer = await asPayroll('POST', '/exports', { closingId: closing.closingId, format: 'datev-lodas' });
    expect(answer).toMatchObject({ status: 409, body: { code: 'payroll.target-missing' } });
    await api.db.query(`insert into payroll_target values (1, 'VERWALTUNG', '1234567', '12345')`);
  });

  it('names the codes without a wage type and the people concerned, and makes no file', async () => {
    await map('ABS_VAC', '9610', '71');
    const answer = await asPayroll('POST', '/exports', { closingId: closing.closingId, format: 'datev-lodas' });
    const sundayWorkers = await api.db.query<{ personnel_number: string }>(
      `select personnel_number from payroll_line join employee using (employee_id) where code = 'SUN' order by 1`,
    );
    expect(answer).toMatchObject({
      status: 409,
      body: {
        code: 'payroll.mapping-missing',
        params: { codes: ['SUN'], persons: sundayWorkers.map((row) => row.personnel_number) },
      },
    });
    expect(await api.db.query('select 1 from payroll_export')).toEqual([]);
  });

  it('makes one file, however many ask for it at the same moment', async () => {
    await map('SUN', '2030', '01');
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        asPayroll<PayrollExportDto>('POST', '/exports', { closingId: closing.closingId, format: 'datev-lodas' }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    lodas = answers[0].body;
    expect(answers.map(({ body }) => body)).toEqual([lodas, lodas, lodas]);
    expect(lodas).toMatchObject({ status: 'created', isOwn: true, createdBy: city.payrollClerk.name });
    expect(lodas).toMatchObject({
      sequence: 1,
      month: '2026-10',
      lines: 3,
      persons: 3,
      fileName: 'datev-lodas_tenant-1_2026-10_regular_000001.txt',
      controlTotals: [
        { wageType: '2030', code: 'SUN', unit: 'hours', quantity: '8.00' },
        { wageType: '9610', code: 'ABS_VAC', unit: 'days', quantity: '2.00' },
      ],
    });
  });

  it('is released by another person than who made it', async () => {
    const path = `/api/v1/payroll/exports/${lodas.exportId}/release`;
    const released = await api.request<PayrollExportDto>('POST', path, { as: city.secondClerk });
    expect(released).toMatchObject({ status: 200, body: { status: 'released', decidedBy: city.secondClerk.name } });
  });

  it('gives the same bytes on every download, with their checksum, and keeps on record who took them', async () => {
    const downloads = await Promise.all([1, 2].map(() => download(lodas.exportId, city.payrollClerk)));
    const [first, second] = await Promise.all(downloads.map(async (answer) => Buffer.from(await answer.arrayBuffer())));
    expect(first.equals(second)).toBe(true);
    expect(createHash('sha256').update(first).digest('hex')).toBe(lodas.sha256);
    expect(first.length).toBe(lodas.bytes);
    const { headers } = downloads[0];
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${lodas.fileName}"`);
    expect(headers.get('digest')).toBe(`sha-256=${Buffer.from(lodas.sha256, 'hex').toString('base64')}`);
    expect(headers.get('cache-control')).toContain('no-store');
    expect(headers.get('content-type')).toBe('text/plain; charset=windows-1252');
    const log = await api.db.query(
      `select actor_id, action, cardinality(employee_ids) as people from audit_event where subject_id = $1 order by event_id`,
      [lodas.exportId],
    );
    const people = lodas.persons;
    const clerk = city.payrollClerk.employeeId;
    expect(log).toEqual([
      { actor_id: clerk, action: 'payroll.exported', people },
      { actor_id: city.secondClerk.employeeId, action: 'payroll.released', people: null },
      { actor_id: clerk, action: 'payroll.downloaded', people },
      { actor_id: clerk, action: 'payroll.downloaded', people },
    ]);
  });

  it('writes what LODAS reads: one line for each person and wage type, in Windows line ends', async () => {
    const text = await (await download(lodas.exportId, city.payrollClerk)).text();
    const data = text.split('\r\n').filter((line) => /^\d+;/.test(line) && !line.includes('u_lod'));
    expect(data).toHaveLength(3);
    expect(data.filter((line) => line.includes(';2030;'))).toHaveLength(2);
    expect(text).toContain('BeraterNr=1234567');
    expect(text.endsWith('\r\n')).toBe(true);
  });

  it('shows what payroll decided not to take over, and numbers each format by itself', async () => {
    await map('SUN', '2030', '01', 'csv');
    await map('ABS_VAC', '0', '0', 'csv', false);
    const { status, body } = await asPayroll<PayrollExportDto>('POST', '/exports', {
      closingId: closing.closingId,
      format: 'csv',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      sequence: 1,
      lines: 2,
      excluded: [{ code: 'ABS_VAC', unit: 'hundredthDays', quantity: 200, persons: 1 }],
    });
  });

  it('lists the closed month with both files', async () => {
    const { body } = await asPayroll<PayrollClosingsDto>('GET', '/closings');
    expect(body.closings).toMatchObject([
      {
        closingId: closing.closingId,
        month: '2026-10',
        employees: 10,
        lines: 3,
        exports: [{ sequence: 1 }, { sequence: 1 }],
      },
    ]);
  });

  it('never changes a file that was made', async () => {
    for (const change of ['update payroll_export set sequence = 9', 'delete from payroll_export'])
      await expect(api.scenario.client.query(change)).rejects.toMatchObject({ code: 'ZB002' });
  });

  it('is there for payroll of the same city only', async () => {
    expect((await download(lodas.exportId, city.administrator)).status).toBe(403);
    await api.scenario.tenant(2);
    const stranger = await api.scenario.person({ tenantId: 2, roles: ['payroll'] });
    expect((await download(lodas.exportId, stranger)).status).toBe(404);
    const body = { closingId: closing.closingId, format: 'csv' };
    expect((await api.request('POST', '/api/v1/payroll/exports', { as: stranger, body })).status).toBe(404);
  });

  const download = (exportId: string, person: { cookie: string }) =>
    fetch(`${api.url}/api/v1/payroll/exports/${exportId}/file`, { headers: { cookie: person.cookie } });
});
