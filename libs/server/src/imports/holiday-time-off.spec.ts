import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { type ImportReportDto } from './imports.dto';
import { type DayExplanationDto } from '../views';

// Thursday, 26 November 2026; 31 October (a Saturday) and 18 November are public holidays.
const NOW = '2026-11-26T09:00:00+01:00';

/** Nights into a public holiday, under a roster. */
describe('time off for a public holiday', () => {
  let app: TestApp;
  let administrator: TestPerson;

  beforeAll(async () => {
    app = await createTestApp(NOW);
    await app.scenario.tenant();
    await app.scenario.unit('AMT10');
    await app.scenario.agreement('roster', { frame: null, supplementsDue: true });
    await app.scenario.holiday('2026-11-01', 'Stadtfest');
    await app.scenario.holiday('2026-11-18', 'Buß- und Bettag');
    administrator = await app.scenario.person({ unit: 'AMT10', roles: ['timeAdministrator'] });
  });
  afterAll(() => app.close());

  const nurse = () => app.scenario.person({ unit: 'AMT10', agreement: 'roster', hiredOn: '2026-10-01' });
  const night = async (person: TestPerson, from: string, to: string) => {
    const number = await numberOf(person);
    const rows = [`${number};${from};22:00;Kommen;Büro`, `${number};${to};06:00;Gehen;Büro`];
    const csv = ['Personalnummer;Datum;Uhrzeit;Buchungsart;Ort', ...rows].join('\n');
    const path = '/api/v1/imports/bookings?fileName=bookings.csv';
    expect((await app.request('POST', path, { as: administrator, csv })).status).toBe(200);
  };
  const numberOf = async ({ employeeId }: TestPerson) => {
    const sql = 'select personnel_number as number from employee where employee_id = $1';
    return (await app.db.query<{ number: string }>(sql, [employeeId]))[0].number;
  };
  const made = async (person: TestPerson, ...dates: string[]) => {
    const number = await numberOf(person);
    const rows = dates.map((date) => `${number};${date};Freizeitausgleich für Feiertag`);
    const path = '/api/v1/imports/particulars?fileName=particulars.csv';
    const csv = ['Personalnummer;Datum;Angabe', ...rows].join('\n');
    const { body } = await app.request<ImportReportDto & { report?: ImportReportDto }>('POST', path, {
      as: administrator,
      csv,
    });
    return (body.report ?? body).errors.map(({ line, code, value }) => `${line} ${code} ${value}`);
  };
  const supplements = async (person: TestPerson, date: string) => {
    const path = `/api/v1/days/${date}/explanation`;
    const { body } = await app.request<DayExplanationDto>('GET', path, { as: person });
    return body.supplements.map(({ code, minutes }) => `${code} ${minutes}`);
  };

  it('is that of the minutes after midnight, too: from Tuesday 22:00 into the holiday on Wednesday', async () => {
    const person = await nurse();
    await night(person, '2026-11-17', '2026-11-18');
    expect(await supplements(person, '2026-11-17')).toEqual(['NIGHT 480', 'HOLIDAY_NO_TIME_OFF 360']);
    expect(await made(person, '2026-11-18')).toEqual([]);
    expect(await supplements(person, '2026-11-17')).toEqual(['NIGHT 480', 'HOLIDAY_WITH_TIME_OFF 360']);
  });

  it('opens the month of the night again where it was handed in, and is refused where it is closed', async () => {
    const [open, closed] = [await nurse(), await nurse()];
    for (const person of [open, closed]) await night(person, '2026-10-31', '2026-11-01');
    await app.db.query(
      `update employee_month set status = 'submitted', submitted_at = now() where employee_id = $1 and month = '2026-10-01'`,
      [open.employeeId],
    );
    expect(await made(open, '2026-11-01')).toEqual([]);
    const [{ status }] = await app.db.query<{ status: string }>(
      `select status from employee_month where employee_id = $1 and month = '2026-10-01'`,
      [open.employeeId],
    );
    expect(status).toBe('open');
    await app.scenario.closedMonth(closed, '2026-10');
    expect(await made(closed, '2026-11-01')).toEqual(['2 import.closed-month 2026-11-01']);
  });

  it('is refused for a day that is no public holiday, and its line is named', async () => {
    expect(await made(await nurse(), '2026-11-18', '2026-11-19')).toEqual(['3 import.no-holiday 2026-11-19']);
  });
});
