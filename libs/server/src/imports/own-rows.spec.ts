import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type TestApp, type TestPerson, createTestApp } from '../../testing';
import { switchFourEyes } from '../four-eyes';
import { importFromCommandLine } from './cli';
import { type ImportProposalsDto } from './proposal.dto';
import { type ImportReportDto } from './imports.dto';

// Wednesday, 25 November 2026: the time administrator imports, among others for herself.
const NOW = '2026-11-25T09:00:00+01:00';
const example = (name: string) => readFileSync(path.join(__dirname, '../../../../docs/import', `${name}.csv`), 'utf8');

type Report = ImportReportDto & { code?: string; report?: ImportReportDto };

describe('rows about the person who imports them', () => {
  let app: TestApp;
  let administrator: TestPerson;
  let second: TestPerson;
  let clerk: TestPerson;
  let own: string;
  let other: string;

  const post = (kind: string, content: string, dryRun = false) =>
    app.request<Report>('POST', `/api/v1/imports/${kind}?fileName=${kind}.csv&dryRun=${dryRun}`, {
      as: administrator,
      csv: content,
    });
  const proposals = async (as: TestPerson) =>
    (await app.request<ImportProposalsDto>('GET', '/api/v1/import-proposals', { as })).body;
  const decide = (proposalId: string, step: 'release' | 'refusal', as: TestPerson, reason?: string) =>
    app.request<Report>('POST', `/api/v1/import-proposals/${proposalId}/${step}`, {
      as,
      ...(reason === undefined ? {} : { body: { reason } }),
    });
  const numberOf = async ({ employeeId }: TestPerson) =>
    (
      await app.db.query<{ n: string }>('select personnel_number as n from employee where employee_id = $1', [
        employeeId,
      ])
    )[0].n;
  const rowsOf = async (table: string, { employeeId }: TestPerson) =>
    (await app.db.query(`select 1 from ${table} where employee_id = $1`, [employeeId])).length;
  const absences = (...rows: string[]) => ['Personalnummer;Art;Von;Bis', ...rows].join('\n');

  beforeEach(async () => {
    app = await createTestApp(NOW);
    const { scenario } = app;
    await scenario.tenant();
    await scenario.agreement('DV Gleitzeit');
    await scenario.unit('AMT11');
    await scenario.site('Verbindungsbüro Berlin');
    administrator = await scenario.person({ givenName: 'Anna', unit: 'AMT11', roles: ['timeAdministrator'] });
    second = await scenario.person({ givenName: 'Bert', unit: 'AMT11', roles: ['timeAdministrator'] });
    clerk = await scenario.person({ unit: 'AMT11' });
    [own, other] = [await numberOf(administrator), await numberOf(clerk)];
  });
  afterEach(() => app.close());

  it.each<[string, string, (number: string) => string[]]>([
    [
      'bookings',
      'booking',
      (n) => [
        'Personalnummer;Datum;Uhrzeit;Buchungsart;Ort',
        `${n};24.11.2026;08:00;Kommen;Büro`,
        `${n};24.11.2026;16:00;Gehen;Büro`,
      ],
    ],
    ['absences', 'absence', (n) => ['Personalnummer;Art;Von;Bis', `${n};Arbeitsbefreiung;24.11.2026;24.11.2026`]],
    [
      'protections',
      'protected_status',
      (n) =>
        ['Personalnummer;Schutz;Gültig ab', `${n};Schwerbehinderung;01.01.2026`].map((l, i) =>
          i ? `${l};` : `${l};Gültig bis`,
        ),
    ],
    ['leave', 'leave_opening', (n) => ['Personalnummer;Jahr;Gesetzliche Tage;Weitere Tage', `${n};2026;20;10`]],
    [
      'particulars',
      'day_fact',
      (n) => ['Personalnummer;Datum;Angabe;Von;Bis', `${n};24.11.2026;Angeordnete Überstunden;20:00;22:00`],
    ],
    [
      'standby',
      'standby',
      (n) => ['Personalnummer;Angabe;Datum;Von;Bis', `${n};Rufbereitschaft;20.11.2026;16:00;20:00`],
    ],
    [
      'permissions',
      'remote_work_permission',
      (n) => ['Personalnummer;Art;Gültig ab;Gültig bis', `${n};Mobile Arbeit;01.01.2026;`],
    ],
  ])('%s: are not written, but proposed, and those about others are written', async (kind, table, file) => {
    const before = [await rowsOf(table, administrator), await rowsOf(table, clerk)];
    const [, ...rows] = file(own);
    const content = [...file(other), ...rows].join('\n');
    const dry = await post(kind, content, true);
    expect(dry.body).toMatchObject({ errors: [], written: 0, proposalId: null });
    expect((await proposals(second)).open).toEqual([]);
    const { body } = await post(kind, content);
    const ownLines = rows.map((_, i) => i + 2 + rows.length);
    expect(body).toMatchObject({ errors: [], rows: 2 * rows.length, written: rows.length, ownLines });
    expect([await rowsOf(table, administrator), await rowsOf(table, clerk)]).toEqual([
      before[0],
      before[1] + rows.length,
    ]);
    const [proposal] = (await proposals(second)).open;
    expect(proposal).toMatchObject({ proposalId: body.proposalId, kind, proposedBy: 'Anna Muster', isOwn: false });
    expect(proposal.rows.map(({ line }) => line)).toEqual(ownLines);
    expect((await decide(proposal.proposalId, 'release', second)).status).toBe(200);
    expect(await rowsOf(table, administrator)).toBe(before[0] + rows.length);
  });

  it('contracts and moves: likewise, also where the file is about nobody else', async () => {
    await app.db.query('delete from contract where employee_id = $1', [administrator.employeeId]);
    await app.db.query(`update employee set personnel_group = 'TVOED_VKA'`);
    const contract = `Personalnummer;Gültig ab;Gültig bis;Wochenstunden;Mo;Di;Mi;Do;Fr;Sa;So\n${own};01.01.2026;;39;7,8;7,8;7,8;7,8;7,8;0;0`;
    const { body } = await post('contracts', contract);
    expect(body).toMatchObject({ written: 0, ownLines: [2] });
    expect(await rowsOf('contract', administrator)).toBe(0);
    expect((await decide(body.proposalId ?? '', 'release', second)).status).toBe(200);
    expect(await rowsOf('contract', administrator)).toBe(1);
    const move = await post('moves', `Personalnummer;Standort;Gültig ab\n${own};Verbindungsbüro Berlin;01.12.2026`);
    expect(move.body).toMatchObject({ written: 0, ownLines: [2] });
    expect(await rowsOf('site_assignment', administrator)).toBe(1);
    expect((await decide(move.body.proposalId ?? '', 'release', second)).status).toBe(200);
    expect(await rowsOf('site_assignment', administrator)).toBe(2);
  });

  it('are not written either where an error stops the file', async () => {
    const { status, body } = await post(
      'absences',
      absences(`${own};Urlaub;24.11.2026;24.11.2026`, '999;Urlaub;24.11.2026;24.11.2026'),
    );
    expect([status, body.code, body.report?.ownLines]).toEqual([422, 'import.rejected', [2]]);
    expect((await proposals(second)).open).toEqual([]);
  });

  it('are decided by a second time administrator only, once, and a refusal says why', async () => {
    const { body } = await post('absences', absences(`${own};Urlaub;24.11.2026;24.11.2026`));
    const id = body.proposalId ?? '';
    expect((await proposals(administrator)).open).toMatchObject([{ isOwn: true }]);
    expect(await decide(id, 'release', administrator)).toMatchObject({
      status: 403,
      body: { code: 'import.own-proposal' },
    });
    expect(await decide(id, 'refusal', administrator, 'no')).toMatchObject({ status: 403 });
    expect((await decide(id, 'release', clerk)).status).toBe(403);
    expect((await app.request('GET', '/api/v1/import-proposals', { as: clerk })).status).toBe(403);
    expect((await decide(id, 'refusal', second, ' ')).status).toBe(422);
    await app.scenario.tenant(2);
    const stranger = await app.scenario.person({ tenantId: 2, roles: ['timeAdministrator'] });
    expect((await decide(id, 'release', stranger)).status).toBe(404);
    const [release, refusal] = await Promise.all([
      decide(id, 'release', second),
      decide(id, 'refusal', second, 'Falsch'),
    ]);
    expect([release.status, refusal.status].sort()).toEqual([200, 409]);
    const [said, otherwise] =
      release.status === 200 ? (['release', 'refusal'] as const) : (['refusal', 'release'] as const);
    // Said twice it is said once.
    expect((await decide(id, said, second, 'Falsch')).status).toBe(200);
    expect(await decide(id, otherwise, second, 'Falsch')).toMatchObject({
      status: 409,
      body: { code: 'import.already-decided', params: { decidedBy: 'Bert Muster' } },
    });
    const again = await post('absences', absences(`${own};Urlaub;23.11.2026;23.11.2026`));
    expect((await decide(again.body.proposalId ?? '', 'refusal', second, 'Kein Antrag')).status).toBe(200);
    expect((await proposals(administrator)).decided).toMatchObject([
      { decision: { decision: 'refused', reason: 'Kein Antrag', decidedBy: 'Bert Muster' } },
      {},
    ]);
    await expect(app.scenario.client.query('delete from import_proposal_decision')).rejects.toMatchObject({
      code: 'ZB002',
    });
    const events = await app.db.query<{ action: string }>(
      `select action from audit_event where action like 'import.%' and employee_id = $1`,
      [administrator.employeeId],
    );
    expect(new Set(events.map(({ action }) => action))).toContain('import.refused');
    expect(events.filter(({ action }) => action === 'import.proposed')).toHaveLength(2);
  });

  it('of absences are nothing for who administers people', async () => {
    const office = await app.scenario.person({ unit: 'AMT11', roles: ['organisationAdministrator'] });
    const { body } = await post('absences', absences(`${own};Krank;24.11.2026;24.11.2026`));
    expect(await proposals(office)).toEqual({ open: [], decided: [] });
    expect((await decide(body.proposalId ?? '', 'release', office)).status).toBe(404);
  });

  it('are checked once more with what holds at the release', async () => {
    const { body } = await post(
      'absences',
      absences(`${other};Urlaub;23.11.2026;23.11.2026`, `${own};Urlaub;30.09.2026;01.10.2026`),
    );
    await app.scenario.closedMonth(administrator, '2026-09');
    const { status, body: refused } = await decide(body.proposalId ?? '', 'release', second);
    expect([status, refused.code]).toEqual([422, 'import.rejected']);
    expect(refused.report?.errors.map(({ line, code }) => [line, code])).toEqual([[3, 'import.closed-month']]);
    expect(await rowsOf('absence', administrator)).toBe(0);
    expect((await proposals(second)).open).toHaveLength(1);
    const named = await app.db.query<{ actor_id: string; action: string }>(
      `select actor_id, action from audit_event where action like 'import.%' and employee_ids @> array[$1::uuid] order by event_id`,
      [administrator.employeeId],
    );
    expect(named).toEqual([
      { actor_id: administrator.employeeId, action: 'import.proposed' },
      { actor_id: second.employeeId, action: 'import.rejected' },
    ]);
  });

  it('are written at once where the tenant decided that one person is enough, and the log names the decision', async () => {
    await switchFourEyes(app.scenario.client, 1, { required: false, processes: ['import'], reason: 'Nur eine Person' });
    const { body } = await post('absences', absences(`${own};Urlaub;24.11.2026;24.11.2026`));
    expect(body).toMatchObject({ written: 1, ownLines: [], proposalId: null });
    const [event] = await app.db.query<{ payload: object }>(
      `select payload from audit_event where action = 'import.written'`,
    );
    const [decision] = await app.db.query<{ id: string }>('select decision_id as id from four_eyes_decision');
    expect(event.payload).toMatchObject({ people: [administrator.employeeId], fourEyesWaiver: decision.id });
    // Roles come by the command line all the same.
    expect((await post('people', example('people').replaceAll('\n', ';\n').replace(';\n', ';Rollen\n'))).status).toBe(
      422,
    );
  });

  it('the database itself takes no release by the same person', async () => {
    const { body } = await post('absences', absences(`${own};Urlaub;24.11.2026;24.11.2026`));
    const insert = `insert into import_proposal_decision (tenant_id, proposal_id, decision, proposed_by, decided_by) values (1, $1, 'released', $2, $3)`;
    await expect(
      app.db.query(insert, [body.proposalId, administrator.employeeId, administrator.employeeId]),
    ).rejects.toMatchObject({ constraint: 'import_proposal_four_eyes' });
    // Nor with another proposer than the one who proposed it.
    await expect(
      app.db.query(insert, [body.proposalId, second.employeeId, administrator.employeeId]),
    ).rejects.toMatchObject({ code: '23503' });
  });

  describe('roles', () => {
    const withRoles = () => {
      const [header, ...rows] = example('people')
        .trim()
        .replaceAll('DEZ1/AMT11/SG111', 'AMT11')
        .replaceAll('DEZ1/AMT11', 'AMT11')
        .replaceAll('DEZ1/AMT20', 'AMT11')
        .split('\n');
      return [
        `${header};Rollen;Standort`,
        ...rows.map((row, i) => `${row};${i === 0 ? 'Zeitbeauftragte' : ''};Rathaus`),
      ].join('\n');
    };

    it('are not granted over the API: nobody makes a second administrator for themselves', async () => {
      const { status, body } = await post('people', withRoles());
      expect([status, body.report?.errors.map(({ line, column, code }) => [line, column, code])]).toEqual([
        422,
        [[1, 'roles', 'import.column-refused']],
      ]);
      expect(await app.db.query(`select 1 from employee where personnel_number = '20001001'`)).toEqual([]);
    });

    it('are granted by the command line of the server, and the log says so', async () => {
      const report = await importFromCommandLine({
        databaseUrl: app.databaseUrl,
        kind: 'people',
        fileName: 'people.csv',
        content: withRoles(),
        dryRun: false,
        tenant: null,
      });
      expect(report).toMatchObject({ errors: [], written: 4, ownLines: [], proposalId: null });
      const events = await app.db.query(
        `select a.payload ->> 'role' as role, e.personnel_number as number, a.actor_id
         from audit_event a join employee e on e.employee_id = a.employee_id where a.action = 'role.granted'`,
      );
      expect(events).toEqual([{ role: 'timeAdministrator', number: '20001001', actor_id: null }]);
    });
  });
});
