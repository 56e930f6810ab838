import { type LocalDate, type YearMonth } from '@zeitbuch/working-time';
import { approvalSteps, createTestApp, type Refused, type TestApp, type TestPerson } from '../../testing';
import { type ClosingDto, type ClosingOverviewDto } from '../closing';
import { BeginOpenMonths } from './begin-open-months';
import { type MonthDto } from '../views';

/** A city that records its time since October 2026; it is Wednesday, 25 November. */
describe('a month that holds only absences', () => {
  let app: TestApp;
  let leader: TestPerson;
  let administrator: TestPerson;
  let steps: ReturnType<typeof approvalSteps>;
  const NOW = '2026-11-25T09:00:00+01:00';

  beforeAll(async () => {
    app = await createTestApp(NOW);
    steps = approvalSteps(app);
    await app.scenario.tenant();
    await app.scenario.unit('AMT10');
    leader = await app.scenario.person({ unit: 'AMT10', leads: ['AMT10'] });
    administrator = await app.scenario.person({ unit: 'AMT10', roles: ['timeAdministrator'] });
    await steps.work(leader, '2026-10-29', ['08:00', '16:30'], NOW);
  });
  afterAll(() => app.close());
  beforeEach(() => app.clock.set(NOW));

  const importAbsences = async (person: TestPerson, ...rows: string[]) => {
    const [{ number }] = await app.db.query<{ number: string }>(
      'select personnel_number as number from employee where employee_id = $1',
      [person.employeeId],
    );
    const csv = ['Personalnummer;Art;Von;Bis', ...rows.map((row) => `${number};${row}`)].join('\n');
    const { body } = await app.request('POST', '/api/v1/imports/absences?fileName=absences.csv', {
      as: administrator,
      csv,
    });
    expect(body).toMatchObject({ errors: [], written: rows.length });
  };
  const beginMonths = () => new BeginOpenMonths(app.db, app.clock).execute();
  const monthsOf = async (person: TestPerson) =>
    (
      await app.db.query<{ month: YearMonth }>(
        `select to_char(month, 'YYYY-MM') as month from employee_month where employee_id = $1 order by 1`,
        [person.employeeId],
      )
    ).map(({ month }) => month);
  const person = (hiredOn: LocalDate = '2026-11-01') => app.scenario.person({ unit: 'AMT10', hiredOn });

  it('is evaluated from its first day on', async () => {
    const newcomer = await person();
    await importAbsences(newcomer, 'Krank;02.11.2026;31.12.2026');
    const november = await steps.month(newcomer);
    // 18 days up to today; the absence fills each of them.
    expect(november).toMatchObject({ targetMinutes: 18 * 468, creditedMinutes: 18 * 468, balanceMinutes: 0 });
    expect(november.canSubmit).toBe(false);
    expect(november.days[1]).toMatchObject({ date: '2026-11-02', absence: 'sick', targetMinutes: 468 });
  });

  it('begins with on-call time, too, which was paid never else: not for who was there before others recorded', async () => {
    const [newcomer, veteran] = [await person('2026-10-01'), await person('2020-01-01')];
    for (const one of [newcomer, veteran]) {
      const [{ number }] = await app.db.query<{ number: string }>(
        'select personnel_number as number from employee where employee_id = $1',
        [one.employeeId],
      );
      const csv = `Personalnummer;Angabe;Datum;Von;Bis Datum;Bis;Minuten;Von zu Hause\n${number};Rufbereitschaft;16.10.2026;16:00;19.10.2026;07:00;;\n`;
      const path = '/api/v1/imports/standby?fileName=standby.csv';
      expect((await app.request('POST', path, { as: administrator, csv })).status).toBe(200);
    }
    expect(await monthsOf(newcomer)).toEqual(['2026-10', '2026-11']);
    expect(await monthsOf(veteran)).toEqual([]);
  });

  it('is handed in and approved by the usual buttons, once it is over', async () => {
    const newcomer = await person();
    await importAbsences(newcomer, 'Krank;02.11.2026;13.11.2026', 'Urlaub;14.11.2026;30.11.2026');
    app.clock.set('2026-12-01T08:00:00+01:00');
    const { canSubmit, version, blockers } = await steps.month(newcomer);
    expect({ canSubmit, blockers }).toEqual({ canSubmit: true, blockers: [] });
    const { status } = await app.request('POST', '/api/v1/months/2026-11/submission', {
      as: newcomer,
      body: { version },
    });
    expect(status).toBe(200);
    const [item] = (await steps.waiting(leader)).filter(({ employeeId }) => employeeId === newcomer.employeeId);
    expect(item.month).toMatchObject({ targetMinutes: 21 * 468, balanceMinutes: 0 });
    expect(await steps.decide(leader, 'approve', [item])).toMatchObject([{ ok: true }]);
  });

  it('begins by itself on its first day for who stays away', async () => {
    const newcomer = await person();
    await importAbsences(newcomer, 'Elternzeit;01.11.2026;31.01.2027');
    expect(await monthsOf(newcomer)).toEqual(['2026-11']);
    app.clock.set('2026-12-01T00:05:00+01:00');
    expect(await beginMonths()).toBeGreaterThan(0);
    expect(await monthsOf(newcomer)).toEqual(['2026-11', '2026-12']);
    expect(await beginMonths()).toBe(0);
    app.clock.set('2027-01-01T08:00:00+01:00');
    const december = await steps.month(newcomer, '2026-12');
    expect(december.canSubmit).toBe(true);
    const { body } = await app.request<MonthDto>('POST', '/api/v1/months/2026-12/submission', {
      as: newcomer,
      body: { version: december.version },
    });
    expect(body.status).toBe('submitted');
  });

  it('of somebody long employed begins where the city does, not where the illness did', async () => {
    const ill = await app.scenario.person({ unit: 'AMT10', hiredOn: '2011-04-01' });
    await importAbsences(ill, 'Krank;03.08.2026;31.12.2026');
    expect(await monthsOf(ill)).toEqual(['2026-10', '2026-11']);
    expect(await steps.month(ill, '2026-09')).toMatchObject({ targetMinutes: 0, balanceMinutes: 0 });
    expect(await steps.month(ill, '2026-10')).toMatchObject({ balanceMinutes: 0, canSubmit: true });
  });

  it('is none where days between absences are not filled: nobody owes what was never recorded', async () => {
    const old = await app.scenario.person({ unit: 'AMT10', hiredOn: '2011-04-01' });
    await importAbsences(old, 'Urlaub;05.10.2026;09.10.2026', 'Urlaub;02.11.2026;06.11.2026');
    expect(await monthsOf(old)).toEqual([]);
    await steps.work(old, '2026-11-24', ['08:00', '16:30'], NOW);
    await importAbsences(old, 'Krank;12.10.2026;13.10.2026');
    expect(await monthsOf(old)).toEqual(['2026-11']);
  });

  it('before the first booking of a newcomer belongs to the account, also where the certificate comes late', async () => {
    const newcomer = await person('2026-10-01');
    await steps.work(newcomer, '2026-11-23', ['08:00', '16:30'], NOW);
    expect(await monthsOf(newcomer)).toEqual(['2026-11']);
    await importAbsences(newcomer, 'Krank;01.10.2026;20.11.2026');
    expect(await monthsOf(newcomer)).toEqual(['2026-10', '2026-11']);
    expect((await steps.month(newcomer)).openingBalanceMinutes).toBe(0);
  });

  it('does not begin in a month that is closed for the group', async () => {
    await app.scenario.client.query(
      `insert into closing (tenant_id, closing_id, payroll_group, month, status, started_by, closed_by)
       values (1, gen_random_uuid(), 'MAIN', '2026-10-01', 'closing', gen_random_uuid(), gen_random_uuid())`,
    );
    await app.scenario.client.query(`update closing set status = 'closed'`);
    const ill = await app.scenario.person({ unit: 'AMT10', hiredOn: '2011-04-01' });
    await importAbsences(ill, 'Krank;03.08.2026;31.12.2026');
    expect(await monthsOf(ill)).toEqual(['2026-11']);
  });

  it('is not handed in before the account, by nobody, and stays what it is', async () => {
    const newcomer = await person('2026-10-01');
    await steps.work(newcomer, '2026-11-23', ['08:00', '16:30'], NOW);
    const own = await app.request<Refused>('POST', '/api/v1/months/2026-10/submission', {
      as: newcomer,
      body: { version: 1 },
    });
    const path = `/api/v1/people/${newcomer.employeeId}/months/2026-10/submission`;
    const others = await Promise.all(
      [leader, administrator].map((as) =>
        app.request<Refused>('POST', path, { as, body: { reason: 'Has no access yet' } }),
      ),
    );
    for (const { status, body } of [own, ...others]) expect([status, body.code]).toEqual([409, 'month.before-begin']);
    expect(await steps.month(newcomer, '2026-10')).toMatchObject({ beforeBegin: true, targetMinutes: 0 });
    expect((await steps.month(newcomer)).openingBalanceMinutes).toBe(0);
  });

  it('before the account is in no closing: the desk counts whose it is', async () => {
    app.clock.set('2026-12-01T08:00:00+01:00');
    const beginning = async (date: LocalDate) => {
      const one = await app.scenario.person({ unit: 'AMT10', payrollGroup: 'X1', hiredOn: '2026-09-01' });
      await steps.work(one, date, ['08:00', '16:30'], '2026-12-01T08:00:00+01:00');
      return one;
    };
    const [early, late] = [await beginning('2026-10-28'), await beginning('2026-11-23')];
    const overview = async (month: YearMonth) => {
      const { body } = await app.request<ClosingOverviewDto>('GET', `/api/v1/closings?month=${month}`, {
        as: administrator,
      });
      return body.groups.find(({ payrollGroup }) => payrollGroup === 'X1');
    };
    expect(await overview('2026-10')).toMatchObject({ employees: 1, notBegun: 1, open: 1 });
    expect(await overview('2026-11')).toMatchObject({ employees: 2, notBegun: 0, open: 2 });
    const start = (month: YearMonth) =>
      app.request<ClosingDto>('POST', '/api/v1/closings', { as: administrator, body: { payrollGroup: 'X1', month } });
    expect((await start('2026-09')).status).toBe(404);
    expect((await start('2026-10')).body.progress.total).toBe(1);
    expect(await monthsOf(early)).toEqual(['2026-10']);
    expect(await monthsOf(late)).toEqual(['2026-11']);
  });
});
