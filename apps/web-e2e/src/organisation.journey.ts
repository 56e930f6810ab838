import { accessibilityViolations } from './browser';
import { expect, test } from './journey';
import { OrganisationPage } from './pages/organisation-page';

/** A unit of its own, which is gone again at the end: the other journeys see the city as it was. */
test('a unit is founded, renamed for a day to come, led and dissolved', async ({ page, signIn, faults }) => {
  await signIn('organisationAdministrator');
  const organisation = new OrganisationPage(page);

  // The tree by the keyboard alone: down, open, letters that are typed, in.
  await page.goto('/organisation');
  const first = page.getByRole('treeitem').first();
  await first.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.locator('#unit-heading')).toContainText('Sachgebiet');

  await organisation.find('Kämmerei');
  await organisation.press('Einheit darunter anlegen');
  await organisation.fill({ Name: 'Sachgebiet Fördermittel', Kurzzeichen: 'SG-FM' });
  await organisation.press('Einheit anlegen');
  await expect(page.locator('#unit-heading')).toHaveText('Sachgebiet Fördermittel SG-FM');

  await organisation.press('Einheit ändern');
  await organisation.fill({ 'Gilt ab': '01.03.2027', Name: 'Sachgebiet Zuwendungen' });
  await organisation.press('Speichern');
  await expect(page.getByText('ab 01.03.2027', { exact: true })).toBeVisible();
  await expect(page.locator('#unit-heading')).toContainText('Fördermittel');
  await organisation.asOf('01.03.2027');
  await expect(page.locator('#unit-heading')).toContainText('Zuwendungen');

  await organisation.press('Leitung eintragen');
  await page.getByRole('searchbox', { name: 'Person' }).fill('vogel');
  await page.getByRole('radio', { name: /Vogel/ }).first().check();
  await organisation.press('Speichern');
  await expect(page.getByText('Leitung · ab 01.03.2027')).toBeVisible();
  expect(await accessibilityViolations(page)).toEqual([]);

  // What is to come falls away with the unit.
  await organisation.press('Einheit auflösen');
  await organisation.fill({ 'Besteht nicht mehr ab': '01.02.2027' });
  await organisation.press('Einheit auflösen');
  await expect(page.getByText('Aufgelöst', { exact: true })).toBeVisible();
  await expect(page.getByText('Am 01.03.2027 besteht diese Einheit nicht.')).toBeVisible();
  expect(faults.splice(0)).toEqual([]);
});
