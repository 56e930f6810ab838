import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { type LeaveDto } from '../leave';
import { type ImportReportDto } from './imports.dto';
import { type MonthDto } from '../views';

// Wednesday, 25 November 2026.
const NOW = '2026-11-25T09:00:00+01:00';

/** Two hours of work on a Thursday and a Friday of leave and on a Monday of illness, 468 minutes due on each. */
describe('work on a day of leave or illness', () => {
  let app: TestApp;
  let administrator: TestPerson;
  let person: TestPerson;
  let number: string;

  beforeAll(async () => {
    app = await createTestApp(NOW);
    await app.scenario.tenant();
    await app.scenario.unit('AMT10');
    administrator = await app.scenario.person({ unit: 'AMT10', roles: ['timeAdministrator'] });
    person = await app.scenario.person({ unit: 'AMT10' });
    const [row] = await app.db.query<{ number: string }>(
      'select personnel_number as number from employee where employee_id = $1',
      [person.employeeId],
    );
    number = row.number;
    const hours = (date: string) => [`${number};${date};08:00;Kommen;Büro`, `${number};${date};10:00;Gehen;Büro`];
    const bookings = ['05.11.2026', '06.11.2026', '09.11.2026'].flatMap(hours);
    await post('bookings', 'Personalnummer;Datum;Uhrzeit;Buchungsart;Ort', bookings);
    await post('absences', 'Personalnummer;Art;Von;Bis', [
      `${number};Urlaub;05.11.2026;06.11.2026`,
      `${number};Krank;09.11.2026;10.11.2026`,
    ]);
  });
  afterAll(() => app.close());

  const post = async (kind: string, header: string, rows: string[], dryRun = false) => {
    const path = `/api/v1/imports/${kind}?fileName=${kind}.csv&dryRun=${dryRun}`;
    const csv = [header, ...rows].join('\n');
    return (await app.request<ImportReportDto>('POST', path, { as: administrator, csv })).body;
  };
  const decide = (rows: string[], dryRun = false) => post('particulars', 'Personalnummer;Datum;Angabe', rows, dryRun);
  const days = async () => {
    const { body } = await app.request<MonthDto>('GET', '/api/v1/months/2026-11', { as: person });
    return [4, 5, 8].map((index) => {
      const { date, creditedMinutes, findings } = body.days[index];
      return [date.slice(8), creditedMinutes, findings.some(({ code }) => code === 'WORK_ON_ABSENCE')];
    });
  };
  const takenDays = async () => {
    const { body } = await app.request<LeaveDto>('GET', '/api/v1/leave/2026', { as: person });
    return body.takenHundredths + body.plannedHundredths;
  };

  it('is seen, and keeps the month from being handed in', async () => {
    expect(await days()).toEqual([
      ['05', 468, true],
      ['06', 468, true],
      ['09', 468, true],
    ]);
    expect(await takenDays()).toBe(200);
  });

  it('is worth what was decided: the day given back, the hours on top, or the day filled up', async () => {
    const report = await decide([
      `${number};05.11.2026;Urlaubstag zurückgegeben`,
      `${number};06.11.2026;Arbeit zusätzlich angerechnet`,
      `${number};09.11.2026;Krank für den Rest des Tages`,
    ]);
    expect(report).toMatchObject({ errors: [], written: 3 });
    expect(await days()).toEqual([
      ['05', 120, false],
      ['06', 588, false],
      ['09', 468, false],
    ]);
    expect(await takenDays()).toBe(100);
  });

  it('is decided once', async () => {
    const { errors } = await decide([`${number};06.11.2026;Urlaubstag zurückgegeben`], true);
    expect(errors.map(({ code }) => code)).toEqual(['import.overlap']);
  });
});
