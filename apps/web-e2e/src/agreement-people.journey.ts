import { accessibilityViolations } from './browser';
import { expect, test } from './journey';
import { AgreementPeoplePage } from './pages/agreement-people-page';

/** In a year that no other journey looks at: the city is for the others as it was. */
test('a unit comes under another agreement for some days, seen before and after', async ({ page, signIn, faults }) => {
  await signIn('organisationAdministrator');
  const under = new AgreementPeoplePage(page);
  await under.open('DV Bürgerdienste mit Servicezeit');
  await under.asOf('01.02.2029');
  const before = await under.count();

  await page.getByRole('button', { name: 'Personen zuordnen' }).click();
  await page.getByRole('button', { name: 'Zeigen, wer wechselt' }).click();
  await expect(page.getByText('Wählen Sie eine Einheit.')).toBeVisible();
  await page.getByRole('button', { name: 'Abbrechen' }).click();

  await under.look({ unit: /Kämmerei/, from: '01.01.2029', to: '31.03.2029' });
  const changing = page.getByRole('heading', { name: /Personen wechseln|Person wechselt/ });
  await expect(changing).toBeVisible();
  const count = Number(/\d+/.exec(await changing.innerText())?.[0]);
  expect(count).toBeGreaterThan(0);
  await expect(page.getByText(/aus „DV /).first()).toBeVisible();
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Jetzt zuordnen' }).click();
  await expect(page.getByRole('button', { name: 'Jetzt zuordnen' })).toBeHidden();
  await expect.poll(() => under.count()).toBe(before + count);
  await under.asOf('01.04.2029');
  expect(await under.count()).toBe(before);
  expect(faults.splice(0)).toEqual([]);
});

/** Withdrawn at the end: no rule of the city is another one afterwards. */
test('an annex for people by name is proposed, and its second person reads the names', async ({
  page,
  signIn,
  faults,
}) => {
  await signIn('timeAdministrator');
  await page.goto('/dienstvereinbarungen');
  await page
    .getByRole('link', { name: /^DV Gleitzeit/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Anlage vorschlagen' }).click();
  await page.getByRole('radio', { name: 'Eine Personalgruppe' }).check();
  await page.getByLabel('Personalgruppe', { exact: true }).selectOption({ label: 'Beamte' });
  await page.getByRole('radio', { name: 'Einzelne Personen' }).check();
  await page.getByLabel('Titel').fill('Anlage Frühdienst Archiv');
  await page.getByLabel('Erster Tag').fill('01.06.2029');
  await page.getByRole('checkbox', { name: 'Höchstens anrechenbare Zeit' }).check();
  await page.getByLabel('Höchstens am Tag').fill('9:30');
  await page.getByRole('button', { name: 'Prüfen' }).click();
  await expect(page.getByText('Bitte wählen Sie, für wen die Anlage gilt.').first()).toBeVisible();
  const people = page.getByLabel('Personen', { exact: true });
  await people.fill('vogel');
  const found = page.locator('zb-people-choice .found button').first();
  const name = await found.locator('strong').innerText();
  await found.click();
  await page
    .getByRole('checkbox', { name: /Kappung|Höchst|Tages/ })
    .first()
    .check();
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Prüfen' }).click();
  await expect(page.getByText('Beschäftigte, für die das gilt: 1')).toBeVisible();
  await page.getByRole('button', { name: 'Zur Freigabe vorschlagen' }).click();
  const card = page.getByRole('article').filter({ hasText: 'Anlage Frühdienst Archiv' });
  await expect(card).toContainText(`Für eine namentlich genannte Person: ${name}`);
  await card.getByRole('button', { name: 'Zurückziehen' }).click();
  await card.getByRole('button', { name: 'Ja, zurückziehen' }).click();
  await expect(card).toBeHidden();
  expect(faults.splice(0)).toEqual([]);
});

test('somebody is taken out of an annex for three months, and taken back', async ({ page, signIn, faults }) => {
  await signIn('organisationAdministrator');
  const under = new AgreementPeoplePage(page);
  await under.open('DV Gleitzeit');
  const exceptions = page.getByRole('region', { name: 'Ausnahmen' });
  await exceptions.getByRole('button', { name: 'Person ausnehmen' }).click();
  await exceptions.getByLabel('Anlage', { exact: true }).selectOption({ index: 1 });
  await exceptions.getByLabel('Personen', { exact: true }).fill('vogel');
  const found = exceptions.locator('.found button').first();
  const name = await found.locator('strong').innerText();
  await found.click();
  await exceptions.locator('#exception-from').fill('01.06.2029');
  await exceptions.locator('#exception-to').fill('31.08.2029');
  await exceptions.getByLabel('Grund').fill('Erprobung anderer Zeiten');
  expect(await accessibilityViolations(page)).toEqual([]);
  await exceptions.getByRole('button', { name: 'Ausnahme speichern' }).click();
  const row = exceptions.getByRole('listitem').filter({ hasText: 'Erprobung anderer Zeiten' });
  await expect(row).toContainText(name);
  await expect(row).toContainText('01.06.2029 bis 31.08.2029');
  await row.getByRole('button', { name: /^Wieder aufnehmen/ }).click();
  await exceptions.locator('#exception-from').fill('01.06.2029');
  await exceptions.getByRole('button', { name: 'Wieder aufnehmen', exact: true }).click();
  await expect(row).toBeHidden();
  expect(faults.splice(0)).toEqual([]);
});
