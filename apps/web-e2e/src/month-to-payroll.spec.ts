import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Page } from 'playwright-core';
import { demoPerson, disconnect, openWindow, type DemoPerson, type Window } from './browser';

/**
 * From the first clock-in to the payroll file, as four people live it on
 * Tuesday, 24 November 2026. The steps build on each other.
 */
describe('from clocking in to the payroll file', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zeitbuch-'));
  const windows: Partial<Record<DemoPerson['role'], Window>> = {};

  /** The window of a role; signs in by a click on the demo person the first time. */
  async function as(role: DemoPerson['role']): Promise<Page> {
    const known = windows[role];
    if (known) return known.page;
    const window = (windows[role] = await openWindow());
    const person = await demoPerson(role);
    await window.page.goto('/anmelden');
    await window.page.getByRole('button', { name: person.name }).click();
    await window.page.waitForURL('**/heute');
    return window.page;
  }

  afterAll(async () => {
    rmSync(folder, { recursive: true });
    for (const window of Object.values(windows)) await window.context.close();
    await disconnect();
  });

  it('clocks in with one tap, keeps the state over a reload, changes the place, takes a break and goes', async () => {
    const page = await as('employee');
    await page.getByRole('button', { name: 'Kommen', exact: true }).click();
    await page.getByText('Eingestempelt seit 09:0').waitFor();
    await page.reload();
    await page.getByText('Eingestempelt seit 09:0').waitFor();
    await page.getByRole('button', { name: 'Mobile Arbeit' }).click();
    await page.getByText('Wechsel des Ortes').waitFor();
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await page.getByText('Pause seit 09:0').first().waitFor();
    await page.getByRole('button', { name: 'Pause beenden' }).click();
    await page.getByText('Eingestempelt seit 09:0').waitFor();
    // A second tap on the large button within a moment counts as the same tap; a person takes longer.
    await page.clock.runFor(2000);
    await page.getByRole('button', { name: /^Gehen/ }).click();
    await page.getByText('Ausgestempelt um 09:0').waitFor();
    await page.reload();
    await page.getByText('Ausgestempelt um 09:0').waitFor();
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
    await page.getByRole('radio', { name: 'Buchung nachtragen' }).check();
    await page.locator('#correction-kind').selectOption({ label: 'Gehen' });
    await page.locator('#correction-localTime').fill('16:30');
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
    await page.getByText('Genehmigt').waitFor();
  });

  it('checks October, survives a reload, previews and closes', async () => {
    const page = await as('timeAdministrator');
    await page.goto('/abschluss');
    const group = page.locator('.group', { hasText: 'PLANUNG' });
    await group.getByRole('button', { name: 'Abschluss beginnen' }).click();
    await page.waitForURL('**/abschluss/*');
    await page.reload();
    await page.getByText('Alles ist geprüft').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Monat abschließen' }).click();
    await page.getByRole('button', { name: 'Endgültig abschließen' }).click();
    await page
      .getByText('Der Monat ist abgeschlossen und kann nicht mehr geändert werden')
      .waitFor({ timeout: 60_000 });
  });

  it('tells the employee that October is closed', async () => {
    const page = await as('employee');
    await page.goto('/monat/2026-10');
    await page.getByText('Abgeschlossen am').waitFor();
    expect(await page.getByRole('button', { name: 'Monat abgeben' }).count()).toBe(0);
  });

  it('gives payroll the LODAS file, the same bytes twice, with the checksum that is shown', async () => {
    const page = await as('payroll');
    await page.goto('/lohn');
    const month = page.locator('li', { has: page.getByRole('heading', { name: 'Oktober 2026 · PLANUNG' }) });
    const lodas = month.locator('.file').first();
    await lodas.getByRole('button', { name: 'Datei erzeugen' }).click();
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
    expect(Object.values(windows).flatMap((window) => window.consoleErrors)).toEqual([]);
  });
});
