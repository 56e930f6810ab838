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
