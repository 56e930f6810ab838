import { accessibilityViolations } from './browser';
import { EmptyCity } from './empty-city';
import { expect, test } from './journey';
import { SetUpPage } from './pages/set-up-page';

const PASSWORD = 'vier Straßenbahnen im Regen 52';

test.describe('an empty city', () => {
  let city: EmptyCity | undefined;
  test.beforeAll(async () => {
    city = await EmptyCity.start();
  });
  test.afterAll(() => city?.stop());

  test('is set up by the printed link, up to the first clock-in; the link then leads nowhere', async ({
    page,
    faults,
  }) => {
    const setUp = new SetUpPage(page);
    await page.goto(city?.link ?? '');
    await expect(setUp.heading).toContainText('Wie heißt Ihre Stadt?');
    await setUp.next();
    await expect(page.getByText('Füllen Sie dieses Feld bitte aus.')).toHaveCount(2);
    await setUp.fill('Name der Stadt', 'Stadt Auental');
    await setUp.fill('Kurzzeichen', 'AUENTAL');
    await setUp.next();
    await setUp.fill('Name des Standorts', 'Rathaus');
    await setUp.choose('Bundesland', 'DE-SN');
    await setUp.next();
    await setUp.fill('Schlüssel', '01');
    await setUp.fill('Name', 'Beschäftigte');
    await setUp.next();
    await expect(setUp.heading).toContainText('Dienstvereinbarungen');
    // A laptop that restarts loses nothing.
    await page.reload();
    await setUp.next();
    await setUp.fill('Name der Einheit', 'Hauptamt');
    await setUp.fill('Kurzzeichen', 'AMT10');
    await setUp.next();
    await setUp.fill('Vorname', 'Wanda');
    await setUp.fill('Nachname', 'Krause');
    await setUp.fill('E-Mail-Adresse', 'wanda.krause@auental.example');
    await setUp.fill('Personalnummer', '412');
    await page.locator('#hired-on').fill('1.4.2015');
    expect(await accessibilityViolations(page)).toEqual([]);
    await setUp.next();
    await expect(page.getByText('Stadt Auental · AUENTAL')).toBeVisible();
    expect(await accessibilityViolations(page)).toEqual([]);
    await setUp.found('passwordpassword');
    await expect(page.getByText('zu leicht zu erraten')).toBeVisible();
    expect(faults.splice(0)).toEqual([expect.stringContaining('422')]);
    await setUp.found(PASSWORD);

    await page.waitForURL('**/einrichtung');
    await expect(page.getByText('Es gibt noch niemanden außer Ihnen')).toBeVisible();
    await expect(page.getByText('begann mit der Rolle Zeitbeauftragte')).toBeVisible();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Heute', exact: true }).click();
    await expect(page.getByText('Stadt einrichten: es fehlen')).toBeVisible();
    await page.getByRole('button', { name: 'Kommen' }).click();
    await expect(page.getByRole('button', { name: 'Gehen' })).toBeVisible();

    await page.goto(city?.link ?? '');
    await expect(page.getByText('ist schon eingerichtet')).toBeVisible();
    expect(faults.splice(0)).toEqual([expect.stringContaining('409')]);
  });

  test('gives everybody who is hired a sheet with a code, with which they get in', async ({ page, browser }) => {
    await page.goto(`${city?.url}/anmelden`);
    await page.getByLabel('E-Mail-Adresse').fill('wanda.krause@auental.example');
    await page.getByRole('textbox', { name: 'Passwort' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.waitForURL('**/heute');
    for (const [givenName, number] of [
      ['Anna', '10301'],
      ['Bert', '10302'],
    ]) {
      await page.goto(`${city?.url}/personen/neu`);
      for (const [label, text] of [
        ['Vorname', givenName],
        ['Nachname', 'Neu'],
        ['E-Mail-Adresse', `${givenName.toLowerCase()}.neu@auental.example`],
        ['Personalnummer', number],
        ['Eintritt', '01.10.2026'],
        ['Wochenstunden', '39:00'],
        ['Entgeltgruppe', 'E9a'],
      ])
        await page.getByRole('textbox', { name: label, exact: true }).fill(text);
      for (const label of ['Einheit', 'Dienstvereinbarung', 'Abrechnungskreis'])
        await page.getByLabel(label).selectOption({ index: 1 });
      await page.getByRole('button', { name: 'Gleich auf Mo–Fr' }).click();
      await page.getByRole('button', { name: 'Einstellen' }).click();
      await expect(page.getByRole('heading', { name: `${givenName} Neu`, level: 1 })).toBeVisible();
    }

    await page.goto(`${city?.url}/einrichtung`);
    await page.getByRole('link', { name: 'Zu den Zugangscodes' }).click();
    await expect(page.getByText('2 Personen haben noch keinen Zugang')).toBeVisible();
    await page.getByRole('button', { name: 'Zugangscodes ausgeben' }).click();
    await expect(page.getByText('2 Zugangscodes sind ausgegeben')).toBeVisible();
    expect(await accessibilityViolations(page)).toEqual([]);
    const link = await page.getByRole('article').filter({ hasText: 'Anna Neu' }).getByText('/zugang#').innerText();
    const anna = await browser.newPage();
    await anna.goto(link);
    await anna.getByLabel('Neues Passwort').fill('sieben Ziegel unter der Brücke 8');
    await anna.getByRole('button', { name: 'Speichern und anmelden' }).click();
    await expect(anna.getByRole('heading', { name: /Anna$/ })).toBeVisible();
    await anna.close();

    await page.goto(`${city?.url}/personen/zugangscodes`);
    await expect(page.getByText('Alle haben einen Zugang oder einen Code')).toBeVisible();
  });
});
