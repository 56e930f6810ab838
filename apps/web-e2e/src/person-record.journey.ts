import { type Browser, type Page } from '@playwright/test';
import { baseUrl, demoPerson } from './browser';
import { expect, test } from './journey';
import { AccessPage } from './pages/access-page';
import { PeoplePage } from './pages/people-page';

test('what is known of somebody changes from a day on, and is told as of any day', async ({ page, signIn, faults }) => {
  await signIn('organisationAdministrator');
  const people = new PeoplePage(page);
  await people.find('10002');
  // The row that was pressed is gone: who works by keyboard goes on at the page, not at nothing.
  await expect(page.locator('main')).toBeFocused();
  const record = page.getByRole('region', { name: 'Angaben und Verträge' });
  const contract = record.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Vertrag' }) });
  await expect(contract.locator('.value')).not.toHaveText(/^12:30 Std/);

  await record.getByRole('button', { name: 'Vertrag ändern' }).click();
  await record.getByLabel('Wochenstunden').fill('12:30');
  await record.getByRole('button', { name: 'Speichern' }).click();
  await expect(record.getByText('Die Tage ergeben nicht die Wochenstunden.')).toBeVisible();
  await record.getByRole('button', { name: 'Gleich auf Mo–Fr' }).click();
  await record.getByLabel('Gilt ab', { exact: true }).fill('01.03.2027');
  await record.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByRole('heading', { name: 'Neuer Vertrag' })).toBeHidden();
  await expect(contract.locator('.value')).not.toHaveText(/^12:30 Std/);

  await record.getByLabel('Stand am').fill('01.04.2027');
  await record.getByLabel('Stand am').press('Enter');
  await expect(contract.locator('.value')).toHaveText(/^12:30 Std. · Mo–Fr 2:30/);
  const log = page.getByRole('region', { name: 'Wer was geändert hat' });
  await expect(log.getByRole('listitem').first()).toHaveText(/Vertrag ab 01.03.2027\s+Birgit Naumann-Fiedler/);

  await record.getByRole('button', { name: 'Austritt eintragen' }).click();
  await record.getByLabel('Letzter Tag der Beschäftigung').fill('01.01.2020');
  await record.getByRole('button', { name: 'Speichern' }).click();
  await expect(record.getByText(/noch Arbeit erfasst|abgeschlossene Monate ändern/)).toBeVisible();
  expect(faults.splice(0)).toEqual([expect.stringContaining('409')]);
  await record.getByLabel('Letzter Tag der Beschäftigung').fill('31.12.2027');
  await record.getByRole('button', { name: 'Speichern' }).click();
  await record.getByRole('button', { name: 'Austritt zurücknehmen' }).click();
  await expect(record.getByRole('button', { name: 'Austritt eintragen' })).toBeVisible();
  await expect(contract.locator('.value')).toHaveText(/^12:30 Std/);
  expect(faults.splice(0)).toEqual([]);
});

test('somebody is hired, and gets in with a code', async ({ page, signIn, faults, browser }) => {
  const number = String(80_000 + (Date.now() % 9000));
  await signIn('organisationAdministrator');
  await page.goto('/personen');
  await page.getByRole('link', { name: 'Person einstellen' }).click();
  await page.getByRole('button', { name: 'Einstellen' }).click();
  await expect(page.getByRole('group', { name: 'Bitte ergänzen Sie:' })).toBeFocused();
  await page.getByLabel('Vorname').fill('Greta');
  await page.getByLabel('Nachname').fill('Anfang');
  await page.getByLabel('E-Mail-Adresse').fill(`greta.${number}@lindenau.example`);
  await page.getByLabel('Personalnummer').fill(number);
  await page.getByLabel('Eintritt', { exact: true }).fill('01.11.2026');
  await page.getByLabel('Einheit').selectOption({ index: 3 });
  await page.getByLabel('Standort').selectOption({ index: 1 });
  await page.getByLabel('Dienstvereinbarung').selectOption({ label: 'DV Gleitzeit' });
  await page.getByLabel('Abrechnungskreis').selectOption('TVOED');
  await page.getByLabel('Wochenstunden').fill('39:00');
  await page.getByRole('button', { name: 'Gleich auf Mo–Fr' }).click();
  await page.getByRole('button', { name: 'Einstellen' }).click();
  await expect(page.getByRole('heading', { name: 'Greta Anfang' })).toBeVisible();
  const code = await new PeoplePage(page).issueCode();

  const other = await browser.newPage({ baseURL: baseUrl });
  const access = new AccessPage(other);
  await access.typeCode(code);
  await access.choose('vier Straßenbahnen im Regen 52');
  await other.waitForURL('**/heute');
  await expect(other.getByRole('button', { name: 'Kommen' })).toBeVisible();
  await other.close();
  expect(faults.splice(0)).toEqual([]);
});

