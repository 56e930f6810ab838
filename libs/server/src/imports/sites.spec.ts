import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type TestApp, type TestPerson, createTestApp } from '../../testing';
import { type ImportReportDto } from './imports.dto';

// Wednesday, 25 November 2026.
const NOW = '2026-11-25T09:00:00+01:00';
const example = (name: string) => readFileSync(path.join(__dirname, '../../../../docs/import', `${name}.csv`), 'utf8');
type Report = ImportReportDto & { code?: string; report?: ImportReportDto };

describe('sites and days of the city’s own by files', () => {
  let app: TestApp;
  let office: TestPerson;

  const post = async (kind: string, csv: string, dryRun = false, as = office) =>
    (await app.request<Report>('POST', `/api/v1/imports/${kind}?fileName=${kind}.csv&dryRun=${dryRun}`, { as, csv }))
      .body;
  const codes = ({ errors, report }: Report) => (report?.errors ?? errors).map(({ line, code }) => [line, code]);
  const daysOf = (site: string, year: number) =>
    app.db.query<{ date: string; name: string; half: number | null }>(
      `select h.date::text, h.name_de as name, h.half_day_from as half from holiday h join site s using (tenant_id, site_id)
       where s.name = $1 and extract(year from h.date) = $2 and h.source = 'manual' order by h.date`,
      [site, year],
    );
  const sites = (...rows: string[]) => ['Standort;Feiertage von;Gültig ab;Geschlossen ab', ...rows].join('\n');
  const days = (...rows: string[]) => ['Datum;Bezeichnung;Standort;Frei ab', ...rows].join('\n');

  beforeEach(async () => {
    app = await createTestApp(NOW);
    await app.scenario.tenant();
    office = await app.scenario.person({ roles: ['organisationAdministrator'] });
  });
  afterEach(() => app.close());

  it('are written as they stand, and the second time changes nothing', async () => {
    expect(await post('sites', example('sites'))).toMatchObject({ written: 2, counts: { new: 2, unchanged: 1 } });
    expect(await post('holidays', example('holidays'))).toMatchObject({ written: 2, errors: [] });
    expect(await daysOf('Bibliothek', 2027)).toEqual([
      { date: '2027-06-24', name: 'Johannisfest', half: 720 },
      { date: '2027-11-05', name: 'Herbstmarkt', half: 780 },
    ]);
    expect(await daysOf('Rathaus', 2027)).toHaveLength(1);
    const closed = await app.db.query(`select closed_from::text as day from site where name = 'Bibliothek'`);
    expect(closed).toEqual([{ day: '2027-12-31' }]);
    expect(await post('sites', example('sites'))).toMatchObject({ written: 0, counts: { unchanged: 3 } });
    expect(await post('holidays', example('holidays'))).toMatchObject({ written: 0, counts: { unchanged: 2 } });
  });

  it('change from their day on, by the acts of the desk', async () => {
    await post('sites', example('sites'));
    const file = sites('Bibliothek;DE-BE;01.07.2027;');
    expect(await post('sites', file, true)).toMatchObject({ counts: { new: 0, changed: 1 } });
    expect(await post('sites', file)).toMatchObject({ written: 1, errors: [] });
    const regions = await app.db.query(
      `select r.region, lower(r.valid_during)::text as "from" from site_region r join site s using (tenant_id, site_id)
       where s.name = 'Bibliothek' order by lower(r.valid_during) nulls first`,
    );
    expect(regions).toEqual([
      { region: 'DE-SN', from: null },
      { region: 'DE-BE', from: '2027-07-01' },
    ]);
    await post('holidays', example('holidays'));
    const whole = days('24.06.2027;Johannistag;;');
    expect(await post('holidays', whole)).toMatchObject({ written: 1, counts: { changed: 1 } });
    expect((await daysOf('Rathaus', 2027))[0]).toEqual({ date: '2027-06-24', name: 'Johannistag', half: null });
    const acts = await app.db.query<{ action: string }>(
      `select action from audit_event where action ~ '^(site|holiday)\\.' order by occurred_at`,
    );
    expect(acts.map(({ action }) => action)).toEqual([
      ...['site.founded', 'site.changed', 'site.founded', 'site.region-changed'],
      ...['holiday.entered', 'holiday.entered', 'holiday.changed'],
    ]);
  });

  it('of which one is closed take nobody in who would still be there then', async () => {
    await post('sites', example('sites'));
    const person = await app.scenario.person();
    const [{ number }] = await app.db.query<{ number: string }>(
      'select personnel_number as number from employee where employee_id = $1',
      [person.employeeId],
    );
    const move = (site: string) => `Personalnummer;Standort;Gültig ab\n${number};${site};01.12.2026`;
    expect(codes(await post('moves', move('Bibliothek'), true))).toEqual([[2, 'import.site-closed']]);
    expect(codes(await post('moves', move('Verbindungsbüro München'), true))).toEqual([]);
  });

  it('name what cannot be by line', async () => {
    expect(codes(await post('sites', sites('Nord;DE-XX;;', 'Süd;DE-SN;;', 'Süd;DE-BE;;', 'Rathaus;DE-BE;;')))).toEqual([
      [2, 'import.unknown-region'],
      [4, 'import.duplicate'],
      [5, 'import.empty-cell'],
    ]);
    await app.db.query(
      `insert into holiday (tenant_id, site_id, date, name_de, name_en, source)
       select tenant_id, site_id, '2026-11-18', 'Buß- und Bettag', 'Day of Repentance', 'date-holidays' from site`,
    );
    const person = await app.scenario.person();
    await app.scenario.booked(person, '2026-10-05', ['08:00', '16:00']);
    await app.scenario.closedMonth(person, '2026-10');
    const file = days(
      '18.11.2026;Kirmes;;12:00',
      '05.10.2026;Kirmes;Rathaus;12:00',
      '04.12.2026;Barbaratag;Nirgends;12:00',
      '04.12.2026;Barbaratag;Rathaus;5:00',
      '07.12.2026;Nikolaus;;12:00',
      '07.12.2026;Nikolaus;;13:00',
    );
    expect(codes(await post('holidays', file))).toEqual([
      [2, 'import.public-holiday'],
      [3, 'import.closed-month'],
      [4, 'import.unknown-site'],
      [5, 'import.bad-time'],
      [7, 'import.duplicate'],
    ]);
    expect(await daysOf('Rathaus', 2026)).toEqual([]);
  });

  it('are a matter of the organisation administration', async () => {
    const clerk = await app.scenario.person({ roles: ['timeAdministrator'] });
    for (const kind of ['sites', 'holidays'])
      expect((await post(kind, example(kind), true, clerk)).code).toBe(
        (await post('units', example('units'), true, clerk)).code,
      );
  });
});
