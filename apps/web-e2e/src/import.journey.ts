import { Client } from 'pg';
import { accessibilityViolations } from './browser';
import { expect, test } from './journey';
import { ImportPage } from './pages/import-page';

/** What a file of people has to name, as the demo city has it. */
async function namesOfTheCity(): Promise<{ unit: string; agreement: string; site: string }> {
  const database = new Client({ connectionString: process.env['E2E_DATABASE_URL'] });
  await database.connect();
  const { rows } = await database.query<{ unit: string; agreement: string; site: string }>(
    `select (select short_name from org_unit_state where tenant_id = 1 and parent_id is not null and upper_inf(valid_during) order by short_name limit 1) as unit,
       (select name from staff_agreement where tenant_id = 1 order by name limit 1) as agreement,
       (select name from site where tenant_id = 1 order by name limit 1) as site`,
  );
  await database.end();
  return rows[0];
}

/** Personnel number of somebody without any booking of the last days. */
async function somebodyOut(): Promise<string> {
  const database = new Client({ connectionString: process.env['E2E_DATABASE_URL'] });
  await database.connect();
  const { rows } = await database.query<{ number: string }>(
    `select personnel_number as number from employee e where tenant_id = 1 and left_on is null and hired_on < $1::date - 60
       and not exists (select from booking b where b.tenant_id = 1 and b.employee_id = e.employee_id and b.shift_date >= $1::date - 3)
       and not exists (select from role_grant r where r.tenant_id = 1 and r.employee_id = e.employee_id)
     order by personnel_number limit 1`,
    [(process.env['E2E_NOW'] ?? '').slice(0, 10)],
  );
  await database.end();
  return rows[0].number;
}

const HEADER =
  'PersNr;Vorname;Nachname;Mailadresse;Einheit;Personalgruppe;Abrechnungskreis;Eintritt;Dienstvereinbarung;Standort;Telefon';
const PEOPLE = 30;

test.describe('a file of the personnel system', () => {
  test('is assigned, looked at and taken over, whatever happens to the page meanwhile', async ({ page, signIn }) => {
    const { unit, agreement, site } = await namesOfTheCity();
    const line = (i: number, inUnit = unit) =>
      [
        91_000 + i,
        'Ole',
        `Neuling ${i}`,
        `neuling.${i}@rathaus.example`,
        inUnit,
        'TVOED_VKA',
        'TVOED',
        '01.11.2026',
      ].join(';') + `;${agreement};${site};0351 1234`;
    const lines = Array.from({ length: PEOPLE }, (_, i) => line(i));

    await signIn('organisationAdministrator');
    const imports = new ImportPage(page);
    await imports.open();
    expect(await accessibilityViolations(page)).toEqual([]);
    await imports.bring('Personen', 'personal.csv', [HEADER, ...lines, line(77, 'GIBTSNICHT')].join('\n'));
    await expect(page.getByText('Es fehlt noch: Personalnummer, E-Mail')).toBeVisible();
    expect(await accessibilityViolations(page)).toEqual([]);
    await imports.assign('PersNr', 'Personalnummer *');
    await imports.assign('Mailadresse', 'E-Mail *');
    await imports.press('Zuordnen und prüfen');
    await expect(imports.heading).toHaveText('Die Datei hat Fehler', { timeout: 20_000 });
    await expect(imports.filter('Mit Fehlern')).toHaveText('Mit Fehlern (1)');
    await expect(imports.lines.first()).toContainText('Einheit: Unter diesem Pfad gibt es keine Einheit.');

    // The file is mended; what the headers mean is known by now.
    await imports.open();
    await imports.bring('Personen', 'personal.csv', [HEADER, ...lines].join('\n'));
    await expect(imports.heading).toHaveText('Die Datei kann übernommen werden', { timeout: 20_000 });
    await expect(imports.lines).toHaveCount(PEOPLE);
    expect(await accessibilityViolations(page)).toEqual([]);
    await imports.press(`Zeilen übernehmen (${PEOPLE})`);
    await page.reload();
    await expect(imports.heading).toHaveText('Übernommen', { timeout: 20_000 });
    await expect(page.getByText(`Geschriebene Zeilen: ${PEOPLE}`)).toBeVisible();

    // The same file once more says nothing new.
    await imports.open();
    await expect(page.getByText('personal.csv').first()).toBeVisible();
    await imports.bring('Personen', 'personal.csv', [HEADER, ...lines].join('\n'));
    await expect(imports.heading).toHaveText('In der Datei steht nichts Neues', { timeout: 20_000 });
    await imports.press('Verwerfen');
    await page.waitForURL('**/einfuhr');
  });

  /** Looked at and thrown away: the city is for the others as it was. */
  test('of roles, agreements or bookings says beforehand what it leaves to somebody', async ({ page, signIn }) => {
    const { agreement } = await namesOfTheCity();
    const number = await somebodyOut();
    await signIn('organisationAdministrator');
    const imports = new ImportPage(page);
    const look = async (kind: string, name: string, content: string) => {
      await imports.open();
      await imports.bring(kind, name, content);
      await expect(imports.heading).toHaveText('Die Datei kann übernommen werden', { timeout: 20_000 });
      expect(await accessibilityViolations(page)).toEqual([]);
    };
    const roles = 'Personalnummer;Rolle;Organisationseinheiten;Gültig ab;Gültig bis';
    await look('Rollen', 'rollen.csv', `${roles}\n${number};Entgeltabrechnung;;;`);
    await expect(imports.lines.first()).toContainText('Entgeltabrechnung');
    await imports.press('Verwerfen');
    const from = 'Personalnummer;Dienstvereinbarung;Gültig ab';
    await look('Dienstvereinbarungen von Personen', 'zuordnungen.csv', `${from}\n${number};${agreement};01.06.2030`);
    await expect(imports.lines.first()).toContainText('01.06.2030');
    await imports.press('Verwerfen');

    await signIn('timeAdministrator');
    const today = (process.env['E2E_NOW'] ?? '').slice(0, 10);
    const bookings = 'Personalnummer;Datum;Uhrzeit;Buchungsart;Ort';
    await look('Buchungen', 'terminal.csv', `${bookings}\n${number};${today};00:05;Kommen;Büro`);
    await expect(page.locator('.hints')).toContainText('Das Gehen fehlt.');
    await expect(imports.lines.first()).toContainText('Das Gehen fehlt.');
    await imports.press('Verwerfen');
  });
});
