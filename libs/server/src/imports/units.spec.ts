import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type TestApp, type TestPerson, createTestApp } from '../../testing';
import { type ImportReportDto } from './imports.dto';

// Wednesday, 25 November 2026: an empty city gets its units, its people and who leads them.
const NOW = '2026-11-25T09:00:00+01:00';
const example = (name: string) => readFileSync(path.join(__dirname, '../../../../docs/import', `${name}.csv`), 'utf8');
type Report = ImportReportDto & { code?: string; report?: ImportReportDto };

describe('units and leaderships by files', () => {
  let app: TestApp;
  let office: TestPerson;

  const post = async (kind: string, csv: string, dryRun = false) =>
    (
      await app.request<Report>('POST', `/api/v1/imports/${kind}?fileName=${kind}.csv&dryRun=${dryRun}`, {
        as: office,
        csv,
      })
    ).body;
  const tree = () =>
    app.db.query(
      `select s.short_name as unit, p.short_name as above, s.name, lower(s.valid_during)::text as since from org_unit_state s
       left join org_unit_state p on p.tenant_id = s.tenant_id and p.org_unit_id = s.parent_id and p.valid_during @> '2026-11-25'::date
       where s.tenant_id = 1 and s.valid_during @> '2026-11-25'::date and s.short_name <> 'OFFICE' order by s.short_name`,
    );
  const units = (...rows: string[]) => ['Organisationseinheit;Name;Art;Gültig ab', ...rows].join('\n');
  const codes = ({ errors, report }: Report) => (report?.errors ?? errors).map(({ line, code }) => [line, code]);

  beforeEach(async () => {
    app = await createTestApp(NOW);
    await app.scenario.tenant();
    await app.scenario.agreement('DV Gleitzeit');
    await app.scenario.unit('OFFICE');
    office = await app.scenario.person({ unit: 'OFFICE', roles: ['organisationAdministrator'] });
  });
  afterEach(() => app.close());

  it('make a tree, in whatever order they stand, and change nothing the second time', async () => {
    const [header, ...rows] = example('units').trim().split('\n');
    expect(await post('units', [header, ...rows.toReversed()].join('\n'))).toMatchObject({ written: 4, errors: [] });
    expect(await tree()).toMatchObject([
      { unit: 'AMT11', above: 'DEZ1', since: null },
      { unit: 'AMT20', above: 'DEZ1' },
      { unit: 'DEZ1', above: null },
      { unit: 'SG111', above: 'AMT11', name: 'Personal' },
    ]);
    expect(await post('units', example('units'))).toMatchObject({ written: 0, counts: { new: 0, unchanged: 4 } });
  });

  it('change from their day on: another name, another place', async () => {
    await post('units', example('units'));
    const file = units('DEZ1/AMT20/SG111;Personal und Zahlungen;Sachgebiet;01.10.2026');
    expect(await post('units', file, true)).toMatchObject({ counts: { new: 0, changed: 1 } });
    expect(await post('units', file)).toMatchObject({ written: 1, errors: [] });
    expect((await tree())[3]).toMatchObject({ above: 'AMT20', name: 'Personal und Zahlungen', since: '2026-10-01' });
    expect(await post('units', file)).toMatchObject({ written: 0, counts: { changed: 0, unchanged: 1 } });
  });

  it('are refused where nothing is above them, where they would lie in themselves, or change on no day', async () => {
    await post('units', example('units'));
    const file = units(
      'DEZ9/AMT90;Neu;Amt;',
      'AMT11/AMT11;Haupt- und Personalamt;Amt;',
      'DEZ1/AMT20;Kämmerei und Steuern;Amt;',
      'DEZ1/AMT21;Stadtkasse;Abteilung;',
    );
    expect(codes(await post('units', file))).toEqual([
      [2, 'import.unknown-unit'],
      [3, 'import.unit-circle'],
      [4, 'import.empty-cell'],
      [5, 'import.unknown-kind'],
    ]);
  });

  it('have leaders from a day on; who led before ends the day before, and the same file changes nothing', async () => {
    for (const kind of ['units', 'people']) expect((await post(kind, example(kind))).errors).toEqual([]);
    expect(await post('leaderships', example('leaderships'))).toMatchObject({ written: 2, errors: [] });
    expect(await post('leaderships', example('leaderships'))).toMatchObject({ written: 0, counts: { unchanged: 2 } });
    const header = 'Personalnummer;Organisationseinheit;Art;Gültig ab;Gültig bis';
    const file = `${header}\n20001002;AMT11;Leitung;01.12.2026;`;
    expect(await post('leaderships', file, true)).toMatchObject({ counts: { new: 0, changed: 1 } });
    expect(await post('leaderships', file)).toMatchObject({ written: 1, errors: [] });
    const leaders = await app.db.query(
      `select e.personnel_number as number, upper(l.valid_during)::text as until from leadership l
       join employee e using (tenant_id, employee_id) where l.kind = 'supervisor' order by 1`,
    );
    expect(leaders).toEqual([
      { number: '20001001', until: '2026-12-01' },
      { number: '20001002', until: null },
    ]);
    expect(codes(await post('leaderships', `${header}\n20001001;GIBTSNICHT;Leitung;01.12.2026;`))).toEqual([
      [2, 'import.unknown-unit'],
    ]);
  });

  it('give who is new their usual agreement where the file names none, and say which; on record nothing changes', async () => {
    await post('units', example('units'));
    const [header, ...rows] = example('people').trim().split('\n');
    const file = [header, ...rows.map((row) => row.replace('DV Gleitzeit', ''))].join('\n');
    expect(codes(await post('people', file, true))).toEqual(
      [2, 3, 4, 5].map((at) => [at, 'import.no-usual-agreement']),
    );
    await app.scenario.client.query(
      `insert into agreement_transfer (tenant_id, transfer_id, agreement_id, org_unit_id, valid_during, content, people, ordered_by, ordered_at)
       select 1, gen_random_uuid(), a.agreement_id, s.org_unit_id, '[2026-11-01,)', '{}', 1, $1, now()
       from staff_agreement a, org_unit_state s where a.name = 'DV Gleitzeit' and s.short_name = 'DEZ1'`,
      [office.employeeId],
    );
    const preview = await post('people', file, true);
    expect(preview).toMatchObject({ errors: [], counts: { new: 4 } });
    expect(preview.notes.map(({ line, code, value }) => [line, code, value])).toEqual(
      [2, 3, 4, 5].map((at) => [at, 'import.usual-agreement', 'DV Gleitzeit']),
    );
    expect(await post('people', file)).toMatchObject({ errors: [], written: 4 });
    const held = await app.db.query(
      `select distinct g.name from agreement_assignment join staff_agreement g using (tenant_id, agreement_id)
       join employee e using (tenant_id, employee_id) where e.personnel_number like '2000%'`,
    );
    expect(held).toEqual([{ name: 'DV Gleitzeit' }]);
    expect(await post('people', file)).toMatchObject({ written: 0, counts: { unchanged: 4 }, notes: [] });
  });

  it('must exist as long as somebody is employed in them', async () => {
    await post('units', units('NEU;Neues Amt;Amt;01.10.2026'));
    const [header, first] = example('people').split('\n');
    expect(
      codes(
        await post(
          'people',
          [header, first.replace('DEZ1/AMT11/SG111', 'NEU').replace('DEZ1/AMT11', 'NEU')].join('\n'),
        ),
      ),
    ).toEqual([[2, 'import.unit-not-there']]);
  });

  it('take people along: who is on record changes from a day on, what was planned stays, and the same file changes nothing', async () => {
    for (const kind of ['units', 'people', 'contracts']) expect((await post(kind, example(kind))).errors).toEqual([]);
    const [header, anna, mehmet] = example('people').trim().split('\n');
    const changedAnna = anna
      .replace('Krüger', 'Krüger-Wolf')
      .replace('DEZ1/AMT11/SG111', 'DEZ1/AMT20')
      .replace('11000', '20000');
    const leaving = mehmet.replace('01.04.2020;', '01.04.2020;31.12.2026');
    const file = [`${header};Änderung ab`, `${changedAnna};01.11.2026`, `${leaving};`].join('\n');
    const preview = await post('people', file, true);
    expect([preview.errors, preview.counts]).toEqual([
      [],
      { new: 0, changed: 2, unchanged: 0, own: 0, left: 0, wrong: 0 },
    ]);
    expect(await post('people', file)).toMatchObject({ written: 2, errors: [] });
    const people = await app.db.query(
      `select e.family_name as name, (select string_agg(c.cost_center || ' ' || lower(c.valid_during), ', ' order by c.valid_during) from cost_center_assignment c
          where c.employee_id = e.employee_id) as center, e.left_on::text as "leftOn",
         (select json_agg(lower(a.valid_during) || ' ' || s.short_name order by a.valid_during) from org_assignment a
          join org_unit_state s using (tenant_id, org_unit_id) where a.employee_id = e.employee_id) as units
       from employee e where e.personnel_number in ('20001001', '20001002') order by e.personnel_number`,
    );
    expect(people).toEqual([
      {
        name: 'Krüger-Wolf',
        center: '11000 2015-09-01, 20000 2026-11-01',
        leftOn: null,
        units: ['2015-09-01 SG111', '2026-11-01 AMT20'],
      },
      { name: 'Yıldız', center: '11000 2020-04-01', leftOn: '2026-12-31', units: ['2020-04-01 SG111'] },
    ]);
    expect(await app.db.query('select kind from person_change order by kind')).toEqual(
      [
        'costCenter',
        'exit',
        'familyName',
        'unit',
        'contract',
        'unit',
        'site',
        'agreement',
        'payrollGroup',
        'costCenter',
      ]
        .sort()
        .map((kind) => ({ kind })),
    );
    expect(await post('people', file)).toMatchObject({ written: 0, counts: { unchanged: 2, changed: 0 } });
    const known = `${anna.replace('Krüger', 'Krüger-Wolf')}`;
    const otherGroup = known.replace(';TVOED_VKA;', ';BEAMTE_SN;');
    expect(codes(await post('people', [header, otherGroup].join('\n'), true)).flat()).toContain('import.person-exists');
    const otherPayroll = `${changedAnna.replace(';TVOED;', ';BEAMTE;')};01.12.2026`;
    expect(await post('people', [`${header};Änderung ab`, otherPayroll].join('\n'))).toMatchObject({
      ...{ written: 1, errors: [] },
    });
    const groups = await app.db.query(
      `select payroll_group || ' ' || valid_during as said from payroll_assignment join employee using (tenant_id, employee_id)
       where personnel_number = '20001001' order by valid_during`,
    );
    expect(groups.map(({ said }) => said)).toEqual(['TVOED [2015-09-01,2026-12-01)', 'BEAMTE [2026-12-01,)']);
  });

  it('leave somebody as they are whose exit lies before their last booking, and say so', async () => {
    for (const kind of ['units', 'people', 'contracts']) await post(kind, example(kind));
    const admin = await app.scenario.person({ unit: 'OFFICE', roles: ['timeAdministrator'] });
    await app.request('POST', '/api/v1/imports/bookings?fileName=b.csv', { as: admin, csv: example('bookings') });
    const [header, anna] = example('people').trim().split('\n');
    const file = [header, anna.replace('01.09.2015;', '01.09.2015;20.11.2026')].join('\n');
    expect(codes(await post('people', file))).toEqual([[2, 'import.bookings-after-exit']]);
    expect(await app.db.query(`select from employee where left_on = '2026-11-20'`)).toEqual([]);
  });
});