/** Another organisation administrator, in a window of their own. */
async function secondAdministrator(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: baseUrl, viewport: { width: 360, height: 740 } });
  await context.clock.install({ time: new Date(process.env['E2E_NOW'] ?? '') });
  const { email, password } = await demoPerson('organisationAdministrator', 1);
  await context.request.post('/api/auth/sign-in/email', { data: { email, password }, headers: { origin: baseUrl } });
  return context.newPage();
}

test('what somebody brings along is entered by one and confirmed by another; single days are entered by one', async ({
  page,
  signIn,
  faults,
  browser,
}) => {
  const number = String(70_000 + (Date.now() % 9000));
  await signIn('organisationAdministrator');
  await page.goto('/personen/neu');
  await page.getByLabel('Vorname').fill('Nora');
  await page.getByLabel('Nachname').fill('Mitbring');
  await page.getByLabel('E-Mail-Adresse').fill(`nora.${number}@lindenau.example`);
  await page.getByLabel('Personalnummer').fill(number);
  await page.getByLabel('Eintritt', { exact: true }).fill('01.11.2026');
  await page.getByLabel('Einheit').selectOption({ index: 3 });
  await page.getByLabel('Standort').selectOption({ index: 1 });
  await page.getByLabel('Dienstvereinbarung').selectOption({ label: 'DV Gleitzeit' });
  await page.getByLabel('Abrechnungskreis').selectOption('TVOED');
  await page.getByLabel('Wochenstunden').fill('39:00');
  await page.getByRole('button', { name: 'Gleich auf Mo–Fr' }).click();
  await page.getByRole('button', { name: 'Einstellen' }).click();
  await expect(page.getByRole('heading', { name: 'Nora Mitbring' })).toBeVisible();
  const record = page.getByRole('region', { name: 'Angaben und Verträge' });
  const fact = (name: string) =>
    record.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });

  await record.getByRole('button', { name: 'Angeordnete Überstunden ändern' }).click();
  await record.getByLabel('Beginnt am').fill('30.11.2026');
  await record.locator('#times-from').fill('17');
  await record.locator('#times-to').fill('19:30');
  await record.getByRole('button', { name: 'Speichern' }).click();
  await expect(fact('Angeordnete Überstunden')).toContainText('Früher und später (1)');

  await record.getByRole('button', { name: 'Mitgebrachte Stunden ändern' }).click();
  await record.getByLabel('Stunden', { exact: true }).fill('-12:30');
  await record.getByLabel('Zählt hier ab').fill('01.11.2026');
  await record.getByLabel('Woher die Zahl kommt').fill('Zeiterfassung alt, Stand 31.10.');
  await record.getByRole('button', { name: 'Speichern' }).click();
  const hours = fact('Mitgebrachte Stunden');
  await expect(hours).toContainText('Das haben Sie eingetragen. Eine andere Person entscheidet.');

  const second = await secondAdministrator(browser);
  await second.goto('/heute');
  await second.getByRole('link', { name: /Nora Mitbring/ }).click();
  await second.getByRole('button', { name: 'Bestätigen' }).click();
  await expect(second.getByText('Die Zahl ist bestätigt und zählt.').first()).toBeVisible();
  await expect(second.getByRole('button', { name: 'Bestätigen' })).toBeHidden();
  await second.context().close();

  await page.reload();
  await expect(hours.locator('.value')).toHaveText(/Zeitkonto −12:30 Std. · Zeiterfassung alt, Stand 31.10./);
  const log = page.getByRole('region', { name: 'Wer was geändert hat' });
  await expect(log.getByRole('listitem').first()).toContainText('Mitgebrachte Stunden');
  expect(faults.splice(0)).toEqual([]);
});

