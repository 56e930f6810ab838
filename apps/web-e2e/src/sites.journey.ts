import { accessibilityViolations } from './browser';
import { expect, test } from './journey';
import { SitesPage } from './pages/sites-page';

/** A site of its own, which nobody belongs to: the other journeys see the city as it was. */
test('a site is founded, gets a half day of its own and other holidays, and is closed', async ({
  page,
  signIn,
  faults,
}) => {
  await signIn('organisationAdministrator');
  const sites = new SitesPage(page);
  await page.goto('/standorte');
  await expect(page.getByRole('link', { name: /Rathaus Lindenau/ })).toContainText('Sachsen');

  await sites.press('Standort anlegen');
  await sites.press('Abbrechen');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await sites.press('Standort anlegen');
  await sites.fill({ Name: 'Stadtbibliothek' });
  await page.getByLabel('Feiertage von').selectOption('DE-SN');
  await sites.press('Standort anlegen');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stadtbibliothek');
  await page.getByRole('button', { name: 'Kalender 2027 ansehen' }).click();
  await expect(page.getByRole('heading', { name: 'Kalender 2027' })).toBeVisible();
  await expect(sites.day('17.11.2027')).toContainText('Buß- und Bettag');

  await sites.press('Tag eintragen');
  await sites.fill({ Tag: '24.06.2027', Bezeichnung: 'Johannisfest', 'Bezeichnung auf Englisch': 'Midsummer' });
  expect(await accessibilityViolations(page)).toEqual([]);
  await sites.press('Tag eintragen');
  await expect(sites.day('24.06.2027')).toContainText('Halber Tag, ab 12:00 Uhr frei');
  await page.getByRole('button', { name: 'Johannisfest ändern' }).click();
  await page.getByRole('radio', { name: /^Feiertag am Ort/ }).check();
  await sites.press('Speichern');
  await expect(sites.day('24.06.2027')).toContainText('Feiertag am Ort');

  // A day that is one by law already is no day of one's own.
  await sites.press('Tag eintragen');
  await sites.fill({ Tag: '17.11.2027', Bezeichnung: 'Kirmes' });
  await sites.press('Tag eintragen');
  await expect(page.getByText('An diesem Tag ist ohnehin gesetzlicher Feiertag: Buß- und Bettag.')).toBeVisible();
  await sites.press('Abbrechen');
  faults.splice(0);

  await sites.press('Andere Feiertage ab einem Tag');
  await sites.fill({ 'Gilt ab': '01.07.2027' });
  await page.getByLabel('Feiertage von').selectOption('DE-BY-A');
  await sites.press('Speichern');
  await expect(sites.day('08.08.2027')).toContainText('Augsburger Friedensfest');
  await expect(sites.day('17.11.2027')).toHaveCount(0);
  await expect(sites.day('06.05.2027')).toContainText('Christi Himmelfahrt');

  await page.getByRole('button', { name: 'Johannisfest zurücknehmen' }).click();
  await expect(sites.day('24.06.2027')).toHaveCount(0);
  await sites.press('Für neue Personen schließen');
  await sites.fill({ 'Geschlossen ab': '01.01.2028' });
  await sites.press('Speichern');
  await expect(page.getByText('Ab 01.01.2028 geschlossen')).toBeVisible();
  await page.getByText('Wer hat was geändert?').click();
  await expect(page.getByText('Eigener Tag zurückgenommen')).toBeVisible();
  expect(await accessibilityViolations(page)).toEqual([]);
  expect(faults.splice(0)).toEqual([]);
});
