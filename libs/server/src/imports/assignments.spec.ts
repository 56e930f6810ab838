import { type TestApp, type TestPerson, createTestApp } from '../../testing';
import { type ImportReportDto } from './imports.dto';

type Report = ImportReportDto & { code?: string; report?: ImportReportDto };

/** Wednesday, 25 November 2026: people come under another agreement by a file. */
describe('agreements of people by files', () => {
  let app: TestApp;
  let office: TestPerson;
  let chris: TestPerson;

  const header = 'Personalnummer;Dienstvereinbarung;Gültig ab';
  const bring = async (rows: readonly string[], { as = office, dryRun = false } = {}) =>
    (
      await app.request<Report>('POST', `/api/v1/imports/assignments?fileName=a.csv&dryRun=${dryRun}`, {
        as,
        csv: [header, ...rows].join('\n'),
      })
    ).body;
  const codes = ({ errors, report }: Report) => (report?.errors ?? errors).map(({ line, code }) => [line, code]);
  const held = ({ employeeId }: TestPerson) =>
    app.db.query(
      `select g.name, lower(a.valid_during)::text as since from agreement_assignment a
       join staff_agreement g using (tenant_id, agreement_id)
       where a.tenant_id = 1 and a.employee_id = $1 order by a.valid_during`,
      [employeeId],
    );

  /** Sessions that wait for a row. */
  const waiting = async () =>
    (
      await app.db.query(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
    ).length;

  beforeEach(async () => {
    app = await createTestApp('2026-11-25T09:00:00+01:00');
    await app.scenario.tenant();
    await app.scenario.agreement('DV Gleitzeit');
    await app.scenario.agreement('DV Bauhof');
    await app.scenario.unit('OFFICE');
    office = await app.scenario.person({ unit: 'OFFICE', roles: ['organisationAdministrator'] });
    chris = await app.scenario.person({ agreement: 'DV Gleitzeit' });
  });
  afterEach(() => app.close());

  it('hold from their day on, are told in the record, and the same file again changes nothing', async () => {
    const rows = [`${chris.personnelNumber};DV Bauhof;01.11.2026`];
    const [first] = await held(chris);
    expect(await bring(rows, { dryRun: true })).toMatchObject({ errors: [], counts: { changed: 1 } });
    expect(await held(chris)).toEqual([first]);
    expect(await bring(rows)).toMatchObject({ errors: [], written: 1 });
    expect(await held(chris)).toEqual([first, { name: 'DV Bauhof', since: '2026-11-01' }]);
    const told = await app.db.query('select kind from person_change where employee_id = $1', [chris.employeeId]);
    expect(told).toEqual([{ kind: 'agreement' }]);
    expect(await bring(rows)).toMatchObject({ written: 0, counts: { changed: 0, unchanged: 1 } });
  });

  it('leave what is planned for a later day, also when the same file comes after the plan', async () => {
    const rows = [`${chris.personnelNumber};DV Bauhof;01.11.2026`];
    await bring(rows);
    await bring([`${chris.personnelNumber};DV Gleitzeit;01.01.2027`]);
    expect(await bring(rows)).toMatchObject({ written: 0, counts: { unchanged: 1 } });
    expect((await held(chris)).slice(1)).toEqual([
      { name: 'DV Bauhof', since: '2026-11-01' },
      { name: 'DV Gleitzeit', since: '2027-01-01' },
    ]);
  });

  it('are refused in closed months, without such an agreement or person, before its first day, outside employment, twice', async () => {
    await app.scenario.closedMonth(chris, '2026-10');
    const dora = await app.scenario.person({ agreement: 'DV Gleitzeit' });
    const found = await bring([
      `${chris.personnelNumber};DV Bauhof;15.10.2026`,
      `${dora.personnelNumber};DV Unbekannt;01.12.2026`,
      '77777777;DV Bauhof;01.12.2026',
      `${dora.personnelNumber};DV Bauhof;01.12.2026`,
    ]);
    expect(codes(found)).toEqual([
      [2, 'import.closed-month'],
      [3, 'import.unknown-agreement'],
      [4, 'import.unknown-person'],
      [5, 'import.duplicate'],
    ]);
    expect(codes(await bring([`${dora.personnelNumber};DV Bauhof;01.01.1990`]))).toEqual([
      [2, 'import.outside-employment'],
    ]);
    expect(await held(chris)).toHaveLength(1);
  });

  it('wait for who changes the person on the screen, and meanwhile hold nothing that this one needs', async () => {
    const values = [chris.employeeId];
    await app.db.query(
      `insert into employee_month (tenant_id, employee_id, month) values (1, $1, '2026-11-01')`,
      values,
    );
    const { client } = app.scenario;
    await client.query('begin');
    await client.query('select from employee where employee_id = $1 for no key update', values);
    const brought = bring([`${chris.personnelNumber};DV Bauhof;01.11.2026`]);
    while ((await waiting()) === 0) await new Promise(setImmediate);
    // The screen locks the record first, and then the months.
    await client.query('select from employee_month where employee_id = $1 for no key update nowait', values);
    await client.query('commit');
    expect(await brought).toMatchObject({ errors: [], written: 1 });
  });

  it('about who brings the file wait for a second person', async () => {
    const mine = await bring([`${office.personnelNumber};DV Bauhof;01.12.2026`]);
    expect(mine).toMatchObject({ written: 0, ownLines: [2] });
    expect(mine.proposalId).not.toBeNull();
    const second = await app.scenario.person({ roles: ['organisationAdministrator'] });
    const { status } = await app.request('POST', `/api/v1/import-proposals/${mine.proposalId}/release`, { as: second });
    expect(status).toBe(200);
    expect((await held(office)).at(-1)).toEqual({ name: 'DV Bauhof', since: '2026-12-01' });
  });
});
