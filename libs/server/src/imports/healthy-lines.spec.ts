import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { type ImportReportDto } from './imports.dto';

// Wednesday, 25 November 2026.
const NOW = '2026-11-25T09:00:00+01:00';
const HEADER = 'Personalnummer;Datum;Uhrzeit;Buchungsart;Ort';

/** One broken line is named, once, with its cause; the sound lines beside it are not to blame. */
describe('sound lines beside broken ones', () => {
  let app: TestApp;
  let administrator: TestPerson;
  let people: string[];

  beforeAll(async () => {
    app = await createTestApp(NOW);
    await app.scenario.tenant();
    await app.scenario.unit('AMT10');
    administrator = await app.scenario.person({ unit: 'AMT10', roles: ['timeAdministrator'] });
    const made = [await person(), await person()];
    const { rows } = await app.scenario.client.query<{ employee_id: string; personnel_number: string }>(
      'select employee_id, personnel_number from employee',
    );
    people = made.map((one) => rows.find((row) => row.employee_id === one.employeeId)!.personnel_number);
  });
  afterAll(() => app.close());

  const person = () => app.scenario.person({ unit: 'AMT10', hiredOn: '2026-11-01' });
  const post = (kind: string, header: string, rows: string[], dryRun = true) =>
    app.request<ImportReportDto & { report?: ImportReportDto }>(
      'POST',
      `/api/v1/imports/${kind}?fileName=${kind}.csv&dryRun=${dryRun}`,
      { as: administrator, csv: [header, ...rows].join('\n') },
    );
  const found = async (kind: string, header: string, rows: string[]) => {
    const { body } = await post(kind, header, rows);
    return body.errors.map(({ line, column, code }) => `${line} ${column} ${code}`);
  };
  /** A day of the first person with a break, of which one line is another one. */
  const day = (broken: string, at = 3) => {
    const rows = ['08:00;Kommen', '12:00;Pausenbeginn', '12:30;Pausenende', '16:30;Gehen'].map(
      (stamp) => `${people[0]};10.11.2026;${stamp};Büro`,
    );
    return rows.map((row, index) => (index === at ? broken.replace('P', people[0]) : row));
  };

  it.each([
    ['a time that does not exist', 'P;10.11.2026;12:60;Gehen;Büro', 'time import.bad-time'],
    ['midnight written as 24:00', 'P;10.11.2026;24:00;Gehen;Büro', 'time import.bad-time'],
    ['an empty time', 'P;10.11.2026;;Gehen;Büro', 'time import.empty-cell'],
    ['a date that does not exist', 'P;31.11.2026;16:30;Gehen;Büro', 'date import.bad-date'],
    ['no date', 'P;;16:30;Gehen;Büro', 'date import.empty-cell'],
    ['an unknown kind', 'P;10.11.2026;16:30;Weg;Büro', 'kind import.unknown-kind'],
    ['a hidden character', 'P;10.11.2026;16:30;Ge\u200Bhen;Büro', 'kind import.bad-characters'],
    ['an unknown place', 'P;10.11.2026;16:30;Gehen;Keller', 'location import.unknown-location'],
    ['a cell too many', 'P;10.11.2026;16:30;Gehen;Büro;', ' import.cell-count'],
    ['a cell too few', 'P;10.11.2026;16:30;Gehen', ' import.cell-count'],
    [
      'a personnel number with a letter',
      '1000A;10.11.2026;16:30;Gehen;Büro',
      'personnelNumber import.bad-personnel-number',
    ],
    ['the number of nobody', '99999;10.11.2026;16:30;Gehen;Büro', 'personnelNumber import.unknown-person'],
    ['a quote that never ends', 'P;10.11.2026;16:30;"Gehen;Büro', ' import.csv-syntax'],
  ])('names %s alone', async (_, broken, expected) => {
    expect(await found('bookings', HEADER, day(broken))).toEqual([`5 ${expected}`]);
  });

  it.each([0, 1, 2, 3])('names the broken line, whichever of the day it is: %i', async (at) => {
    expect(await found('bookings', HEADER, day('P;10.11.2026;7.45;Kommen;Büro', at))).toEqual([
      `${at + 2} time import.bad-time`,
    ]);
  });

  it('names the clock-in of a night shift before the first of the month, and not the clock-out after it', async () => {
    const rows = [`${people[0]};10.11.2026;22:00 Uhr;Kommen;Büro`, `${people[0]};11.11.2026;06:00;Gehen;Büro`];
    expect(await found('bookings', HEADER, rows)).toEqual(['2 time import.bad-time']);
  });

  it('names both where two lines are wrong, each for itself and of other days', async () => {
    const rows = [
      ...day('P;10.11.2026;12:60;Gehen;Büro'),
      `${people[0]};16.11.2026;08:00;Kommen;Büro`,
      `${people[0]};20.11.2026;08:00;Gehen;Büro`,
    ];
    expect(await found('bookings', HEADER, rows)).toEqual([
      '5 time import.bad-time',
      '6 kind import.forgotten-clock-out',
    ]);
  });

  it('notes a clock-in without its clock-out, and not beside a line that cannot be read', async () => {
    const rows = [...day('P;10.11.2026;12:60;Gehen;Büro'), `${people[0]};16.11.2026;08:00;Kommen;Büro`];
    const { body } = await post('bookings', HEADER, rows);
    expect(body.notes.map(({ line, code }) => `${line} ${code}`)).toEqual(['6 import.left-open']);
  });

  it('still names what meets a booking on record beside sound lines', async () => {
    const sound = ['08:00;Kommen', '12:00;Gehen'].map((stamp) => `${people[1]};12.11.2026;${stamp};Büro`);
    expect((await post('bookings', HEADER, sound, false)).body.written).toBe(2);
    const again = ['09:00;Kommen', '11:00;Gehen'].map((stamp) => `${people[1]};12.11.2026;${stamp};Büro`);
    expect(await found('bookings', HEADER, [...day('P;10.11.2026;12:60;Gehen;Büro'), ...again])).toEqual([
      '5 time import.bad-time',
      '6 time import.overlap',
      '7 time import.overlap',
    ]);
  });

  it('names the clock-in of a shift from before the first day or in a closed month, not the clock-out after midnight', async () => {
    const night = ['31.10.2026;22:00;Kommen', '01.11.2026;04:00;Gehen'].map((stamp) => `${people[0]};${stamp};Büro`);
    expect(await found('bookings', HEADER, night)).toEqual(['2 date import.outside-employment']);
    const early = await app.scenario.person({ unit: 'AMT10', hiredOn: '2026-09-01' });
    await app.scenario.closedMonth(early, '2026-10');
    const [{ number }] = await app.db.query<{ number: string }>(
      'select personnel_number as number from employee where employee_id = $1',
      [early.employeeId],
    );
    const closed = night.map((row) => row.replace(people[0], number));
    expect(await found('bookings', HEADER, closed)).toEqual(['2 date import.closed-month']);
    const header = 'Personalnummer;Angabe;Datum;Von;Bis Datum;Bis;Minuten;Von zu Hause';
    const standby = [
      `${number};Rufbereitschaft;31.10.2026;22:00;01.11.2026;08:00;;`,
      `${number};Einsatz;01.11.2026;02:00;;;90;nein`,
    ];
    expect(await found('standby', header, standby)).toEqual(['2 date import.closed-month']);
  });

  it('takes a call-out whose on-call time is on a broken line for no fault', async () => {
    const header = 'Personalnummer;Angabe;Datum;Von;Bis Datum;Bis;Minuten;Von zu Hause';
    const rows = [
      `${people[0]};Rufbereitschaft;14.11.2026;08:00;15.11.2026;8 Uhr;;`,
      `${people[0]};Einsatz;14.11.2026;22:00;;;90;nein`,
    ];
    expect(await found('standby', header, rows)).toEqual(['2 toTime import.bad-time']);
  });

  it('takes work that ends and work that begins at the same minute, in the file and beside what is on record', async () => {
    const stamps = ['08:00;Kommen', '12:00;Gehen', '12:00;Kommen', '16:18;Gehen'];
    const rows = stamps.map((stamp) => `${people[0]};16.11.2026;${stamp};Büro`);
    // In whatever order they stand.
    expect((await post('bookings', HEADER, rows.toReversed(), false)).body).toMatchObject({ errors: [], written: 4 });
    expect(await worked(people[0], '2026-11-16')).toBe(498);
    const after = ['12:00;Kommen', '15:00;Gehen'].map((stamp) => `${people[1]};12.11.2026;${stamp};Büro`);
    const before = ['06:00;Kommen', '08:00;Gehen'].map((stamp) => `${people[1]};12.11.2026;${stamp};Büro`);
    expect((await post('bookings', HEADER, [...after, ...before], false)).body).toMatchObject({
      errors: [],
      written: 4,
    });
    expect(await worked(people[1], '2026-11-12')).toBe(540);
    const same = [...rows, `${people[0]};16.11.2026;12:00;Gehen;Büro`].map((row) => row.replace('16.11.', '17.11.'));
    expect(await found('bookings', HEADER, same)).toEqual(['6 time import.duplicate']);
  });

  const worked = async (number: string, date: string) => {
    const rows = await app.db.query<{ minutes: number }>(
      `select sum(upper(i.during) - lower(i.during))::int as minutes from work_interval i join employee e using (tenant_id, employee_id)
       where e.personnel_number = $1 and i.shift_date = $2`,
      [number, date],
    );
    return rows[0].minutes;
  };
});
