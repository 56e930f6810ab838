import { type YearMonth } from '@zeitbuch/working-time';
import { type ClosingCity, closingCity, createTestApp, type TestApp, type TestPerson } from '../../testing';
import { FactsLoader, ReevaluateDays } from '../facts';
import { MonthPlans } from './month-plans';
import { MonthValues } from './month-values';
import { OnCall } from './on-call';
import { OrderedWork } from './ordered-work';

describe('on-call time on its way to payroll', () => {
  let api: TestApp;
  let city: ClosingCity;
  let plans: MonthPlans;
  let person: TestPerson;

  beforeEach(async () => {
    api = await createTestApp('2026-12-03T08:00:00+01:00');
    city = await closingCity(api.scenario, { people: 2, months: ['2026-10', '2026-11'] });
    const loader = new FactsLoader();
    const evaluation = new ReevaluateDays(loader, api.clock);
    plans = new MonthPlans(new MonthValues(evaluation, new OrderedWork(loader), new OnCall(loader)), api.clock);
    person = city.people[1];
  });
  afterEach(() => api.close());

  const lines = async (month: YearMonth) => {
    const [plan] = await api.db.transaction((client) =>
      plans.load(client, 1, [person.employeeId], { month, payrollGroup: 'MAIN' }),
    );
    return (plan.plan?.payrollLines ?? []).map(
      ({ code, quantity, originMonth }) => `${code} ${quantity} ${originMonth}`,
    );
  };
  const change = (sql: string) => api.scenario.client.query(sql, [person.employeeId]);

  it('has lines of its own for on-call time, in the month of each day', async () => {
    await change(
      `with s as (insert into standby (tenant_id, standby_id, employee_id, date, during)
         values (1, gen_random_uuid(), $1, '2026-10-30', int4range(29889540, 29893380)) returning *)
       insert into standby_callout (tenant_id, callout_id, standby_id, employee_id, date, at_minute, minutes, is_remote)
       select 1, gen_random_uuid(), standby_id, employee_id, date, 29889620, 35, false from s`,
    );
    // From Friday, 30 October, 16:00 to Monday, 2 November, 8:00: three days, as Monday has eight hours only. Sunday is November's.
    const paid = ['CALLOUT 60 2026-10', 'STANDBY_WD 100 2026-10', 'STANDBY_WE 100 2026-10'];
    expect(await lines('2026-10')).toEqual(paid);
    expect(await lines('2026-11')).toEqual(['STANDBY_WE 100 2026-11']);
    await change(
      `insert into standby_callout (tenant_id, callout_id, standby_id, employee_id, date, at_minute, minutes, is_remote)
       select 1, gen_random_uuid(), standby_id, employee_id, date, 29889820, 5, true from standby where employee_id = $1`,
    );
    expect(await lines('2026-10')).toEqual(['CALLOUT 120 2026-10', ...paid.slice(1)]);
    await change(
      `insert into holiday select 1, site_id, '2026-10-30', 'Stadtfest', 'Festival', 'manual' from site_assignment where employee_id = $1`,
    );
    // The 40 minutes of both calls lie on the holiday.
    expect((await lines('2026-10')).slice(1)).toEqual(['HOL_135 40 2026-10', 'STANDBY_WE 200 2026-10']);
    await change(`update contract set personnel_group = 'BEAMTE_SN' where employee_id = $1`);
    expect(await lines('2026-10')).toEqual([]);
  });

  it('is one over the end of the month, however many pieces it was recorded in: Saturday 31 October, 15:00 to Sunday 7:00', async () => {
    // Nine hours and seven; each for itself they would be paid by the hour.
    const midnight = 29891460;
    await change(
      `insert into standby (tenant_id, standby_id, employee_id, date, during)
       values (1, gen_random_uuid(), $1, '2026-10-31', int4range(${midnight - 540}, ${midnight})),
              (1, gen_random_uuid(), $1, '2026-11-01', int4range(${midnight}, ${midnight + 420}))`,
    );
    // Four hourly rates for the Saturday on which it began, nothing for the seven hours of Sunday.
    expect(await lines('2026-10')).toEqual(['STANDBY_WE 100 2026-10']);
    expect(await lines('2026-11')).toEqual([]);
  });

  it('pays the difference of a closed month where a piece that goes on is imported later, and says so in the file', async () => {
    const midnight = 29891460;
    await change(
      `insert into standby (tenant_id, standby_id, employee_id, date, during)
       values (1, gen_random_uuid(), $1, '2026-10-31', int4range(${midnight - 540}, ${midnight}))`,
    );
    expect(await lines('2026-10')).toEqual(['STANDBY_H 540 2026-10']);
    await api.scenario.closedMonth(person, '2026-10');
    const { rows } = await change('select personnel_number as number from employee where employee_id = $1');
    const csv = `Personalnummer;Angabe;Datum;Von;Bis Datum;Bis;Minuten;Von zu Hause\n${rows[0].number};Rufbereitschaft;01.11.2026;00:00;;07:00;;\n`;
    const answer = await api.request('POST', '/api/v1/imports/standby?fileName=standby.csv', {
      as: city.administrator,
      csv,
    });
    expect(answer.status).toBe(200);
    // Sixteen hours in a row: four hourly rates for the Saturday, not an eighth of nine.
    expect(await lines('2026-11')).toEqual(['STANDBY_H -540 2026-10', 'STANDBY_WE 100 2026-10']);
  });

  it('takes a call-out of the open month also where it began in the closed one, and none of the closed one itself', async () => {
    // Saturday 31 October, 15:00 to Sunday 12:00.
    const midnight = 29891460;
    await change(
      `insert into standby (tenant_id, standby_id, employee_id, date, during)
       values (1, gen_random_uuid(), $1, '2026-10-31', int4range(${midnight - 540}, ${midnight + 720}))`,
    );
    await api.scenario.closedMonth(person, '2026-10');
    const { rows } = await change('select personnel_number as number from employee where employee_id = $1');
    const post = (day: string, time: string) =>
      api.request<{ report?: { errors: { code: string; column: string }[] } }>(
        'POST',
        '/api/v1/imports/standby?fileName=standby.csv',
        {
          as: city.administrator,
          csv: `Personalnummer;Angabe;Datum;Von;Bis Datum;Bis;Minuten;Von zu Hause\n${rows[0].number};Einsatz;${day};${time};;;50;nein\n`,
        },
      );
    const refused = await post('31.10.2026', '20:00');
    expect([refused.status, refused.body.report?.errors]).toEqual([
      422,
      [expect.objectContaining({ code: 'import.closed-month', column: 'date' })],
    ]);
    expect((await post('01.11.2026', '08:00')).status).toBe(200);
    expect(await lines('2026-11')).toEqual(['CALLOUT 60 2026-11', 'STANDBY_WE 100 2026-11', 'SUN 50 2026-11']);
    // The database itself refuses as well.
    const byHand = change(
      `insert into standby_callout (tenant_id, callout_id, standby_id, employee_id, date, at_minute, minutes, is_remote)
       select 1, gen_random_uuid(), standby_id, employee_id, date, ${midnight - 60}, 5, true from standby where employee_id = $1`,
    );
    await expect(byHand).rejects.toMatchObject({ code: 'ZB001' });
  });

  it('of a civil servant is paid by nobody, and the import says so for each line', async () => {
    await change(`update contract set personnel_group = 'BEAMTE_SN' where employee_id = $1`);
    const { rows } = await change('select personnel_number as number from employee where employee_id = $1');
    const header = 'Personalnummer;Angabe;Datum;Von;Bis Datum;Bis;Minuten;Von zu Hause';
    const csv = `${header}\n${rows[0].number};Rufbereitschaft;14.11.2026;15:00;;23:00;;\n${rows[0].number};Einsatz;14.11.2026;16:00;;;50;nein\n`;
    const { body } = await api.request('POST', '/api/v1/imports/standby?fileName=standby.csv', {
      as: city.administrator,
      csv,
    });
    const note = (line: number) => expect.objectContaining({ line, code: 'import.not-paid' }) as unknown;
    expect(body).toMatchObject({ errors: [], written: 2, notes: [note(2), note(3)] });
  });

  it('too short for a flat sum counts each minute in its own month', async () => {
    const midnight = 29891460;
    await change(
      `insert into standby (tenant_id, standby_id, employee_id, date, during)
       values (1, gen_random_uuid(), $1, '2026-10-31', int4range(${midnight - 240}, ${midnight + 300}))`,
    );
    expect(await lines('2026-10')).toEqual(['STANDBY_H 240 2026-10']);
    expect(await lines('2026-11')).toEqual(['STANDBY_H 300 2026-11']);
  });

  it('keeps on-call time as it is once its month is closed; one of an open month is taken back, never changed', async () => {
    const october = `insert into standby (tenant_id, standby_id, employee_id, date, during)
      values (1, gen_random_uuid(), $1, '2026-10-02', int4range(29849220, 29853060))`;
    await change(october);
    await api.scenario.closedMonth(person, '2026-10');
    const insert = `insert into standby (tenant_id, standby_id, employee_id, date, during)
      values (1, gen_random_uuid(), $1, '2026-10-30', int4range(29889540, 29893380))`;
    await expect(change(insert)).rejects.toMatchObject({ code: 'ZB001' });
    await change(insert.replaceAll('10-30', '11-30'));
    const of = (month: string) => `from standby where employee_id = $1 and date_trunc('month', date) = '${month}-01'`;
    await expect(change(`delete ${of('2026-10')}`)).rejects.toMatchObject({ code: 'ZB001' });
    await expect(change(`update standby set is_late = true where employee_id = $1`)).rejects.toMatchObject({
      code: 'ZB002',
    });
    expect((await change(`delete ${of('2026-11')}`)).rowCount).toBe(1);
  });
});
