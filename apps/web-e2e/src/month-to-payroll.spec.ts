import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Page } from 'playwright-core';
import { demoPerson, disconnect, openWindow, type DemoPerson, type Window } from './browser';

/**
 * From the first clock-in to the payroll file, as six people live it on
 * Tuesday, 24 November 2026: one starts the closing and another closes, one makes the file and another releases it. The steps build on each other.
 */
describe('from clocking in to the payroll file', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zeitbuch-'));
  const windows = new Map<string, Window>();

  /** The window of a role's first or second person; signs in by a click on the demo person the first time. */
  async function as(role: DemoPerson['role'], index = 0): Promise<Page> {
    const person = await demoPerson(role, index);
    const known = windows.get(person.name);
    if (known) return known.page;
    const window = await openWindow();
    windows.set(person.name, window);
    await window.page.goto('/anmelden');
    await window.page.getByRole('button', { name: person.name }).click();
    await window.page.waitForURL('**/heute');
    return window.page;
  }

  afterAll(async () => {
    rmSync(folder, { recursive: true });
    for (const window of [...windows.values()]) await window.context.close();
    await disconnect();
  });

  it('clocks in with one tap, keeps the state over a reload, changes the place, takes a break and goes', async () => {
    const page = await as('employee');
    await page.getByRole('button', { name: 'Kommen', exact: true }).click();
    await page.getByText('Eingestempelt seit 09:0').waitFor();
    await page.reload();
    await page.getByText('Eingestempelt seit 09:0').waitFor();
    await page.getByRole('button', { name: 'Mobile Arbeit' }).click();
    await page.getByText('Wechsel des Ortes', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await page.getByText('Pause seit 09:0').first().waitFor();
    await page.getByRole('button', { name: 'Pause beenden' }).click();
    await page.getByText('Eingestempelt seit 09:0').waitFor();
    // A second tap on the large button within a moment counts as the same tap; a person takes longer.
    await page.clock.runFor(2000);
    await page.getByRole('button', { name: /^Gehen/ }).click();
    await page.getByText('Ausgestempelt um 09:0').first().waitFor();
    await page.reload();
    await page.getByText('Ausgestempelt um 09:0').first().waitFor();
  });

  it('opens a day of October and reads how its minutes add up', async () => {
    const page = await as('employee');
    await page.goto('/monat/2026-10');
    await page.getByRole('link', { name: /05\.10\./ }).click();
    await page.waitForURL('**/monat/2026-10/tag/2026-10-05');
    const explanation = page.getByRole('article', { name: 'So entsteht Ihr Tag' });
    await explanation.getByRole('heading', { name: 'Montag, 5. Oktober 2026' }).waitFor();
    await explanation.getByText('Saldo des Tages').waitFor();
    expect(await explanation.getByText('Die gespeicherten Zahlen weichen').count()).toBe(0);
  });

  it('asks for the forgotten clock-out of Friday', async () => {
    const page = await as('employee');
    await page.goto('/monat/2026-11/tag/2026-11-20/korrektur');
    await page.getByText('Es fehlt: Gehen nach').waitFor();
    await page.getByLabel('Gehen', { exact: true }).fill('16:30');
    await page.getByText('Es fehlt:').waitFor({ state: 'detached' });
    await page.locator('.effect .difference').waitFor();
    await page.locator('#correction-reason').fill('Gehen am Freitag vergessen');
    await page.getByRole('button', { name: 'Korrektur beantragen' }).click();
    await page.getByText('Wartet auf Freigabe').first().waitFor();
  });

  it('hands in October', async () => {
    const page = await as('employee');
    await page.goto('/monat/2026-10');
    await page.getByRole('button', { name: 'Monat abgeben' }).click();
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1'); // the button is gone, the keyboard is not lost
    await page.getByText('Abgegeben am').waitFor();
  });

  it('lets the supervisor approve: clean items together, conspicuous ones opened', async () => {
    const page = await as('supervisor');
    await page.goto('/freigaben');
    await page.getByText('Jana Vogel').first().waitFor();
    await page.getByRole('checkbox', { name: /Alle unauffälligen/ }).check();
    await page.getByRole('button', { name: /Ausgewählte freigeben/ }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Freigeben' }).click();
    for (;;) {
      const rest = page.locator('.item.conspicuous');
      const count = await rest.count();
      if (count === 0) break;
      await rest.first().locator('.opener').click();
      await rest.first().getByRole('button', { name: 'Freigeben' }).click();
      await page.waitForFunction((before) => document.querySelectorAll('.item.conspicuous').length < before, count);
    }
    await page.getByText('Nichts wartet auf Sie').waitFor();
  });

  it('shows the corrected day with the request behind it', async () => {
    const page = await as('employee');
    await page.goto('/monat/2026-11/tag/2026-11-20');
    await page.getByText('durch Korrektur').waitFor();
    await page.getByText('Freigegeben').first().waitFor();
  });

  /** Opens October of the section and waits until its check is over. */
  async function checked(page: Page): Promise<void> {
    await page.goto('/abschluss/2026-10/GIBTESNICHT');
    await page.getByText(/Den Abrechnungskreis „GIBTESNICHT“ gibt es/).waitFor();
    await page.goto('/abschluss');
    await page.locator('.group', { hasText: 'Bauleitplanung' }).getByRole('link', { name: 'Öffnen' }).click();
    await page.waitForURL('**/abschluss/2026-10/PLANUNG');
    await page.getByText('Alles ist geprüft').waitFor({ timeout: 60_000 });
  }

  it('checks October and survives a reload; who started cannot close', async () => {
    const page = await as('timeAdministrator');
    await page.goto('/abschluss');
    const group = page.locator('.group', { hasText: 'Bauleitplanung' });
    await group.getByRole('button', { name: 'Abschluss beginnen' }).waitFor();
    await page.waitForURL('**/abschluss/2026-10');
    // Somebody else has the page open and begins at the same time: both meet in the same closing.
    const other = await as('timeAdministrator', 1);
    await other.goto('/abschluss/2026-10');
    await other
      .locator('.group', { hasText: 'Bauleitplanung' })
      .getByRole('button', { name: 'Abschluss beginnen' })
      .waitFor();
    await group.getByRole('button', { name: 'Abschluss beginnen' }).click();
    await page.waitForURL('**/abschluss/2026-10/PLANUNG');
    await other
      .locator('.group', { hasText: 'Bauleitplanung' })
      .getByRole('button', { name: 'Abschluss beginnen' })
      .click();
    await other.waitForURL('**/abschluss/2026-10/PLANUNG');
    await other.getByText('Begonnen von').first().waitFor();
    await page.reload();
    await page.getByText('Alles ist geprüft').waitFor({ timeout: 60_000 });
    await page.getByText('Abschließen oder ablehnen muss eine andere Person').waitFor();
    const close = page.getByRole('button', { name: 'Monat abschließen' });
    expect(await close.getAttribute('aria-disabled')).toBe('true');
    expect(await page.getByRole('button', { name: 'Ablehnen' }).count()).toBe(0);
  });

  it('is refused by the second time administrator with a reason, and started again', async () => {
    const second = await as('timeAdministrator', 1);
    await checked(second);
    await second.getByText(/Begonnen hat Sabine Hoffmann/).waitFor();
    await second.getByRole('button', { name: 'Ablehnen' }).click();
    await second.getByLabel('Begründung').fill('ab');
    await second.getByRole('button', { name: 'Endgültig ablehnen' }).click();
    await second.getByText('Bitte begründen Sie die Ablehnung').waitFor();
    await second.getByLabel('Begründung').fill('Nachbuchung vom 29. fehlt noch');
    await second.getByRole('button', { name: 'Endgültig ablehnen' }).click();
    await second.getByText('Das Ergebnis wurde abgelehnt').waitFor();
    const page = await as('timeAdministrator');
    await page.reload();
    await page.getByText('Nachbuchung vom 29. fehlt noch').waitFor();
    await page.getByRole('button', { name: 'Erneut beginnen' }).click();
    await page.getByText('Alles ist geprüft').waitFor({ timeout: 60_000 });
    await page.getByText('Zuvor abgelehnt von').waitFor();
  });

  it('is closed by the second time administrator', async () => {
    const page = await as('timeAdministrator', 1);
    await checked(page);
    await page.getByRole('button', { name: 'Monat abschließen' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Oktober 2026, Bauleitplanung endgültig abschließen?' });
    expect(await dialog.innerText()).toMatch(/Personen\s+\d+[\s\S]*Kontostand/);
    await page.getByRole('button', { name: 'Endgültig abschließen' }).click();
    await page
      .getByText('Der Monat ist abgeschlossen und kann nicht mehr geändert werden')
      .waitFor({ timeout: 60_000 });
    await page.getByText('Abgeschlossen von').waitFor();
  });

  it('tells the employee that October is closed', async () => {
    const page = await as('employee');
    await page.goto('/monat/2026-10');
    await page.getByText('Abgeschlossen am').waitFor();
    expect(await page.getByRole('button', { name: 'Monat abgeben' }).count()).toBe(0);
  });

  /** The LODAS file of October at the payroll desk. */
  async function lodasFile(page: Page) {
    await page.goto('/lohn');
    const month = page.locator('li', { has: page.getByRole('heading', { name: 'Oktober 2026 · Bauleitplanung' }) });
    // Only what waits for a release is open.
    const details = month.locator('details').first();
    if ((await details.getAttribute('open')) === null) await month.locator('summary').first().click();
    return month.locator('.file').first();
  }

  it('makes the LODAS file, which another person of payroll releases', async () => {
    const made = await lodasFile(await as('payroll'));
    await made.getByRole('button', { name: 'Datei erzeugen' }).click();
    await made.getByText('wartet auf Freigabe').waitFor();
    await made.getByText('Freigeben oder ablehnen muss eine andere Person').waitFor();
    expect(await made.getByRole('link', { name: /Herunterladen/ }).count()).toBe(0);
    expect(await made.getByRole('button', { name: /^Freigeben/ }).getAttribute('aria-disabled')).toBe('true');
    const seen = await lodasFile(await as('payroll', 1));
    await seen.getByRole('button', { name: /^Freigeben/ }).click();
    await seen.getByRole('button', { name: 'Endgültig freigeben' }).click();
    await seen.getByText('freigegeben', { exact: true }).waitFor();
  });

  it('gives payroll the LODAS file, the same bytes twice, with the checksum that is shown', async () => {
    const page = await as('payroll');
    const lodas = await lodasFile(page);
    const link = lodas.getByRole('link', { name: /Herunterladen/ });
    await link.waitFor();
    const contents: Buffer[] = [];
    for (let i = 0; i < 2; i += 1) {
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      const file = path.join(folder, `lodas-${i}.txt`);
      await download.saveAs(file);
      contents.push(readFileSync(file));
    }
    expect(contents[0].equals(contents[1])).toBe(true);
    expect(contents[0].toString('latin1')).toMatch(/^\[Allgemein\]\r\nZiel=LODAS\r\n/);
    const shown = (await lodas.locator('code').innerText()).replaceAll(/\s/g, '');
    expect(createHash('sha256').update(contents[0]).digest('hex')).toBe(shown);
  });

  it('wrote nothing to any console, no blocked script or style either', () => {
    // Who began second met the first: the one refusal that belongs to the journey.
    const errors = [...windows.values()].flatMap((window) => window.consoleErrors);
    expect(errors.filter((text) => !text.includes('409 (Conflict)'))).toEqual([]);
  });
});