test('somebody who left is hired again, and gets in with the password of before', async ({
  page,
  signIn,
  faults,
  browser,
}) => {
  const number = String(90_000 + (Date.now() % 9000));
  const email = `gustav.${number}@lindenau.example`;
  const password = 'fünf Möwen über dem Rathaus 71';
  await signIn('organisationAdministrator');
  await page.goto('/personen/neu');
  await page.getByRole('button', { name: 'Einstellen', exact: true }).click();
  await page.getByRole('link', { name: 'Wählen Sie die Einheit.' }).click();
  await expect(page.getByLabel('Einheit')).toBeFocused();
  await expect(page.getByLabel('Einheit')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Vorname').fill('Gustav');
  await page.getByLabel('Nachname').fill('Wiederkehr');
  await page.getByLabel('E-Mail-Adresse').fill(email);
  await page.getByLabel('Personalnummer').fill(number);
  await page.getByLabel('Eintritt', { exact: true }).fill('01.09.2026');
  await page.getByLabel('Einheit').selectOption({ index: 3 });
  await page.getByLabel('Standort').selectOption({ index: 1 });
  await page.getByLabel('Dienstvereinbarung').selectOption({ label: 'DV Gleitzeit' });
  await page.getByLabel('Abrechnungskreis').selectOption('TVOED');
  await page.getByLabel('Wochenstunden').fill('39:00');
  await page.getByRole('button', { name: 'Gleich auf Mo–Fr' }).click();
  await page.getByRole('button', { name: 'Einstellen' }).click();
  await expect(page.getByRole('heading', { name: 'Gustav Wiederkehr' })).toBeVisible();
  const code = await new PeoplePage(page).issueCode();
  const other = await browser.newPage({ baseURL: baseUrl });
  const access = new AccessPage(other);
  await access.typeCode(code);
  await access.choose(password);
  await other.waitForURL('**/heute');
  await other.close();

  await page.reload();
  const record = page.getByRole('region', { name: 'Angaben und Verträge' });
  await record.getByRole('button', { name: 'Austritt eintragen' }).click();
  await record.getByLabel('Letzter Tag der Beschäftigung').fill('30.09.2026');
  await record.getByRole('button', { name: 'Speichern' }).click();
  await record.getByRole('link', { name: 'Wieder einstellen' }).click();
  await expect(page.getByRole('heading', { name: 'Wieder einstellen' })).toBeVisible();
  await expect(page.getByLabel('Personalnummer')).toHaveValue(number);
  await expect(page.getByLabel('Abrechnungskreis')).toHaveValue('TVOED');
  await page.getByLabel('Eintritt', { exact: true }).fill('16.11.2026');
  await page.getByLabel('Wochenstunden').fill('20:00');
  await page.getByRole('button', { name: 'Gleich auf Mo–Fr' }).click();
  if (process.env.E2E_PICTURES)
    await page.screenshot({ path: `${process.env.E2E_PICTURES}/again.png`, fullPage: true });
  await page.getByRole('button', { name: 'Einstellen' }).click();
  const before = record.getByRole('link', { name: 'Schon einmal hier: 01.09.2026 bis 30.09.2026' });
  await expect(before).toBeVisible();
  if (process.env.E2E_PICTURES) await page.screenshot({ path: `${process.env.E2E_PICTURES}/back.png`, fullPage: true });
  await before.click();
  await expect(record.getByRole('link', { name: 'Wieder da: zum neuen Eintrag' })).toBeVisible();

  const third = await browser.newPage({ baseURL: baseUrl });
  await third.goto('/anmelden');
  await third.getByLabel('E-Mail-Adresse').fill(email);
  await third.getByLabel('Passwort', { exact: true }).fill(password);
  await third.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await third.waitForURL('**/heute');
  await expect(third.getByRole('button', { name: 'Kommen' })).toBeVisible();
  await third.close();
  expect(faults.splice(0)).toEqual([]);
});
