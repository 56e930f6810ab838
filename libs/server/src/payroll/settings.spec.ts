import { type INestApplicationContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
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
import { type PayrollGapsDto } from './gaps.dto';
import { type PayrollExportDto } from './payroll.dto';
import { type PayrollSettingsDto } from './settings.dto';

const NOW = '2026-11-03T08:00:00Z';
const OCTOBER = { payrollGroup: 'VERWALTUNG', month: '2026-10' };
const TARGET = {
  ...{ payrollGroup: 'VERWALTUNG', from: '2026-10', consultantNumber: '1234567', clientNumber: '12345' },
  ...{ personnelNumbers: 'lodas', costCenters: 'fixed', fixedCostCenter: '4711' },
};
const SUNDAY = { code: 'SUN', exported: true, wageType: '2030', processingKey: '01' };
const LEAVE = { code: 'ABS_VAC', exported: true, wageType: '9610', processingKey: '71' };
const WAGE_TYPES = { format: 'datev-lodas', from: '2026-10', personnelGroups: ['TVOED_VKA'], rows: [SUNDAY, LEAVE] };

interface Refusal {
  code: string;
  errors?: { field: string; code: string }[];
}

/**
 * A city of ten whose payroll has nothing set. Two worked on a Sunday in October, one was on leave for two days.
 * Richter proposes, Brandt releases.
 */
describe('what payroll sets', () => {
  let api: TestApp;
  let worker: INestApplicationContext;
  let city: ClosingCity;
  let richter: TestPerson;
  let brandt: TestPerson;
  let closing: ClosingDto;

  beforeAll(async () => {
    api = await createTestApp(NOW);
    city = await closingCity(api.scenario, { people: 10, months: ['2026-10'] });
    [richter, brandt] = [city.payrollClerk, city.secondClerk];
    worker = await startTestWorker(api.databaseUrl, NOW);
  });
  afterAll(async () => {
    await worker.close();
    await api.close();
  });

  const on = <Body = Refusal>(as: TestPerson, method: string, path: string, body?: unknown) =>
    api.request<Body>(method, `/api/v1/payroll${path}`, { as, body });
  const settings = async (as = richter) => (await on<PayrollSettingsDto>(as, 'GET', '/settings')).body;
  const gaps = async (as: TestPerson, month = '') =>
    (await on<PayrollGapsDto>(as, 'GET', `/gaps${month && `?month=${month}`}`)).body.months;
  const propose = async <Body = Refusal>(kind: 'target' | 'wage-type', content: object, over: object = {}) => {
    const { version } = await settings();
    const body = { proposalId: randomUUID(), version, ...content, ...over };
    return { id: body.proposalId, body, answer: await on<Body>(richter, 'POST', `/${kind}-proposals`, body) };
  };
  const decide = <Body = Refusal>(as: TestPerson, id: string, act: string, body?: unknown) =>
    on<Body>(as, 'POST', `/proposals/${id}/${act}`, body);
  const released = async (kind: 'target' | 'wage-type', content: object) => {
    const { id, answer } = await propose(kind, content);
    expect(answer.status).toBe(201);
    expect((await decide(brandt, id, 'release')).status).toBe(200);
  };
  const makeFile = (format = 'datev-lodas') =>
    on<PayrollExportDto & Refusal>(richter, 'POST', '/exports', { closingId: closing.closingId, format });
  const bytesOf = async (exportId: string) =>
    (
      await api.db.query<{ content: Buffer }>('select content from payroll_export where export_id = $1', [exportId])
    )[0].content.toString('latin1');
  const asAdministrator = async (path: string, body?: unknown, as = city.administrator) =>
    (await api.request<ClosingDto>(body ? 'POST' : 'GET', `/api/v1/closings${path}`, { as, body })).body;
  const settled = (status: string) =>
    until(
      () => asAdministrator(`/${closing.closingId}`),
      (answer) => answer.status === status,
    );
  const targets = async () => (await settings()).groups.find(({ code }) => code === 'VERWALTUNG')?.targets;

  it('shows the groups that people have, and every code that may come', async () => {
    const { groups, codes, wageTypes, proposals, version, personnelGroups } = await settings();
    expect(groups).toEqual([
      { code: 'VERWALTUNG', people: 10, targets: [] },
      { code: 'LEITUNG', people: 4, targets: [] },
    ]);
    expect(personnelGroups[0]).toEqual({ personnelGroup: 'TVOED_VKA', people: 14 });
    expect([codes.length, wageTypes, proposals, version]).toEqual([21, [], [], 0]);
  });

  it('names groups, once each, and by who looked at the present name', async () => {
    const named = await on<PayrollSettingsDto>(richter, 'POST', '/groups', {
      code: 'VERWALTUNG',
      name: 'Kernverwaltung',
    });
    expect(named.body.groups[0]).toMatchObject({ name: 'Kernverwaltung', version: 1, people: 10 });
    const twice = await on(richter, 'POST', '/groups', { code: 'VERWALTUNG', name: 'Noch einmal' });
    expect(twice).toMatchObject({ status: 409, body: { code: 'payroll.group-exists' } });
    const rename = (as: TestPerson, name: string) => on(as, 'PUT', '/groups/VERWALTUNG', { name, version: 1 });
    const answers = await Promise.all([rename(richter, 'Verwaltung'), rename(brandt, 'Stadtverwaltung')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await on(richter, 'PUT', '/groups/NOBODY', { name: 'X', version: 1 })).status).toBe(404);
  });

  it('tells before the closing what is missing, and how many people it concerns', async () => {
    closing = await asAdministrator('', OCTOBER);
    closing = await settled('ready');
    for (const reader of [richter, city.administrator])
      expect(await gaps(reader, '2026-10')).toMatchObject([
        {
          month: '2026-10',
          groups: [
            {
              payrollGroup: 'VERWALTUNG',
              gaps: [
                { kind: 'target', format: 'datev-lodas', persons: 10 },
                { kind: 'wageType', code: 'SUN', personnelGroup: 'TVOED_VKA', persons: 2 },
                { kind: 'wageType', code: 'ABS_VAC', personnelGroup: 'TVOED_VKA', persons: 1 },
              ],
            },
          ],
        },
      ]);
    expect(await gaps(richter, '2026-09')).toEqual([]);
  });

  it('refuses what the payroll centre could not use, field by field', async () => {
    const refused = async (kind: 'target' | 'wage-type', content: object) =>
      (await propose(kind, content)).answer.body.errors?.map(({ field }) => field);
    expect(await refused('target', { ...TARGET, consultantNumber: '012', clientNumber: '0' })).toEqual([
      'consultantNumber',
      'clientNumber',
    ]);
    expect(await refused('target', { ...TARGET, clientNumber: undefined })).toEqual(['clientNumber']);
    expect(await refused('target', { ...TARGET, fixedCostCenter: '47;11' })).toEqual(['fixedCostCenter']);
    expect(await refused('target', { ...TARGET, costCenters: 'none' })).toEqual(['fixedCostCenter']);
    const rows = [{ ...SUNDAY, wageType: '20301' }, { ...LEAVE, processingKey: undefined }, LEAVE];
    expect(await refused('wage-type', { ...WAGE_TYPES, rows })).toEqual([
      'rows.0.wageType',
      'rows.1.processingKey',
      'rows.2.code',
    ]);
    const mixed = [SUNDAY, { ...LEAVE, wageType: '2030', processingKey: '01' }];
    expect((await propose('wage-type', { ...WAGE_TYPES, rows: mixed })).answer).toMatchObject({
      ...{ status: 409, body: { code: 'payroll.mixed-units', params: { wageType: '2030' } } },
    });
  });

  it('takes no numbers for a payroll group that nobody knows', async () => {
    const { answer } = await propose('target', { ...TARGET, payrollGroup: 'VERWALTNUG' });
    expect(answer).toMatchObject({
      ...{ status: 422, body: { code: 'payroll.unknown-group', params: { code: 'VERWALTNUG' } } },
    });
  });

  it('holds once another person released it, and for no other city', async () => {
    const { id, body, answer } = await propose<PayrollSettingsDto>('target', TARGET);
    expect(answer.body.proposals).toMatchObject([{ proposalId: id, status: 'proposed', isOwn: true, from: '2026-10' }]);
    expect((await on(richter, 'POST', '/target-proposals', body)).status).toBe(201);
    expect((await on(richter, 'POST', '/target-proposals', { ...body, clientNumber: '9' })).body.code).toBe(
      'idempotency.mismatch',
    );
    expect(await targets()).toEqual([]);
    for (const act of ['release', 'refusal'])
      expect(await decide(richter, id, act, { reason: 'Aus Versehen' })).toMatchObject({
        ...{ status: 403, body: { code: 'payroll.own-proposal' } },
      });
    expect((await decide(brandt, id, 'withdrawal')).body.code).toBe('payroll.foreign-proposal');
    await api.scenario.tenant(2);
    const stranger = await api.scenario.person({ tenantId: 2, roles: ['payroll'] });
    expect((await decide(stranger, id, 'release')).status).toBe(404);
    expect((await on(city.administrator, 'GET', '/settings')).status).toBe(403);
    // At the same moment by whoever may: it is released once.
    const answers = await Promise.all([
      decide(brandt, id, 'release'),
      decide(brandt, id, 'release'),
      decide(richter, id, 'withdrawal'),
    ]);
    const statuses = answers.map(({ status }) => status);
    expect([
      [200, 200, 409],
      [409, 409, 204],
    ]).toContainEqual(statuses);
    if (statuses[0] === 409) await released('target', TARGET);
    expect(await targets()).toEqual([{ ...TARGET, payrollGroup: undefined }]);
    expect((await settings(stranger)).groups.flatMap((group) => group.targets)).toEqual([]);
  });

  it('is in the database no matter of one person alone', async () => {
    const { id } = await propose('wage-type', WAGE_TYPES);
    await expect(
      api.scenario.client.query(
        `update payroll_proposal set status = 'released', decided_by = proposed_by, decided_at = now() where proposal_id = $1`,
        [id],
      ),
    ).rejects.toMatchObject({ constraint: 'payroll_proposal_four_eyes' });
    expect((await decide(brandt, id, 'refusal', { reason: 'Lohnart 2030 ist die alte' })).status).toBe(204);
    const { proposals } = await settings();
    expect(proposals.find(({ proposalId }) => proposalId === id)).toMatchObject({
      ...{ status: 'refused', reason: 'Lohnart 2030 ist die alte', decidedBy: brandt.name },
      lines: [{ code: 'SUN', after: { wageType: '2030', processingKey: '01' } }, { code: 'ABS_VAC' }],
    });
    expect((await decide(brandt, id, 'release')).body.code).toBe('payroll.proposal-decided');
  });

  it('is released whole or not at all', async () => {
    const { id } = await propose('wage-type', WAGE_TYPES);
    const client = api.scenario.client;
    await client.query(`alter table wage_type_mapping add constraint full_disk check (code <> 'ABS_VAC') not valid`);
    expect((await decide(brandt, id, 'release')).status).toBe(500);
    await client.query('alter table wage_type_mapping drop constraint full_disk');
    const { wageTypes, version, proposals } = await settings();
    expect([wageTypes, version]).toEqual([[], 1]);
    expect(proposals[0]).toMatchObject({ proposalId: id, status: 'proposed' });
    expect((await decide(brandt, id, 'release')).status).toBe(200);
    expect(await gaps(richter)).toEqual([]);
  });

  it('is not released where something else holds by now, nor proposed by who did not see it', async () => {
    const { version } = await settings();
    const late = await propose('wage-type', { ...WAGE_TYPES, rows: [{ ...SUNDAY, wageType: '2031' }] });
    await released('wage-type', { ...WAGE_TYPES, rows: [{ ...SUNDAY, wageType: '2032' }] });
    expect((await decide(brandt, late.id, 'release')).body.code).toBe('stale');
    const rows = [{ ...SUNDAY, wageType: '2033' }];
    const unseen = (content: object, over: object) => propose('wage-type', { ...WAGE_TYPES, rows, ...content }, over);
    for (const personnelGroups of [['TVOED_VKA'], ['BEAMTE_SN', 'TVOED_VKA']])
      expect((await unseen({ personnelGroups }, { version })).answer).toMatchObject({
        ...{ status: 412, body: { code: 'stale' } },
      });
    expect((await unseen({ personnelGroups: ['BEAMTE_SN'] }, { version: version + 5 })).answer.status).toBe(412);
    // Nobody changed anything for them.
    for (const others of [{ personnelGroups: ['BEAMTE_SN'] }, { format: 'csv' }]) {
      const { id, answer } = await unseen(others, { version });
      expect(answer.status).toBe(201);
      expect((await decide(richter, id, 'withdrawal')).status).toBe(204);
    }
    expect((await decide(richter, late.id, 'withdrawal')).status).toBe(204);
    expect(
      (await propose('wage-type', { ...WAGE_TYPES, rows: [{ ...SUNDAY, wageType: '2032' }] })).answer,
    ).toMatchObject({
      body: { code: 'payroll.nothing-changes' },
    });
  });

  it('makes a file to try, which says that it is one and uses up no number', async () => {
    const query = '/test-file?format=datev-lodas&payrollGroup=VERWALTUNG&personnelGroup=TVOED_VKA&month=2026-10';
    const answer = await fetch(`${api.url}/api/v1/payroll${query}`, { headers: { cookie: richter.cookie } });
    expect(answer.headers.get('content-disposition')).toContain('"TEST_datev-lodas_test-tenant-1_2026-10_regular.txt"');
    const text = new TextDecoder('windows-1252').decode(await answer.arrayBuffer());
    expect(text).toContain('* Zeitsystem TEST ');
    expect(text.split('\r\n').filter((line) => /^1;01/.test(line))).toEqual([
      '1;01/10/2026;1,50;01;2032;99999;4711;',
      '1;01/10/2026;1,50;71;9610;99999;4711;',
    ]);
    const none = await on(richter, 'GET', query.replace('2026-10', '2026-09'));
    expect(none).toMatchObject({ status: 409, body: { code: 'payroll.no-wage-types' } });
    expect(await api.db.query('select 1 from payroll_export')).toEqual([]);
  });

  it('is what the file is made by; a file that was made stays byte for byte', async () => {
    await asAdministrator(`/${closing.closingId}/close`, { planHash: closing.planHash }, city.secondAdministrator);
    await settled('closed');
    const { body: file } = await makeFile();
    const bytes = await bytesOf(file.exportId);
    expect(bytes).toContain(';01;2032;');
    expect(bytes).toContain(';4711;');
    await released('wage-type', {
      ...WAGE_TYPES,
      rows: [{ ...SUNDAY, exported: false, wageType: undefined, processingKey: undefined }],
    });
    await released('target', { ...TARGET, costCenters: 'none', fixedCostCenter: undefined });
    const { proposals } = await settings();
    expect(proposals[0]).toMatchObject({ filesMade: 1, lines: [{ before: { fixedCostCenter: '4711' } }] });
    expect((await makeFile()).body.exportId).toBe(file.exportId);
    expect(await bytesOf(file.exportId)).toBe(bytes);
    await on(brandt, 'POST', `/exports/${file.exportId}/refusal`, { reason: 'Sonntage kennt die Abrechnung' });
    const { body: next } = await makeFile();
    expect(next).toMatchObject({ sequence: 2, excluded: [{ code: 'SUN', persons: 2 }] });
    expect(await bytesOf(next.exportId)).not.toContain('4711');
  });

  it('begins with a month and ends where the next one begins; what comes later stays', async () => {
    await released('target', { ...TARGET, from: '2027-03', clientNumber: '3' });
    await released('target', { ...TARGET, from: '2027-01', clientNumber: '1' });
    expect((await targets())?.map(({ from, to, clientNumber }) => [from, to, clientNumber])).toEqual([
      ['2026-10', '2026-12', '12345'],
      ['2027-01', '2027-02', '1'],
      ['2027-03', undefined, '3'],
    ]);
    await released('wage-type', { ...WAGE_TYPES, from: '2027-01', rows: [{ ...LEAVE, wageType: '9611' }] });
    const { wageTypes } = await settings();
    expect(
      wageTypes.filter(({ code }) => code === 'ABS_VAC').map(({ from, to, wageType }) => [from, to, wageType]),
    ).toEqual([
      ['2026-10', '2026-12', '9610'],
      ['2027-01', undefined, '9611'],
    ]);
    const log = await api.db.query<{ payload: { before: object; after: object } }>(
      `select payload from audit_event where action = 'payroll-settings.released' order by event_id desc limit 1`,
    );
    expect(log[0].payload).toMatchObject({
      ...{ before: { wageTypes: [{ wageType: '9610' }] }, after: { rows: [{ wageType: '9611' }] } },
    });
  });

  it('needs one person alone where the enterprise decided so, and says it', async () => {
    const order = { required: false, processes: ['payroll'] as const, reason: 'Nur eine Person' };
    await fourEyesFromCommandLine({ databaseUrl: api.databaseUrl, tenant: 'T1', order });
    const { id } = await propose('target', { ...TARGET, from: '2027-06', clientNumber: '6' });
    const { body } = await decide<PayrollSettingsDto>(richter, id, 'release');
    expect(body).toMatchObject({ fourEyesOff: { reason: 'Nur eine Person' } });
    expect(body.proposals[0]).toMatchObject({ status: 'released', fourEyesOff: { reason: 'Nur eine Person' } });
  });
});
