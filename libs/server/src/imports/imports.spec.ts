import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type TestApp, type TestPerson, createTestApp } from '../../testing';
import { type ImportReportDto } from './imports.dto';

// Wednesday, 25 November 2026: the personnel office hands over its first files.
const NOW = '2026-11-25T09:00:00+01:00';
const TABLES = [
  'employee',
  'auth_user',
  'org_assignment',
  'site_assignment',
  'agreement_assignment',
  'role_grant',
  'contract',
  'remote_work_permission',
  'protected_status',
  'absence',
  'day_fact',
  'booking',
  'work_interval',
  'day_evaluation',
  'employee_month',
  'month_event',
  'import_run',
  'audit_event',
];
const example = (name: string) => readFileSync(path.join(__dirname, '../../../../docs/import', `${name}.csv`), 'utf8');

describe('importing files', () => {
  let app: TestApp;
  let administrator: TestPerson;

  const post = <Body = ImportReportDto & { code?: string; report?: ImportReportDto }>(
    kind: string,
    content: string,
    dryRun = false,
    as = administrator,
  ) => app.request<Body>('POST', `/api/v1/imports/${kind}?fileName=${kind}.csv&dryRun=${dryRun}`, { as, csv: content });
  const rowCounts = async () =>
    Object.fromEntries(
      await Promise.all(
        TABLES.map(async (table) => [
          table,
          Number((await app.db.query<{ n: string }>(`select count(*) as n from ${table}`))[0].n),
        ]),
      ),
    ) as Record<string, number>;

  beforeEach(async () => {
    app = await createTestApp(NOW);
    const { scenario } = app;
    await scenario.tenant();
    await scenario.agreement('DV Gleitzeit');
    await scenario.unit('DEZ1');
    await scenario.unit('AMT11', 'DEZ1');
    await scenario.unit('SG111', 'AMT11');
    await scenario.unit('AMT20', 'DEZ1');
    administrator = await scenario.person({ unit: 'AMT11', roles: ['timeAdministrator'] });
  });
  afterEach(() => app.close());

  it('takes people over, then their contracts, then what they booked', async () => {
    expect((await post('people', example('people'))).body).toMatchObject({
      rows: 4,
      accepted: 4,
      errors: [],
      written: 4,
    });
    expect(await app.db.query('select code, name from payroll_group order by code')).toEqual([
      { code: 'BEAMTE', name: 'Beamtinnen und Beamte' },
      { code: 'TVOED', name: 'Tarifbeschäftigte' },
    ]);
    expect((await post('contracts', example('contracts'))).body).toMatchObject({ rows: 5, errors: [], written: 5 });
    const contracts = await app.db.query(
      `select c.weekly_minutes, c.pattern_even, c.personnel_group from contract c join employee e using (tenant_id, employee_id)
       where e.personnel_number in ('20001002', '20001004') order by e.personnel_number`,
    );
    expect(contracts).toEqual([
      { weekly_minutes: 1170, pattern_even: [468, 468, 0, 0, 0, 0, 0], personnel_group: 'TVOED_VKA' },
      { weekly_minutes: 2340, pattern_even: [468, 468, 468, 468, 468, 0, 0], personnel_group: 'TVAOED' },
    ]);
    expect((await post('bookings', example('bookings'))).body).toMatchObject({ rows: 11, errors: [], written: 11 });
    const days = await app.db.query(
      `select e.personnel_number as number, d.worked_minutes as worked, d.state from day_evaluation d join employee e using (tenant_id, employee_id)
       where d.date = '2026-11-23' order by 1`,
    );
    // Anna 7:12 to 12:03 and 12:41 to 14:05; Mehmet 8:00 to 15:48 at two places; Birgit the night through with half an hour of break.
    expect(days).toEqual([
      { number: '20001001', worked: 291 + 84, state: 'complete' },
      { number: '20001002', worked: 468, state: 'complete' },
      { number: '20001003', worked: 240 + 180, state: 'complete' },
    ]);
    const runs = await app.db.query('select kind, rows_written from import_run order by imported_at');
    expect(runs).toEqual([
      { kind: 'people', rows_written: 4 },
      { kind: 'contracts', rows_written: 5 },
      { kind: 'bookings', rows_written: 11 },
    ]);
  });

  it('writes nothing at all on a dry run, though the file is sound', async () => {
    const before = await rowCounts();
    const { status, body } = await post('people', example('people'), true);
    expect([status, body.written, body.accepted, body.errors]).toEqual([200, 0, 4, []]);
    // Only that somebody looked is on record.
    expect(await rowCounts()).toEqual({ ...before, audit_event: before.audit_event + 1 });
  });

  it('lists every error of a file by line, of the text and of the database alike', async () => {
    await post('people', example('people'));
    const [header] = example('people').split('\n');
    const file = [
      header,
      '20001001;Anna;Zweite;anna.zweite@stadt-muster.example;;DEZ1/AMT11;TVOED_VKA;TVOED;;;01.01.2026;;DV Gleitzeit',
      '20001009;Eva;Neu;anna.krueger@stadt-muster.example;;DEZ1/AMT99;TVOED_VKA;TVOED;;;01.01.2026;;DV Gleitzeit',
      '20001010;Ole;Neu;ole.neu@stadt-muster.example;;SG111;TVOED_VKA;TVOED;;;31.02.2026;;DV Gleitzeit',
      '20001011;Ina;Gut;ina.gut@stadt-muster.example;;SG111;TVOED_VKA;TVOED;;;01.02.2026;;DV Wunsch',
      '20001012;Udo;Gut;udo.gut@stadt-muster.example;;SG111;TVOED_VKA;TVOED;;;01.02.2026;;DV Gleitzeit',
    ].join('\n');
    const { body } = await post('people', file, true);
    expect(body.errors.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, 'hiredOn', 'import.person-exists'],
      [3, 'email', 'import.email-exists'],
      [3, 'unit', 'import.unknown-unit'],
      [4, 'hiredOn', 'import.bad-date'],
      [5, 'agreement', 'import.unknown-agreement'],
    ]);
    expect([body.rows, body.accepted]).toEqual([5, 1]);
    const before = await rowCounts();
    const refused = await post('people', file);
    expect([refused.status, refused.body.code, refused.body.report?.errors.length]).toEqual([
      422,
      'import.rejected',
      5,
    ]);
    expect(await rowCounts()).toEqual({ ...before, audit_event: before.audit_event + 1 });
  });

  it('changes nothing by a file that says how things stand already, and refuses others a second time', async () => {
    for (const kind of ['people', 'contracts']) await post(kind, example(kind));
    const before = await rowCounts();
    for (const kind of ['people', 'contracts']) {
      const { status, body } = await post(kind, example(kind));
      expect([status, body.written, body.errors]).toEqual([200, 0, []]);
      expect(body.counts).toEqual({ new: 0, changed: 0, unchanged: body.rows, own: 0, left: 0, wrong: 0 });
    }
    // Only that somebody brought them is on record.
    expect(await rowCounts()).toEqual({
      ...before,
      import_run: before.import_run + 2,
      audit_event: before.audit_event + 2,
    });
    await post('leave', example('leave'));
    expect(await post('leave', example('leave'))).toMatchObject({ status: 409, body: { code: 'import.repeated' } });
  });

  it('refuses contracts of strangers and in closed months', async () => {
    const clerk = await app.scenario.person({ unit: 'AMT20', hiredOn: '2026-01-01', leftOn: '2026-10-31' });
    const newcomer = await app.scenario.person({ unit: 'AMT20', hiredOn: '2026-06-01' });
    await app.db.query('delete from contract where employee_id = $1', [newcomer.employeeId]);
    await app.scenario.closedMonth(newcomer, '2026-09');
    const [header] = example('contracts').split('\n');
    const contract = (number: string, from: string) => `${number};${from};;39;7:48;7:48;7:48;7:48;7:48;0;0;;;;;;;;E6`;
    const numberOf = async ({ employeeId }: TestPerson) =>
      (
        await app.db.query<{ n: string }>('select personnel_number as n from employee where employee_id = $1', [
          employeeId,
        ])
      )[0].n;
    const file = [
      header,
      contract('99999', '01.11.2026'),
      contract(await numberOf(clerk), '01.10.2026'),
      contract(await numberOf(newcomer), '15.09.2026'),
    ].join('\n');
    const { body } = await post('contracts', file, true);
    expect(body.errors.map(({ line, code }) => [line, code])).toEqual([
      [2, 'import.unknown-person'],
      [4, 'import.closed-month'],
      [4, 'import.unknown-personnel-group'],
    ]);
  });

  it('changes contracts from a day on: what was before stays, and so does what is planned', async () => {
    const person = await app.scenario.person({ unit: 'AMT20', hiredOn: '2026-01-01' });
    const [{ n: number }] = await app.db.query<{ n: string }>(
      'select personnel_number as n from employee where employee_id = $1',
      [person.employeeId],
    );
    await app.db.query(`update employee set personnel_group = 'TVOED_VKA' where employee_id = $1`, [person.employeeId]);
    await app.scenario.closedMonth(person, '2026-09');
    const [header] = example('contracts').split('\n');
    const half = (from: string, to = '') => `${number};${from};${to};20;4;4;4;4;4;0;0;;;;;;;;E6`;
    const full = (from: string) => `${number};${from};;39;7:48;7:48;7:48;7:48;7:48;0;0;;;;;;;;E6`;
    const bring = async (...lines: string[]) => (await post('contracts', [header, ...lines].join('\n'))).body;
    const spans = () =>
      app.db.query(
        `select lower(valid_during)::text as "from", (upper(valid_during) - 1)::text as "to", weekly_minutes as minutes
         from contract where employee_id = $1 order by 1`,
        [person.employeeId],
      );
    // A year of parental part-time that is planned, and then the hours of next week on.
    expect(await bring(half('01.01.2027', '31.12.2027'))).toMatchObject({ written: 1, counts: { changed: 1 } });
    expect(await bring(half('30.11.2026'))).toMatchObject({ written: 1, errors: [] });
    const after = [
      { from: '2026-01-01', to: '2026-11-29', minutes: 2340 },
      { from: '2026-11-30', to: '2027-12-31', minutes: 1200 },
      { from: '2028-01-01', to: null, minutes: 2340 },
    ];
    expect(await spans()).toEqual(after);
    expect(await bring(half('30.11.2026'))).toMatchObject({ written: 0, counts: { unchanged: 1 } });
    // What is closed was worked by the hours of then.
    const closed = (await post('contracts', [header, half('01.09.2026')].join('\n'), true)).body;
    expect(closed.errors.map(({ code }) => code)).toEqual(['import.closed-month']);
    expect(await spans()).toEqual(after);
    expect(await bring(full('30.11.2026'))).toMatchObject({ written: 1 });
    const [{ version }] = await app.db.query<{ version: number }>(
      'select version from employee where employee_id = $1',
      [person.employeeId],
    );
    expect(version).toBe(4);
  });

  it('takes permissions over: the warnings of open days go for those who have one and come for those who have none', async () => {
    await post('people', example('people'));
    await post('contracts', example('contracts'));
    const work = ['20001002', '20001003'].flatMap((number) =>
      ['08:00;Kommen', '12:00;Gehen'].map((stamp) => `${number};23.11.2026;${stamp};Mobile Arbeit`),
    );
    await post('bookings', ['Personalnummer;Datum;Uhrzeit;Buchungsart;Ort', ...work].join('\n'));
    const warned = async () =>
      (
        await app.db.query<{ number: string }>(
          `select e.personnel_number as number from day_evaluation d join employee e using (tenant_id, employee_id)
           where d.date = '2026-11-23' and d.findings @> '[{"code": "LOCATION_NOT_ELIGIBLE"}]'`,
        )
      ).map(({ number }) => number);
    const [header, ...rows] = example('permissions').trim().split('\n');
    const of = (number: string) => [header, ...rows.filter((row) => row.startsWith(number))].join('\n');
    expect(await warned()).toEqual([]);
    expect((await post('permissions', of('20001001'))).body).toMatchObject({ errors: [], written: 3 });
    expect((await warned()).sort()).toEqual(['20001002', '20001003']);
    expect((await post('permissions', of('20001002'))).body).toMatchObject({ errors: [], written: 1 });
    expect(await warned()).toEqual(['20001003']);
    const again = [
      header,
      '20001001;Telearbeit;01.01.2026;31.12.2026;ja',
      '20001002;Mobile Arbeit;01.01.2019;31.12.2019;',
      '99999;Telearbeit;01.01.2026;;ja',
    ];
    const { body } = await post('permissions', again.join('\n'), true);
    expect(body.errors.map(({ line, code }) => [line, code])).toEqual([
      [2, 'import.overlap'],
      [3, 'import.outside-employment'],
      [4, 'import.unknown-person'],
    ]);
  });

  it('moves somebody to a site with other holidays in the middle of a month, and asks which site where there are several', async () => {
    await post('people', example('people'));
    await post('contracts', example('contracts'));
    await app.scenario.holiday('2026-11-18', 'Buß- und Bettag');
    await app.scenario.holiday('2026-11-02', 'Ortsfest');
    await app.scenario.site('Verbindungsbüro Berlin');
    const day = (date: string) => `20001002;${date};08:00;Kommen;Büro\n20001002;${date};12:00;Gehen;Büro`;
    await post('bookings', `Personalnummer;Datum;Uhrzeit;Buchungsart;Ort\n${day('23.11.2026')}`);
    const targets = async () =>
      (
        await app.db.query<{ minutes: number }>(
          `select d.target_minutes as minutes from day_evaluation d join employee e using (tenant_id, employee_id)
           where e.personnel_number = '20001002' and d.date in ('2026-11-02', '2026-11-03', '2026-11-16', '2026-11-18') order by d.date`,
        )
      ).map(({ minutes }) => minutes);
    // Odd weeks: Monday to Wednesday. The 18th lies in week 47.
    expect(await targets()).toEqual([0, 468, 468, 0]);
    expect((await post('moves', example('moves'))).body).toMatchObject({ errors: [], written: 1 });
    expect(await targets()).toEqual([0, 468, 468, 468]);
    const header = 'Personalnummer;Standort;Gültig ab';
    const wrong = ['20001002;Rathaus;16.11.2026', '20001001;Atlantis;16.11.2026', '20001004;Rathaus;01.09.2028'];
    const { body } = await post('moves', [header, ...wrong].join('\n'), true);
    expect(body.errors.map(({ line, code }) => [line, code])).toEqual([
      [2, 'import.overlap'],
      [3, 'import.unknown-site'],
      [4, 'import.outside-employment'],
    ]);
    const [columns, anna] = example('people').replaceAll('2000100', '2000200').replaceAll('@', '.zwei@').split('\n');
    const hire = async (site: string) =>
      (await post('people', `${columns};Standort\n${anna};${site}`, true)).body.errors.map(({ code }) => code);
    expect(await hire('')).toEqual(['import.no-site']);
    expect(await hire('Atlantis')).toEqual(['import.unknown-site']);
    expect(await hire('Rathaus')).toEqual([]);
  });

  describe('months that were handed in', () => {
    const HEADER = 'Personalnummer;Gültig ab;Gültig bis;Wochenstunden;Mo;Di;Mi;Do;Fr;Sa;So';
    let number: string;
    let person: TestPerson;
    const statuses = async () =>
      (
        await app.db.query<{ month: string; status: string }>(
          `select to_char(month, 'MM') as month, status from employee_month where employee_id = $1 order by 1`,
          [person.employeeId],
        )
      ).map(({ month, status }) => `${month} ${status}`);

    /** Worked on a Monday of October and one of November; both months are handed in. */
    beforeEach(async () => {
      person = await app.scenario.person({ unit: 'AMT20', hiredOn: '2026-06-01', leftOn: '2026-12-31' });
      const [row] = await app.db.query<{ n: string }>(
        'select personnel_number as n from employee where employee_id = $1',
        [person.employeeId],
      );
      number = row.n;
      await app.scenario.holiday('2026-11-18', 'Buß- und Bettag');
      const day = (date: string) => `${number};${date};08:00;Kommen;Büro\n${number};${date};12:00;Gehen;Büro`;
      const bookings = [day('19.10.2026'), day('16.11.2026')].join('\n');
      await post('bookings', `Personalnummer;Datum;Uhrzeit;Buchungsart;Ort\n${bookings}`);
      await app.db.query(
        `update employee_month set status = 'submitted', submitted_at = now() where employee_id = $1`,
        [person.employeeId],
      );
      expect(await statuses()).toEqual(['10 submitted', '11 submitted']);
    });

    it('open again where a move in October makes a day in November due, and only there', async () => {
      await app.scenario.site('Verbindungsbüro Berlin');
      const move = `Personalnummer;Standort;Gültig ab\n${number};Verbindungsbüro Berlin;05.10.2026`;
      expect((await post('moves', move)).body).toMatchObject({ errors: [], written: 1 });
      expect(await statuses()).toEqual(['10 submitted', '11 open']);
    });

    it('open again where a contract asks for other hours, from the day on which it does', async () => {
      await app.db.query(
        `update contract set valid_during = daterange(lower(valid_during), '2026-11-01') where employee_id = $1`,
        [person.employeeId],
      );
      await app.db.query(`update employee set personnel_group = 'TVOED_VKA' where employee_id = $1`, [
        person.employeeId,
      ]);
      const contract = `${HEADER}\n${number};01.11.2026;;19,5;3,9;3,9;3,9;3,9;3,9;0;0`;
      expect((await post('contracts', contract)).body).toMatchObject({ errors: [], written: 1 });
      expect(await statuses()).toEqual(['10 submitted', '11 open']);
    });

    it('stay where nothing changes a minute, though new findings come', async () => {
      const protection = `Personalnummer;Schutz;Gültig ab;Gültig bis\n${number};Schwangerschaft;01.10.2026;31.12.2026`;
      expect((await post('protections', protection)).body).toMatchObject({ errors: [], written: 1 });
      expect(await statuses()).toEqual(['10 submitted', '11 submitted']);
    });
  });

  describe('protections, absences and particulars', () => {
    beforeEach(async () => {
      await post('people', example('people'));
      await post('contracts', example('contracts'));
      const stamp = (number: string, time: string, kind: string) => `${number};23.11.2026;${time};${kind};Büro`;
      const work = ['20001001', '20001002'].flatMap((number) => [
        stamp(number, '08:00', 'Kommen'),
        stamp(number, '12:00', 'Pausenbeginn'),
        stamp(number, '13:00', 'Pausenende'),
        stamp(number, '21:00', 'Gehen'),
      ]);
      await post('bookings', ['Personalnummer;Datum;Uhrzeit;Buchungsart;Ort', ...work].join('\n'));
    });

    const found = async (number: string, date = '2026-11-23') =>
      (
        await app.db.query<{ codes: string[] | null }>(
          `select (select array_agg(f ->> 'code' order by f ->> 'code') from jsonb_array_elements(d.findings) f) as codes
           from day_evaluation d join employee e using (tenant_id, employee_id) where e.personnel_number = $1 and d.date = $2`,
          [number, date],
        )
      ).flatMap(({ codes }) => codes ?? []);
    const credited = async (number: string, date: string) =>
      (
        await app.db.query<{ minutes: number }>(
          `select d.absence_credit_minutes as minutes from day_evaluation d join employee e using (tenant_id, employee_id)
           where e.personnel_number = $1 and d.date = $2`,
          [number, date],
        )
      )[0]?.minutes;
    const submit = (number: string) =>
      app.db.query(
        `update employee_month m set status = 'submitted', submitted_at = now()
         from employee e where e.employee_id = m.employee_id and e.personnel_number = $1`,
        [number],
      );
    const monthOf = async (number: string) =>
      (
        await app.db.query(
          `select m.status, (select array_agg(v.kind) from month_event v where v.employee_id = m.employee_id) as events
           from employee_month m join employee e using (tenant_id, employee_id) where e.personnel_number = $1`,
          [number],
        )
      )[0];

    it('evaluate the open days of the protected again, and of nobody else', async () => {
      expect(await found('20001001')).not.toContain('MUSCHG_DAILY_MAX_8H30');
      expect((await post('protections', example('protections'))).body).toMatchObject({ errors: [], written: 3 });
      expect(await found('20001001')).toContain('MUSCHG_DAILY_MAX_8H30');
      // By permit until ten: nine o'clock in the evening is no night.
      expect(await found('20001001')).not.toContain('MUSCHG_NIGHT_20_6');
      expect(await found('20001002')).not.toContain('MUSCHG_DAILY_MAX_8H30');
      const header = 'Personalnummer;Schutz;Gültig ab;Gültig bis';
      const again = [
        header,
        '20001001;Schwangerschaft;01.03.2027;31.12.2027',
        '20001002;Stillzeit;01.03.2020;31.12.2020',
      ];
      const { body } = await post('protections', again.join('\n'), true);
      expect(body.errors.map(({ line, code }) => [line, code])).toEqual([
        [2, 'import.overlap'],
        [3, 'import.outside-employment'],
      ]);
    });

    it('credit absences by their kind, and open a month again that was handed in', async () => {
      await submit('20001002');
      await submit('20001001');
      expect((await post('absences', example('absences'))).body).toMatchObject({ errors: [], written: 7 });
      // Mehmet works on Mondays and Tuesdays of even weeks: 24 November 2026 lies in week 48, Anna has six hours a day.
      expect(await credited('20001001', '2026-11-16')).toBe(360);
      expect(await credited('20001001', '2026-11-19')).toBe(360);
      expect(await credited('20001001', '2026-11-24')).toBe(90);
      // Three days with seven hours on the way each: a quarter of what lies above fifteen hours comes on the third.
      expect(await credited('20001001', '2026-11-03')).toBe(360);
      expect(await credited('20001001', '2026-11-04')).toBe(360 + 90);
      expect(await monthOf('20001001')).toEqual({ status: 'open', events: ['reopenedByFact'] });
      const columns = example('absences').split('\n')[0].split(';').length;
      const file = (row: string) => `${example('absences').split('\n')[0]}\n${row}${';'.repeat(columns - 4)}`;
      const codes = async (row: string) =>
        (await post('absences', file(row), true)).body.errors.map(({ code }) => code);
      expect(await codes('20001001;Urlaub;20.11.2026;24.11.2026')).toEqual(['import.overlap']);
      expect(await codes('20001001;Krank;16.11.2026;18.11.2026')).toEqual([]);
      const trip = `20001001;Fortbildung;26.11.2026;26.11.2026${';'.repeat(8)}60;;`;
      expect(
        (await post('absences', `${example('absences').split('\n')[0]}\n${trip}`, true)).body.errors,
      ).toMatchObject([{ column: 'travelMinutes', code: 'absence.only-for-trips' }]);
      expect(await codes('20001004;Urlaub;31.08.2028;01.09.2028')).toEqual(['import.outside-employment']);
      const [{ id }] = await app.db.query<{ id: string }>(
        `select employee_id as id from employee where personnel_number = '20001002'`,
      );
      await app.scenario.closedMonth({ ...administrator, employeeId: id }, '2026-09');
      expect(await codes('20001002;Urlaub;30.09.2026;02.10.2026')).toEqual(['import.closed-month']);
    });

    it('take on-call time over with its call-outs, and never twice', async () => {
      const HEADER = 'Personalnummer;Angabe;Datum;Von;Bis Datum;Bis;Minuten;Von zu Hause';
      const codes = async (...rows: string[]) =>
        (await post('standby', [HEADER, ...rows].join('\n'), true)).body.errors.map(({ line, code }) => [line, code]);
      expect((await post('standby', example('standby'))).body).toMatchObject({ errors: [], written: 4 });
      const rows = await app.db.query(
        `select s.date::text, upper(s.during) - lower(s.during) as minutes,
           (select json_agg(json_build_array(c.minutes, c.is_remote) order by c.at_minute) from standby_callout c
            where c.standby_id = s.standby_id) as callouts from standby s order by s.date`,
      );
      expect(rows).toEqual([
        {
          date: '2026-11-20',
          minutes: 63 * 60,
          callouts: [
            [35, false],
            [20, true],
          ],
        },
        { date: '2026-11-24', minutes: 360, callouts: null },
      ]);
      await submit('20001002');
      const callout = '20001002;Einsatz;24.11.2026;17:00;;;15;ja';
      expect((await post('standby', `${HEADER}\n${callout}`)).body).toMatchObject({ written: 1 });
      expect(await monthOf('20001002')).toEqual({ status: 'open', events: ['reopenedByFact'] });
      const [{ id }] = await app.db.query<{ id: string }>(
        `select employee_id as id from employee where personnel_number = '20001002'`,
      );
      await app.scenario.closedMonth({ ...administrator, employeeId: id }, '2026-09');
      expect(
        await codes(
          '20001003;Rufbereitschaft;22.11.2026;16:00;;18:00;;',
          '20001003;Einsatz;21.11.2026;03:10;;;15;ja',
          '20001003;Einsatz;21.11.2026;04:10;;;15;ja',
          '20001003;Einsatz;23.11.2026;07:00;;;15;ja',
          '20001002;Rufbereitschaft;15.09.2026;16:00;;18:00;;',
        ),
      ).toEqual([
        [2, 'import.overlap'],
        [3, 'import.overlap'],
        [5, 'import.no-standby'],
        [6, 'import.closed-month'],
      ]);
    });

    it('refuse an order for somebody who asked to be exempt from extra work', async () => {
      const protection = 'Personalnummer;Schutz;Gültig ab;Gültig bis';
      const exempt = '20001002;Freistellung von Mehrarbeit;01.01.2026;';
      const order = (times: string) =>
        `Personalnummer;Datum;Angabe;Von;Bis;Minuten\n20001002;23.11.2026;Angeordnete Überstunden;${times};`;
      const codes = async (times: string) =>
        (await post('particulars', order(times), true)).body.errors.map(({ code }) => code);
      await post('protections', `${protection}\n${exempt}`);
      // The wish alone is no protection, nor is the disability without the wish.
      expect(await codes('20:00;22:00')).toEqual([]);
      await post('protections', `${protection}\n20001002;Gleichstellung;01.01.2026;`);
      // Week 48 is even: he has 468 minutes to work on this Monday.
      expect(await codes('20:00;20:12')).toEqual([]);
      expect(await codes('20:00;20:13')).toEqual(['import.exempt-from-extra-work']);
    });

    it('bring leave along, once for each year', async () => {
      expect((await post('leave', example('leave'))).body).toMatchObject({ errors: [], written: 2 });
      const rows = await app.db.query(
        `select e.personnel_number, o.year, o.statutory_hundredths, o.extra_hundredths
         from leave_opening o join employee e using (tenant_id, employee_id) order by 1`,
      );
      expect(rows.map((row) => Object.values(row as object))).toEqual([
        ['20001001', 2026, 0, 350],
        ['20001002', 2026, 200, 0],
      ]);
      const again = 'Personalnummer;Jahr;Gesetzliche Tage;Weitere Tage\n20001001;2026;1;0\n20001001;2001;1;0';
      const { body } = await post('leave', again, true);
      expect(body.errors.map(({ line, code }) => [line, code])).toEqual([
        [2, 'import.overlap'],
        [3, 'import.outside-employment'],
      ]);
    });

    it('take orders and other work of a day into its limits', async () => {
      await app.scenario.holiday('2026-11-18', 'Buß- und Bettag');
      await submit('20001002');
      expect(await found('20001002')).toContain('OUTSIDE_FRAME_NOT_CREDITED');
      expect((await post('particulars', example('particulars'))).body).toMatchObject({ errors: [], written: 4 });
      // The hour from eight to nine was ordered: it is a candidate for overtime and not lost.
      expect(await found('20001002')).not.toContain('OUTSIDE_FRAME_NOT_CREDITED');
      expect(await monthOf('20001002')).toEqual({ status: 'open', events: ['reopenedByFact'] });
      const header = 'Personalnummer;Datum;Angabe;Von;Bis;Minuten';
      const again = [
        header,
        '20001002;24.11.2026;Angeordnete Überstunden;01:00;02:00;',
        '20001002;23.11.2026;Andere Beschäftigung;;;30',
      ];
      const { body } = await post('particulars', again.join('\n'), true);
      expect(body.errors.map(({ line, code }) => [line, code])).toEqual([
        [2, 'import.overlap'],
        [3, 'import.overlap'],
      ]);
    });
  });

  describe('an order for the hours after midnight of a shift that began in October', () => {
    const HEADER = 'Personalnummer;Datum;Angabe;Von;Bis;Minuten';
    let number: string;
    let person: TestPerson;

    beforeEach(async () => {
      person = await app.scenario.person({ unit: 'AMT20', hiredOn: '2026-09-01' });
      [{ number }] = await app.db.query<{ number: string }>(
        'select personnel_number as number from employee where employee_id = $1',
        [person.employeeId],
      );
      const shift = [`${number};31.10.2026;22:00;Kommen;Büro`, `${number};01.11.2026;02:00;Gehen;Büro`];
      const file = ['Personalnummer;Datum;Uhrzeit;Buchungsart;Ort', ...shift].join('\n');
      expect((await post('bookings', file)).body.errors).toEqual([]);
    });
    const order = (times = '00:00;02:00') =>
      post('particulars', `${HEADER}\n${number};01.11.2026;Angeordnete Überstunden;${times};`);

    it('is refused where October is closed, as one that begins before midnight is; work of November is nobody else', async () => {
      await app.scenario.closedMonth(person, '2026-10');
      const { body } = await order();
      expect((body.report ?? body).errors.map(({ line, code }) => [line, code])).toEqual([[2, 'import.closed-month']]);
      expect((await order('02:00;04:00')).body.errors).toEqual([]);
    });

    it('is refused as a call-out, too: October has credited the work of its shift, November would pay it again', async () => {
      await app.scenario.closedMonth(person, '2026-10');
      const standby = (...lines: string[]) =>
        post('standby', ['Personalnummer;Angabe;Datum;Von;Bis Datum;Bis;Minuten;Von zu Hause', ...lines].join('\n'));
      const onCall = `${number};Rufbereitschaft;01.11.2026;00:00;;12:00;;`;
      const { body } = await standby(onCall, `${number};Einsatz;01.11.2026;00:30;;;60;nein`);
      expect((body.report ?? body).errors.map(({ line, code }) => [line, code])).toEqual([[3, 'import.closed-month']]);
      expect((await standby(onCall, `${number};Einsatz;01.11.2026;08:00;;;60;nein`)).body.errors).toEqual([]);
    });

    it('opens October again, and stands among the orders of its day', async () => {
      await app.db.query(
        `update employee_month set status = 'submitted', submitted_at = now() where employee_id = $1 and month = '2026-10-01'`,
        [person.employeeId],
      );
      expect((await order()).body.errors).toEqual([]);
      expect(
        await app.db.query(`select month::text, kind from month_event where employee_id = $1`, [person.employeeId]),
      ).toEqual([{ month: '2026-10-01', kind: 'reopenedByFact' }]);
      const { body } = await app.request<{ orders: unknown[]; supplements: { code: string; minutes: number }[] }>(
        'GET',
        '/api/v1/days/2026-10-31/explanation',
        { as: person },
      );
      expect(body.orders).toEqual([{ from: '00:00', to: '02:00' }]);
      expect(body.supplements.map(({ code, minutes }) => [code, minutes])).toEqual([
        ['NIGHT', 120],
        ['SUNDAY', 120],
      ]);
    });
  });

  describe('bookings of somebody who already clocks', () => {
    const HEADER = 'Personalnummer;Datum;Uhrzeit;Buchungsart;Ort';
    const day = (number: string, date: string, ...times: string[]) =>
      times.map((time, i) => `${number};${date};${time};${i % 2 ? 'Gehen' : 'Kommen'};Büro`).join('\n');
    const codes = async (content: string) =>
      (await post('bookings', `${HEADER}\n${content}`, true)).body.errors.map(({ line, code }) => [line, code]);
    let number: string;
    let person: TestPerson;

    beforeEach(async () => {
      person = await app.scenario.person({ unit: 'AMT20', hiredOn: '2026-06-01' });
      number = (
        await app.db.query<{ n: string }>('select personnel_number as n from employee where employee_id = $1', [
          person.employeeId,
        ])
      )[0].n;
      expect(
        (await post('bookings', `${HEADER}\n${day(number, '24.11.2026', '08:00', '12:00', '13:00', '17:00')}`)).status,
      ).toBe(200);
    });

    it('may fill gaps, but not meet what is there', async () => {
      expect(await codes(day(number, '24.11.2026', '12:10', '12:50'))).toEqual([]);
      expect(await codes(day(number, '24.11.2026', '11:00', '12:30'))).toEqual([
        [2, 'import.overlap'],
        [3, 'import.overlap'],
      ]);
      expect(await codes(day(number, '24.11.2026', '09:00', '10:00'))).toEqual([
        [2, 'import.overlap'],
        [3, 'import.overlap'],
      ]);
    });

    it('may not lie in closed months, before the first day or in the future', async () => {
      await app.scenario.closedMonth(person, '2026-09');
      const content = [
        day(number, '30.09.2026', '08:00', '12:00'),
        day(number, '29.05.2026', '08:00', '12:00'),
        day(number, '25.11.2026', '08:00', '12:00'),
      ];
      expect(await codes(content.join('\n'))).toEqual([
        [2, 'import.closed-month'],
        [3, 'import.closed-month'],
        [4, 'import.outside-employment'],
        [5, 'import.outside-employment'],
        [7, 'import.in-future'],
      ]);
    });

    it('may not run into work that is still going on', async () => {
      const clockIn = { bookingId: randomUUID(), kind: 'clockIn', location: 'office' };
      expect((await app.request('POST', '/api/v1/bookings', { as: person, body: clockIn })).status).toBe(201);
      app.clock.set('2026-11-25T15:00:00+01:00');
      expect(await codes(day(number, '25.11.2026', '10:00', '12:00'))).toEqual([
        [2, 'import.overlap'],
        [3, 'import.overlap'],
      ]);
    });

    it('open a month again that was handed in', async () => {
      await app.db.query(
        `update employee_month set status = 'submitted', submitted_at = now() where employee_id = $1`,
        [person.employeeId],
      );
      await post('bookings', `${HEADER}\n${day(number, '23.11.2026', '08:00', '12:00')}`);
      const [month] = await app.db.query(
        'select status, submitted_at, version from employee_month where employee_id = $1',
        [person.employeeId],
      );
      expect(month).toEqual({ status: 'open', submitted_at: null, version: 2 });
      const events = await app.db.query('select kind from month_event where employee_id = $1', [person.employeeId]);
      expect(events).toEqual([{ kind: 'reopenedByBooking' }]);
    });

    describe('that lack their partner', () => {
      const notes = (report: ImportReportDto) =>
        report.notes.filter(({ code }) => code !== 'import.zeros-dropped').map(({ line, code }) => [line, code]);
      const file = (...rows: string[]) => [HEADER, ...rows.map((row) => `${number};${row};Büro`)].join('\n');
      const intervals = (date: string) =>
        app.db.query<{ kind: string }>(
          `select case when isempty(during) then 'empty' when upper_inf(during) then 'runs' else (upper(during) - lower(during))::text end as kind
           from work_interval where employee_id = $1 and shift_date = $2 order by lower(during)`,
          [person.employeeId, date],
        );
      const kinds = async (date: string) => (await intervals(date)).map(({ kind }) => kind);
      const blockers = async () =>
        (await app.request<{ blockers: unknown[] }>('GET', '/api/v1/months/2026-11', { as: person })).body.blockers;

      it('are taken over as they are: the day stays incomplete, is noted and keeps the month from being handed in', async () => {
        const content = file(
          '19.11.2026;08:00;Kommen',
          '20.11.2026;08:00;Kommen',
          '20.11.2026;16:00;Gehen',
          '23.11.2026;16:00;Gehen',
        );
        const dry = await post('bookings', content, true);
        expect([dry.body.errors, notes(dry.body), dry.body.accepted]).toEqual([
          [],
          [
            [2, 'import.left-open'],
            [5, 'import.unpaired'],
          ],
          4,
        ]);
        expect((await post('bookings', content)).body.written).toBe(4);
        expect([await kinds('2026-11-19'), await kinds('2026-11-20'), await kinds('2026-11-23')]).toEqual([
          ['empty'],
          ['480'],
          [],
        ]);
        expect(await blockers()).toEqual([
          { date: '2026-11-19', code: 'MISSING_BOOKING' },
          { date: '2026-11-23', code: 'MISSING_BOOKING' },
        ]);
      });

      it('find it in the next file: a night shift that two files tell', async () => {
        const evening = await post('bookings', file('24.11.2026;22:00;Kommen'));
        expect([evening.body.written, notes(evening.body)]).toEqual([1, [[2, 'import.left-open']]]);
        expect(await kinds('2026-11-24')).toEqual(['240', '240', 'runs']);
        const morning = await post('bookings', file('25.11.2026;06:00;Gehen'));
        expect([morning.body.errors, morning.body.written, notes(morning.body)]).toEqual([[], 1, []]);
        expect(await kinds('2026-11-24')).toEqual(['240', '240', '480']);
        expect(await blockers()).toEqual([]);
      });

      it('end by the own clock of somebody who is at work, and never by a second line of the same stamp', async () => {
        await post('bookings', file('25.11.2026;07:00;Kommen'));
        const twice = file('25.11.2026;07:00;Kommen', '25.11.2026;08:30;Gehen');
        expect((await post('bookings', twice, true)).body.errors.map(({ line, code }) => [line, code])).toContainEqual([
          2,
          'import.overlap',
        ]);
        const clockOut = { bookingId: randomUUID(), kind: 'clockOut', location: 'office' };
        expect((await app.request('POST', '/api/v1/bookings', { as: person, body: clockOut })).status).toBe(201);
        expect(await kinds('2026-11-25')).toEqual(['120']);
      });

      it('leave what somebody forgot to end at their own clock without an end: work begins again two days later', async () => {
        const clockIn = { bookingId: randomUUID(), kind: 'clockIn', location: 'office' };
        await app.request('POST', '/api/v1/bookings', { as: person, body: clockIn });
        app.clock.set('2026-11-27T09:00:00+01:00');
        // The end of what the own clock began is for the person to tell.
        const foreign = await post('bookings', file('25.11.2026;17:00;Gehen'), true);
        expect(foreign.body.errors.map(({ code }) => code)).toEqual(['import.overlap']);
        const again = await post('bookings', file('27.11.2026;08:00;Kommen'));
        expect([again.body.errors, again.body.written]).toEqual([[], 1]);
        expect([await kinds('2026-11-25'), await kinds('2026-11-27')]).toEqual([['empty'], ['runs']]);
        expect(await blockers()).toContainEqual({ date: '2026-11-25', code: 'MISSING_BOOKING' });
      });
    });
  });

  it('is for time administrators, of their own tenant', async () => {
    const employee = await app.scenario.person({ unit: 'AMT20' });
    expect((await post('people', example('people'), true, employee)).status).toBe(403);
    await app.scenario.tenant(2);
    const stranger = await app.scenario.person({ tenantId: 2, roles: ['timeAdministrator'] });
    const { body } = await post('people', example('people'), true, stranger);
    expect(new Set(body.errors.map(({ code }) => code))).toEqual(
      new Set(['import.unknown-unit', 'import.unknown-agreement']),
    );
  });
});
