import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { type LeaveDto } from '../leave';
import { type ImportReportDto } from './imports.dto';

// Wednesday, 25 November 2026.
const NOW = '2026-11-25T09:00:00+01:00';
const HEADER = 'Personalnummer;Art;Von;Bis;Bescheinigt';

/** The next certificate is often written before the last one ends. */
describe('certificates that overlap', () => {
  let app: TestApp;
  let administrator: TestPerson;

  beforeAll(async () => {
    app = await createTestApp(NOW);
    await app.scenario.tenant();
    await app.scenario.unit('AMT10');
    administrator = await app.scenario.person({ unit: 'AMT10', roles: ['timeAdministrator'] });
  });
  afterAll(() => app.close());

  const patient = async () => {
    const { employeeId } = await app.scenario.person({ unit: 'AMT10' });
    const [row] = await app.db.query<{ number: string }>(
      'select personnel_number as number from employee where employee_id = $1',
      [employeeId],
    );
    return { employeeId, number: row.number };
  };
  const post = async (rows: string[], dryRun = false) => {
    const { body } = await app.request<ImportReportDto>(
      'POST',
      `/api/v1/imports/absences?fileName=absences.csv&dryRun=${dryRun}`,
      { as: administrator, csv: [HEADER, ...rows].join('\n') },
    );
    return body;
  };
  const days = async (employeeId: string, kind = 'sick') =>
    (
      await app.db.query<{ days: string }>(
        `select from_date || ' ' || to_date as days from absence where employee_id = $1 and kind = $2 order by from_date`,
        [employeeId, kind],
      )
    ).map((row) => row.days);

  it('continue each other in one file, and the report says so', async () => {
    const { employeeId, number } = await patient();
    const report = await post([`${number};Krank;02.11.2026;13.11.2026;ja`, `${number};Krank;12.11.2026;20.11.2026;ja`]);
    expect(report).toMatchObject({ errors: [], written: 2, accepted: 2 });
    expect(report.notes).toEqual([
      {
        line: 3,
        column: 'from',
        value: '2026-11-12',
        code: 'import.continues',
        message: 'Illness is on record for some of these days already; taken over: 2026-11-14 to 2026-11-20.',
      },
    ]);
    expect(await days(employeeId)).toEqual(['2026-11-02 2026-11-13', '2026-11-14 2026-11-20']);
  });

  it('continue what is on record, and the dry run says the same beforehand', async () => {
    const { employeeId, number } = await patient();
    await post([`${number};Krank;02.11.2026;13.11.2026;ja`]);
    const next = [`${number};Krank;10.11.2026;20.11.2026;ja`, `${number};Krank;18.11.2026;24.11.2026;ja`];
    const dry = await post(next, true);
    const real = await post(next);
    expect(dry.notes).toEqual(real.notes);
    expect(real.notes.map(({ line, code }) => [line, code])).toEqual([
      [2, 'import.continues'],
      [3, 'import.continues'],
    ]);
    expect(await days(employeeId)).toEqual(['2026-11-02 2026-11-13', '2026-11-14 2026-11-20', '2026-11-21 2026-11-24']);
  });

  it('keep what comes before and after one on record, and nothing of one that is held altogether', async () => {
    const { employeeId, number } = await patient();
    await post([`${number};Krank;10.11.2026;12.11.2026;ja`]);
    const around = await post([`${number};Krank;09.11.2026;16.11.2026;ja`]);
    expect(around.notes).toMatchObject([{ line: 2, code: 'import.continues' }]);
    expect(await days(employeeId)).toEqual(['2026-11-09 2026-11-09', '2026-11-10 2026-11-12', '2026-11-13 2026-11-16']);
    const within = await post([`${number};Krank;11.11.2026;15.11.2026;ja`]);
    expect(within).toMatchObject({ errors: [], notes: [{ line: 2, code: 'import.already-covered' }] });
    expect(await days(employeeId)).toHaveLength(3);
  });

  it('continue an illness of a closed month in the open one', async () => {
    const { employeeId, number } = await patient();
    await post([`${number};Krank;26.10.2026;03.11.2026;ja`]);
    await app.scenario.client.query(
      `with run as (insert into closing (tenant_id, closing_id, payroll_group, month, status, started_by, closed_by)
         values (1, gen_random_uuid(), $1, '2026-10-01', 'closing', gen_random_uuid(), gen_random_uuid()) returning closing_id)
       insert into employee_month (tenant_id, employee_id, month, status, closing_id, closing_balance_minutes)
       select 1, $2, '2026-10-01', 'closed', closing_id, 0 from run`,
      [number, employeeId],
    );
    const report = await post([`${number};Krank;30.10.2026;06.11.2026;ja`]);
    expect(report.errors).toEqual([]);
    expect(await days(employeeId)).toEqual(['2026-10-26 2026-11-03', '2026-11-04 2026-11-06']);
  });

  it.each([true, false])(
    'count on days that were reported ill before (in one file: %s), and give leave back',
    async (one) => {
      const person = await app.scenario.person({ unit: 'AMT10', hiredOn: '2026-11-01' });
      const number = person.authUserId.replace('user-', '');
      const called = [`${number};Urlaub;16.11.2026;20.11.2026;`, `${number};Krank;18.11.2026;20.11.2026;nein`];
      const certificate = `${number};Krank;18.11.2026;24.11.2026;ja`;
      if (!one) await post(called);
      const report = await post(one ? [...called, certificate] : [certificate]);
      expect(report).toMatchObject({ errors: [], notes: [] });
      expect(await days(person.employeeId)).toEqual(['2026-11-18 2026-11-20', '2026-11-18 2026-11-24']);
      const { body } = await app.request<LeaveDto>('GET', '/api/v1/leave/2026', { as: person });
      expect(body.takenHundredths + body.plannedHundredths).toBe(200);
      // Calling in again changes nothing.
      const again = await post([`${number};Krank;19.11.2026;23.11.2026;nein`]);
      expect(again).toMatchObject({ errors: [], notes: [{ code: 'import.already-covered' }] });
    },
  );

  it('leave other absences alone: nobody is on leave twice', async () => {
    const { number } = await patient();
    const report = await post(
      [`${number};Urlaub;02.11.2026;13.11.2026;`, `${number};Urlaub;12.11.2026;20.11.2026;`],
      true,
    );
    expect(report).toMatchObject({ notes: [], errors: [{ line: 3, code: 'import.overlap' }] });
  });
});
