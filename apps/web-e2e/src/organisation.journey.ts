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

/** In a year that no other journey looks at. */
test('people of a unit move to another one, seen before with what follows', async ({ page, signIn, faults }) => {
  await signIn('organisationAdministrator');
  const organisation = new OrganisationPage(page);
  await organisation.find('Sachgebiet');
  await organisation.press('Personen umsetzen');
  await organisation.press('Ansehen, wer wechselt');
  await expect(page.getByText('Wählen Sie die neue Einheit.')).toBeVisible();
  await page.getByLabel('Neue Einheit').selectOption({ label: 'Kämmerei' });
  await organisation.fill({ 'Gilt ab': '01.06.2030' });
  await organisation.press('Ansehen, wer wechselt');
  await expect(page.getByRole('heading', { name: /Personen wechseln/ })).toBeVisible();
  await expect(page.getByText('Abrechnungskreis und Kostenstelle bleiben')).toBeVisible();
  expect(await accessibilityViolations(page)).toEqual([]);
  const people = page.locator('zb-move-form .people input');
  const count = await people.count();
  // All but the first stay.
  for (let at = 1; at < count; at += 1) {
    await people.nth(at).uncheck();
    await expect(people.nth(at)).toBeEnabled();
  }
  await expect(page.getByRole('heading', { name: 'Eine Person wechselt' })).toBeVisible();
  await organisation.press('Umsetzen');
  await expect(page.getByText('Eine Person wechselt die Einheit.')).toBeVisible();
  expect(faults.splice(0)).toEqual([]);
});
