import { type INestApplicationContext } from '@nestjs/common';
import { createHash } from 'node:crypto';
import {
  type ClosingCity,
  closingCity,
  createTestApp,
  startTestWorker,
  type TestApp,
  type TestPerson,
  until,
} from '../../testing';
import { type ClosingDto } from '../closing';
import { fourEyesFromCommandLine } from '../four-eyes';
import { type PayrollClosingsDto, type PayrollExportDto } from './payroll.dto';

const NOW = '2026-11-03T08:00:00Z';

interface Refusal {
  code: string;
}

/** Tuesday, 3 November 2026: October is closed. Richter makes the file, Brandt releases it. */
describe('who makes a payroll file does not release it', () => {
  let api: TestApp;
  let worker: INestApplicationContext;
  let city: ClosingCity;
  let richter: TestPerson;
  let brandt: TestPerson;
  let closingId: string;
  let first: PayrollExportDto;
  let second: PayrollExportDto;

  beforeAll(async () => {
    api = await createTestApp(NOW);
    city = await closingCity(api.scenario, { people: 6, months: ['2026-10'] });
    [richter, brandt] = [city.payrollClerk, city.secondClerk];
    await api.db.query(
      `insert into wage_type_mapping (tenant_id, target, code, personnel_group, wage_type, processing_key, valid_during)
       select 1, target, code, 'TVOED_VKA', wage_type, key, '[2026-01-01,)'
       from unnest(array['csv', 'datev-lodas']) target,
         (values ('SUN', '2030', '01'), ('ABS_VAC', '9610', '71')) codes (code, wage_type, key)`,
    );
    await api.db.query(`insert into payroll_target values (1, 'VERWALTUNG', '1234567', '12345')`);
    worker = await startTestWorker(api.databaseUrl, NOW);
    closingId = await closeOctober();
  });
  afterAll(async () => {
    await worker.close();
    await api.close();
  });

  async function closeOctober(): Promise<string> {
    const on = async (person: TestPerson, method: string, path: string, body?: unknown) =>
      (await api.request<ClosingDto>(method, `/api/v1/closings${path}`, { as: person, body })).body;
    const october = { payrollGroup: 'VERWALTUNG', month: '2026-10' };
    const started = await on(city.administrator, 'POST', '', october);
    const settled = (status: string) =>
      until(
        () => on(city.administrator, 'GET', `/${started.closingId}`),
        (answer) => answer.status === status,
      );
    const { planHash } = await settled('ready');
    await on(city.secondAdministrator, 'POST', `/${started.closingId}/close`, { planHash });
    await settled('closed');
    return started.closingId;
  }

  const create = (person: TestPerson, format = 'csv') =>
    api.request<PayrollExportDto>('POST', '/api/v1/payroll/exports', { as: person, body: { closingId, format } });
  const decide = <Body>(person: TestPerson, file: PayrollExportDto, act: string, body?: unknown) =>
    api.request<Body>('POST', `/api/v1/payroll/exports/${file.exportId}/${act}`, { as: person, body });
  const release = <Body = Refusal>(person: TestPerson, file: PayrollExportDto) => decide<Body>(person, file, 'release');
  const refuse = <Body = Refusal>(person: TestPerson, file: PayrollExportDto, reason = 'Lohnart 2030 ist falsch') =>
    decide<Body>(person, file, 'refusal', { reason });
  const download = (person: TestPerson, { exportId }: PayrollExportDto) =>
    fetch(`${api.url}/api/v1/payroll/exports/${exportId}/file`, { headers: { cookie: person.cookie } });
  const bytes = async (person: TestPerson, file: PayrollExportDto) =>
    Buffer.from(await (await download(person, file)).arrayBuffer());
  const actionsOn = async ({ exportId }: PayrollExportDto) =>
    (
      await api.db.query<{ action: string; actor_id: string }>(
        'select action, actor_id from audit_event where subject_id = $1 order by event_id',
        [exportId],
      )
    ).map(({ action, actor_id }) => [action, actor_id]);
  const switchTo = (required: boolean, reason: string | null) =>
    fourEyesFromCommandLine({
      databaseUrl: api.databaseUrl,
      tenant: 'T1',
      order: { required, processes: ['payroll'], reason },
    });

  it('shows its figures to both and its bytes to nobody before it is released', async () => {
    first = (await create(richter)).body;
    expect(first).toMatchObject({ status: 'created', isOwn: true, sequence: 1, lines: 3 });
    expect((await create(brandt)).body).toEqual({ ...first, isOwn: false });
    for (const person of [richter, brandt]) {
      const answer = await download(person, first);
      expect([answer.status, ((await answer.json()) as Refusal).code]).toEqual([409, 'payroll.not-released']);
    }
    expect(await actionsOn(first)).toEqual([['payroll.exported', richter.employeeId]]);
  });

  it('refuses who made it to release or refuse it, in the database too', async () => {
    for (const answer of [await release(richter, first), await refuse(richter, first)])
      expect([answer.status, answer.body.code]).toEqual([403, 'payroll.own-file']);
    const decision = (values: string) =>
      api.scenario.client.query(
        `insert into payroll_export_decision (tenant_id, export_id, decision, created_by, decided_by, reason, waiver_id)
         values (1, '${first.exportId}', ${values})`,
      );
    const [own, other] = [`'${richter.employeeId}'`, `'${brandt.employeeId}'`];
    // A waiver that nobody decided on helps nobody: the database looks it up by itself.
    for (const waiver of ['null', 'gen_random_uuid()'])
      await expect(decision(`'released', ${own}, ${own}, null, ${waiver}`)).rejects.toMatchObject({
        constraint: 'payroll_export_four_eyes',
      });
    // Somebody else named as the one who made it.
    await expect(decision(`'released', ${other}, ${own}, null, null`)).rejects.toMatchObject({ code: '23503' });
    await expect(decision(`'refused', ${own}, ${other}, null, null`)).rejects.toMatchObject({
      constraint: 'payroll_export_refused_with_reason',
    });
  });

  it('is there for payroll of the same city only', async () => {
    await api.scenario.tenant(2);
    const stranger = await api.scenario.person({ tenantId: 2, roles: ['payroll'] });
    for (const [person, status] of [
      [stranger, 404],
      [city.administrator, 403],
    ] as const)
      for (const answer of [await release(person, first), await refuse(person, first)])
        expect(answer.status).toBe(status);
  });

  it('is refused with a reason for good; the next file gets the next number', async () => {
    for (const reason of ['', '   ', 'ja', 'a'.repeat(256)])
      expect((await refuse(brandt, first, reason)).status).toBe(422);
    expect((await refuse<PayrollExportDto>(brandt, first)).body).toMatchObject({
      status: 'refused',
      decidedBy: brandt.name,
      reason: 'Lohnart 2030 ist falsch',
    });
    // Said twice it is said once; to say something else is an error that names what was said.
    expect(await refuse(brandt, first)).toMatchObject({ status: 200, body: { status: 'refused' } });
    for (const answer of [await release(brandt, first), await refuse(brandt, first, 'Etwas anderes')])
      expect(answer).toMatchObject({
        ...{ status: 409, body: { code: 'payroll.already-decided' } },
        ...{ body: { params: { decision: 'refused', decidedBy: brandt.name } } },
      });
    expect((await download(brandt, first)).status).toBe(409);
    const answers = await Promise.all([create(richter), create(richter), create(brandt)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    second = answers[0].body;
    expect(second).toMatchObject({ sequence: 2, status: 'created', sha256: first.sha256 });
    expect(new Set(answers.map(({ body }) => body.exportId))).toEqual(new Set([second.exportId]));
    const { body } = await api.request<PayrollClosingsDto>('GET', '/api/v1/payroll/closings', { as: richter });
    expect(body.closings).toMatchObject([
      {
        startedBy: city.administrator.name,
        closedBy: city.secondAdministrator.name,
        exports: [
          { sequence: 1, status: 'refused' },
          { sequence: 2, status: 'created' },
        ],
      },
    ]);
  });

  it('has one successor, and only if it was refused; raw SQL makes no other', async () => {
    const copy = (replaces: string) =>
      api.scenario.client.query(
        `insert into payroll_export (tenant_id, export_id, closing_id, format, sequence, file_name, content, sha256, control_totals, created_by, replaces)
         select tenant_id, gen_random_uuid(), closing_id, format, 9, file_name, content, sha256, control_totals, created_by, ${replaces}
         from payroll_export where export_id = '${first.exportId}'`,
      );
    for (const [replaces, constraint] of [
      ['null', 'payroll_export_one_successor'],
      [`'${first.exportId}'`, 'payroll_export_one_successor'],
      [`'${second.exportId}'`, 'payroll_export_replaces_refused'],
    ])
      await expect(copy(replaces)).rejects.toMatchObject({ constraint });
  });

  it('is decided on once, no matter who does so at the same moment, and gives the same bytes ever after', async () => {
    const [maker, other] = second.createdBy === richter.name ? [richter, brandt] : [brandt, richter];
    const answers = await Promise.all([release(other, second), release(other, second), release(maker, second)]);
    // Who made it is refused whenever it is; the other one said it twice.
    expect(answers.slice(0, 2).map(({ status }) => status)).toEqual([200, 200]);
    expect([403, 409]).toContain(answers[2].status);
    const taken = await Promise.all([bytes(maker, second), bytes(other, second), bytes(maker, second)]);
    for (const content of taken) expect(createHash('sha256').update(content).digest('hex')).toBe(second.sha256);
    expect((await actionsOn(second)).map(([action]) => action)).toEqual([
      'payroll.exported',
      'payroll.released',
      ...taken.map(() => 'payroll.downloaded'),
    ]);
    expect(taken[0].toString()).not.toContain('Hinweis');
    for (const change of ['update payroll_export_decision set reason = null', 'delete from payroll_export_decision'])
      await expect(api.scenario.client.query(change)).rejects.toMatchObject({ code: 'ZB002' });
  });

  it('lets one person do it where the enterprise decided so, and says it with the file for ever', async () => {
    await switchTo(false, 'Nur eine Person in der Abrechnung');
    const off = { fourEyesOff: { reason: 'Nur eine Person in der Abrechnung' } };
    const { body: lodas } = await create(richter, 'datev-lodas');
    expect(lodas).toMatchObject({ status: 'created', ...off });
    const refused = await refuse<PayrollExportDto>(richter, lodas, 'Vertippt');
    expect(refused.body).toMatchObject({ status: 'refused', ...off });
    const { body: again } = await create(richter, 'datev-lodas');
    expect((await release<PayrollExportDto>(richter, again)).body).toMatchObject({ status: 'released', sequence: 2 });
    await switchTo(true, null);
    const { body } = await api.request<PayrollClosingsDto>('GET', '/api/v1/payroll/closings', { as: richter });
    expect(body).not.toHaveProperty('fourEyesOff');
    const files = body.closings[0].exports;
    expect(files.filter(({ format }) => format === 'datev-lodas')).toMatchObject([off, off]);
    expect(files.filter((file) => file.format === 'csv' && file.fourEyesOff)).toEqual([]);
    // DATEV reads its own lines only.
    expect((await bytes(richter, again)).toString('latin1')).not.toContain('Augen');
  });

  it('says in a CSV that one person alone made it', async () => {
    await switchTo(false, 'Nur eine Person in der Abrechnung');
    const client = api.scenario.client;
    await client.query('set session_replication_role = replica'); // forgets the CSV that was released
    for (const table of ['payroll_export_decision', 'payroll_export'])
      await client.query(`delete from ${table} where export_id = '${second.exportId}'`);
    await client.query('set session_replication_role = origin');
    const { body: alone } = await create(richter);
    await release(richter, alone);
    const lines = (await bytes(richter, alone)).toString().trimEnd().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/;"Hinweis"$/);
    for (const line of lines.slice(1)) expect(line).toMatch(/;"Ohne vier Augen: Nur eine Person in der Abrechnung"$/);
  });
});
