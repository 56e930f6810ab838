import { type INestApplicationContext } from '@nestjs/common';
import { type YearMonth } from '@zeitbuch/working-time';
import { type TestApp, type TestPerson, approve, createTestApp, startTestWorker, until } from '../../testing';
import { MonthPlans, MonthValues, OnCall, OrderedWork, writeClosedMonths } from '../closing';
import { FactsLoader, ReevaluateDays } from '../facts';
import { type ImportReportDto, type ImportUploadDto } from '../imports';
import { type MonthDto } from '../views';

// Thursday, 3 December 2026: the city came from another system at the end of October.
const NOW = '2026-12-03T08:00:00+01:00';
const HEADER = 'Personalnummer;Konto;Zählt ab;Stunden;Quelle;Korrektur, weil';
const SOURCE = 'Zeiterfassung alt, Stand 31.10.';
const MONDAYS = ['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30'] as const;
type Upload = ImportUploadDto & { code?: string };

/** Somebody who works eight hours each Monday, and brings along twelve and a half hours, five of them on order. */
describe('what people bring along on their accounts', () => {
  let app: TestApp;
  let worker: INestApplicationContext;
  let plans: MonthPlans;
  let evaluation: ReevaluateDays;
  let office: TestPerson;
  let second: TestPerson;
  let person: TestPerson;
  let number: string;

  beforeAll(async () => {
    app = await createTestApp(NOW);
    await app.scenario.tenant();
    office = await app.scenario.person({ givenName: 'Anna', roles: ['organisationAdministrator'] });
    second = await app.scenario.person({ givenName: 'Bert', roles: ['organisationAdministrator'] });
    for (const one of [office, second])
      await app.db.query(
        `insert into audit_event (tenant_id, actor_id, action, employee_id) values (1, $1, 'sign-in.succeeded', $1)`,
        [one.employeeId],
      );
    worker = await startTestWorker(app.databaseUrl, NOW);
    const loader = new FactsLoader();
    evaluation = new ReevaluateDays(loader, app.clock);
    plans = new MonthPlans(new MonthValues(evaluation, new OrderedWork(loader), new OnCall(loader)), app.clock);
  });
  afterAll(async () => {
    await worker?.close();
    await app?.close();
  });
  beforeEach(async () => {
    person = await app.scenario.person({ hiredOn: '2020-01-01', pattern: [480, 0, 0, 0, 0, 0, 0] });
    number = await numberOf(person);
  });

  const numberOf = async ({ employeeId }: TestPerson) =>
    (
      await app.db.query<{ n: string }>('select personnel_number as n from employee where employee_id = $1', [
        employeeId,
      ])
    )[0].n;
  const row = (account: string, hours: string, { day = '01.11.2026', why = '', of = number } = {}) =>
    `${of};${account};${day};${hours};${SOURCE};${why}`;
  const BOTH = () => [row('Zeitkonto', '12:30'), row('davon angeordnet', '5')];

  const upload = async (...rows: string[]) => {
    const { body } = await app.request<Upload>('POST', '/api/v1/import-uploads?kind=openings&fileName=konten.csv', {
      as: office,
      csv: [HEADER, ...rows].join('\n'),
    });
    return settled(body.uploadId);
  };
  const settled = (uploadId: string) =>
    until(
      async () => (await app.request<Upload>('GET', `/api/v1/import-uploads/${uploadId}`, { as: office })).body,
      ({ status }) => status !== 'checking' && status !== 'writing',
    );
  const apply = (uploadId: string, as = second) =>
    app.request<Upload>('POST', `/api/v1/import-uploads/${uploadId}/apply`, { as });
  /** One brings the file, the other one takes it over. */
  const bring = async (...rows: string[]) => {
    const checked = await upload(...rows);
    if (checked.report?.errorCount) return checked;
    await apply(checked.uploadId);
    return settled(checked.uploadId);
  };
  const codes = ({ report }: Upload) => report?.errors.map(({ line, column, code }) => [line, column, code]);
  const openings = () =>
    app.db.query(
      `select account, minutes, revision, correction_reason as why, recorded_by = $2 as office, confirmed_by = $3 as second, alone
       from account_opening where employee_id = $1 order by account, revision`,
      [person.employeeId, office.employeeId, second.employeeId],
    );
  const month = async (of: YearMonth) =>
    (await app.request<MonthDto>('GET', `/api/v1/months/${of}`, { as: person })).body;
  /** Each Monday as it is due, and four hours more on the third. */
  const book = async () => {
    for (const day of MONDAYS) await app.scenario.booked(person, day, ['08:00', '12:00', '12:30', '16:30']);
    await app.scenario.booked(person, '2026-11-03', ['08:00', '12:00']);
    const november = { from: '2026-11-01', to: '2026-11-30' } as const;
    await app.db.transaction((client) =>
      evaluation.execute(client, { tenantId: 1, employeeIds: [person.employeeId], ...november }),
    );
  };
  const plan = async (of: YearMonth) => {
    const [planned] = await app.db.transaction((client) =>
      plans.load(client, 1, [person.employeeId], { month: of, payrollGroup: 'MAIN' }),
    );
    return planned;
  };
  const close = async (of: YearMonth) => {
    await approve(app.scenario.client, person, of);
    const [{ closingId }] = await app.db.query<{ closingId: string }>(
      `insert into closing (tenant_id, closing_id, payroll_group, month, status, started_by, closed_by)
       values (1, gen_random_uuid(), gen_random_uuid()::text, $1, 'closed', gen_random_uuid(), gen_random_uuid())
       returning closing_id as "closingId"`,
      [`${of}-01`],
    );
    const closed = { tenantId: 1, closingId, month: of, closedBy: null, closedAt: '2026-12-03T07:00:00Z' };
    await app.db.transaction(async (client) =>
      writeClosedMonths(client, {
        ...closed,
        plans: await plans.load(client, 1, [person.employeeId], { month: of, payrollGroup: 'MAIN' }),
      }),
    );
  };

  it('begins the account, is named with its source, and goes into the ledger with the first closing', async () => {
    expect(await bring(...BOTH())).toMatchObject({ status: 'written', report: { errors: [], written: 2 } });
    const by = { office: true, second: true, alone: false };
    expect(await openings()).toEqual([
      { account: 'flextime', minutes: 750, revision: 1, why: null, ...by },
      { account: 'ordered', minutes: 300, revision: 1, why: null, ...by },
    ]);
    await book();
    // 5 × 480 due and worked, 240 more: 750 + 240.
    expect(await month('2026-11')).toMatchObject({
      openingBalanceMinutes: 750,
      balanceMinutes: 240,
      closingBalanceMinutes: 990,
      broughtAlong: [
        { account: 'flextime', minutes: 750, beginsOn: '2026-11-01', source: SOURCE },
        { account: 'ordered', minutes: 300, beginsOn: '2026-11-01', source: SOURCE },
      ],
    });
    expect((await plan('2026-11')).plan).toMatchObject({ closingBalanceMinutes: 990, orderedBalanceMinutes: 300 });
    await close('2026-11');
    expect(
      await app.db.query(
        `select from_account || '>' || to_account as moved, minutes from ledger_entry
         where employee_id = $1 and reason = 'opening.taken-over'`,
        [person.employeeId],
      ),
    ).toEqual([{ moved: 'adjustment>flextime', minutes: 750 }]);
    const december = await month('2026-12');
    expect(december).toMatchObject({ openingBalanceMinutes: 990 });
    expect(december).not.toHaveProperty('broughtAlong');
    expect((await plan('2026-12')).plan).toMatchObject({ openingBalanceMinutes: 990, orderedBalanceMinutes: 300 });
  });

  it('comes to the same, whether it was recorded before the bookings or after them', async () => {
    await book();
    await bring(...BOTH());
    const after = await month('2026-11');
    person = await app.scenario.person({ hiredOn: '2020-01-01', pattern: [480, 0, 0, 0, 0, 0, 0] });
    number = await numberOf(person);
    await bring(row('davon angeordnet', '5'));
    await book();
    await bring(row('Zeitkonto', '12:30'));
    const { days, ...before } = await month('2026-11');
    expect({ ...before, employee: null, version: 0 }).toEqual({
      ...after,
      employee: null,
      version: 0,
      days: undefined,
    });
    expect(days.map(({ runningBalanceMinutes }) => runningBalanceMinutes)).toEqual(
      after.days.map(({ runningBalanceMinutes }) => runningBalanceMinutes),
    );
  });

  it('is corrected by another row that says why, as long as nothing is closed', async () => {
    await bring(row('Zeitkonto', '12:30'));
    // The same once more is nothing new; another figure wants its reason; nothing is corrected that is not there.
    expect((await upload(row('Zeitkonto', '12,5'))).report).toMatchObject({
      errorCount: 0,
      counts: { unchanged: 1, new: 0 },
    });
    expect(codes(await upload(row('Zeitkonto', '-3')))).toEqual([[2, 'account', 'import.opening-known']]);
    expect(codes(await upload(row('davon angeordnet', '3', { why: 'Tippfehler' })))).toEqual([
      [2, 'correction', 'import.no-opening'],
    ]);
    const checked = await upload(row('Zeitkonto', '-3:15', { why: 'Vorzeichen übersehen' }));
    expect(checked.report).toMatchObject({ errorCount: 0, counts: { changed: 1 } });
    await apply(checked.uploadId);
    await settled(checked.uploadId);
    expect(await openings()).toMatchObject([
      { minutes: 750, revision: 1, why: null },
      { minutes: -195, revision: 2, why: 'Vorzeichen übersehen' },
    ]);
    await book();
    expect(await month('2026-11')).toMatchObject({ openingBalanceMinutes: -195, closingBalanceMinutes: 45 });
    await close('2026-11');
    expect(codes(await upload(row('Zeitkonto', '1', { why: 'zu spät' })))).toEqual([
      [2, 'beginsOn', 'import.closed-month'],
    ]);
  });

  it('names what stands against it', async () => {
    const odd = await app.scenario.person({ hiredOn: '2026-11-10' });
    const left = await app.scenario.person({ hiredOn: '2020-01-01', leftOn: '2026-09-30' });
    await app.scenario.booked(person, '2026-10-05', ['08:00', '12:00']);
    const bad = await upload(
      row('Zeitkonto', '1', { of: await numberOf(odd) }),
      row('Zeitkonto', '1', { of: await numberOf(left) }),
      row('Zeitkonto', '1'),
      row('davon angeordnet', '-1'),
    );
    expect(codes(bad)).toEqual([
      [2, 'beginsOn', 'import.outside-employment'],
      [3, 'beginsOn', 'import.outside-employment'],
      [4, 'beginsOn', 'import.account-began'],
      [5, 'hours', 'import.below-zero'],
    ]);
    const of = await numberOf(odd);
    const day = (at: string) => upload(row('Zeitkonto', '1', { day: at, of }));
    expect(codes(await day('11.11.2026'))).toEqual([[2, 'beginsOn', 'import.not-first-day']]);
    expect(codes(await day('01.01.2027'))).toEqual([[2, 'beginsOn', 'import.in-future']]);
    expect(codes(await day('10.11.2026'))).toEqual([]);
  });

  it('needs a second person, who is not whom it is about', async () => {
    const checked = await upload(row('Zeitkonto', '1'), row('Zeitkonto', '2', { of: await numberOf(second) }));
    expect((await apply(checked.uploadId, office)).body.code).toBe('import.second-person');
    expect(await openings()).toEqual([]);
    const direct = await app.request<Upload>('POST', '/api/v1/imports/openings?fileName=x.csv', {
      as: office,
      csv: [HEADER, row('Zeitkonto', '1')].join('\n'),
    });
    expect([direct.status, direct.body.code]).toEqual([409, 'import.second-person']);
    await apply(checked.uploadId);
    // What is about the second person waits for yet another one: here who brought the file.
    expect((await settled(checked.uploadId)).report).toMatchObject({ written: 1, ownLines: [3] });
    expect(await openings()).toMatchObject([{ minutes: 60, office: true, second: true }]);
    const [{ proposal_id: proposal }] = await app.db.query<{ proposal_id: string }>(
      'select proposal_id from import_proposal where proposed_by = $1',
      [second.employeeId],
    );
    const own = await app.request<Upload>('POST', `/api/v1/import-proposals/${proposal}/release`, { as: second });
    expect(own.body.code).toBe('import.own-proposal');
    expect(
      (await app.request('POST', `/api/v1/import-proposals/${proposal}/release`, { as: office })).status,
    ).toBeLessThan(300);
    const [ofSecond] = await app.db.query(
      'select minutes, confirmed_by as by from account_opening where employee_id = $1',
      [second.employeeId],
    );
    expect(ofSecond).toEqual({ minutes: 120, by: office.employeeId });
  });

  it('is taken over once, however many press the button', async () => {
    const { uploadId } = await upload(...BOTH());
    await Promise.all(Array.from({ length: 4 }, () => apply(uploadId)));
    expect(await settled(uploadId)).toMatchObject({ status: 'written' });
    expect(await openings()).toHaveLength(2);
  });

  it('keeps months before it shut: the database refuses that one begins, and a file of bookings is told', async () => {
    await bring(row('Zeitkonto', '1'));
    const client = app.scenario.client;
    await expect(
      client.query(`insert into employee_month (tenant_id, employee_id, month) values (1, $1, '2026-10-01')`, [
        person.employeeId,
      ]),
    ).rejects.toMatchObject({ code: 'ZB001' });
    const csv = `Personalnummer;Datum;Uhrzeit;Buchungsart;Ort\n${number};30.10.2026;08:00;Kommen;Büro\n${number};30.10.2026;12:00;Gehen;Büro`;
    const time = await app.scenario.person({ roles: ['timeAdministrator'] });
    const { body } = await app.request<ImportReportDto>('POST', '/api/v1/imports/bookings?fileName=b.csv&dryRun=true', {
      as: time,
      csv,
    });
    expect(body.errors.map(({ code }) => code)).toEqual(['import.before-opening', 'import.before-opening']);
  });

  it('is refused by the database itself where the account has begun, is closed, or a revision is missing', async () => {
    await app.scenario.booked(person, '2026-11-02', ['08:00', '12:00']);
    const insert = (values: string) =>
      app.scenario.client.query(
        `insert into account_opening (tenant_id, opening_id, employee_id, account, begins_on, minutes, source, revision, correction_reason)
         values (1, gen_random_uuid(), $1, ${values})`,
        [person.employeeId],
      );
    await expect(insert(`'flextime', '2026-12-01', 1, 'x', 1, null`)).rejects.toMatchObject({
      constraint: 'account_opening_first',
    });
    await expect(insert(`'flextime', '2026-11-05', 1, 'x', 1, null`)).rejects.toMatchObject({
      constraint: 'account_opening_day',
    });
    await expect(insert(`'flextime', '2026-11-01', 1, 'x', 2, 'why'`)).rejects.toMatchObject({
      constraint: 'account_opening_revision',
    });
    await expect(insert(`'ordered', '2026-11-01', -1, 'x', 1, null`)).rejects.toMatchObject({
      constraint: 'account_opening_not_below_zero',
    });
    await insert(`'flextime', '2026-11-01', 1, 'x', 1, null`);
    await expect(insert(`'ordered', '2026-10-01', 1, 'x', 1, null`)).rejects.toMatchObject({
      constraint: 'account_opening_one_day',
    });
    await expect(app.scenario.client.query('update account_opening set minutes = 2')).rejects.toMatchObject({
      code: 'ZB002',
    });
    await app.scenario.closedMonth(person, '2026-11');
    await expect(insert(`'flextime', '2026-11-01', 2, 'x', 2, 'why'`)).rejects.toMatchObject({ code: 'ZB001' });
  });
});
