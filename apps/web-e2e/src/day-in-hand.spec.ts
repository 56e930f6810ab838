import { type Page } from 'playwright-core';
import { accessibilityViolations, demoPerson, disconnect, openWindow, type Window } from './browser';

/** Tuesday, 24 November 2026, nine in the morning: somebody looks at days and months, corrects one, prints and leaves. */
describe('the day in the hand', () => {
  const windows: Window[] = [];
  let wide: Page;
  let phone: Page;

  async function signIn(width: number): Promise<Page> {
    const window = await openWindow({ width, height: width > 1000 ? 900 : 740 });
    windows.push(window);
    await window.page.goto('/anmelden');
    await window.page.getByRole('button', { name: (await demoPerson('employee')).name }).click();
    await window.page.waitForURL('**/heute');
    return window.page;
  }
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');

  beforeAll(async () => {
    wide = await signIn(1280);
    phone = await signIn(360);
  });
  afterAll(async () => {
    for (const { context } of windows) await context.close();
    await disconnect();
  });

  it('opens a day by its whole row, leads to its neighbours, and is back at the row', async () => {
    await wide.goto('/monat/2026-10');
    const figure = await wide.locator('tr:has(#day-2026-10-06) td.credited').boundingBox();
    if (!figure) throw new Error('the row is not there');
    await wide.mouse.click(figure.x + figure.width / 2, figure.y + figure.height / 2);
    await wide.getByRole('heading', { name: 'Dienstag, 6. Oktober 2026' }).waitFor();
    expect(await wide.title()).toBe('Mein Monat – Dienstag, 6. Oktober 2026 – Zeitbuch');
    await wide.getByRole('link', { name: 'Nächster Tag: Mi 07.10.' }).click();
    await wide.getByRole('heading', { name: 'Mittwoch, 7. Oktober 2026' }).waitFor();
    await wide.keyboard.press('Escape');
    await wide.waitForURL('**/monat/2026-10');
    await wide.waitForFunction(() => document.activeElement?.id === 'day-2026-10-07');
    expect(await wide.title()).toBe('Mein Monat – Oktober 2026 – Zeitbuch');
    await phone.goto('/monat/2026-10/tag/2026-10-01');
    await phone.getByRole('link', { name: 'Vorheriger Tag: Mi 30.09.' }).click();
    await phone.getByRole('heading', { name: 'Mittwoch, 30. September 2026' }).waitFor();
    await phone.getByRole('link', { name: 'Erklärung schließen' }).click();
    await phone.waitForFunction(() => document.activeElement?.id === 'day-2026-09-30');
    expect(await focused(phone)).toBe('day-2026-09-30');
  });

  it('corrects a whole day: the effect while it is typed, a confirmation that names what would be missing', async () => {
    for (const page of [wide, phone]) {
      await page.goto('/monat/2026-11/tag/2026-11-19/korrektur');
      await page.getByText('Noch ist nichts geändert').waitFor();
      await page.getByLabel('Gehen', { exact: true }).fill('1810');
      await page.locator('.effect .difference').getByText(/^\+/).waitFor();
      await page.getByLabel('Gehen', { exact: true }).fill('');
      await page.getByText('So fehlt eine Buchung').waitFor();
      await page.getByText(/^Gehen nach \d\d:\d\d Uhr$/).waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.getByLabel('Gehen', { exact: true }).fill('1810');
      await page.getByText('So fehlt eine Buchung').waitFor({ state: 'detached' });
    }
    await phone.getByLabel('Begründung').fill('Länger geblieben');
    await phone.getByRole('button', { name: 'Korrektur beantragen' }).click();
    await phone.getByText('Wartet auf Freigabe').first().waitFor();
    await wide.getByLabel('Begründung').fill('Länger geblieben');
    await wide.getByRole('button', { name: 'Korrektur beantragen' }).click();
    await wide.getByText(/^Für diesen Tag wartet schon ein Antrag/).waitFor();
    await wide.getByText(/beantragt am 24\.11\.2026/).waitFor();
    await wide.getByRole('button', { name: /Antrag zurückziehen/ }).click();
    await wide.getByLabel('Gehen', { exact: true }).waitFor();
  });

  it('says of a month before the beginning that it does not count, and of a running one until when', async () => {
    await wide.goto('/monat/2020-03');
    await wide.getByText(/^\s*Vor Beginn: Die Zeiterfassung beginnt am/).waitFor();
    expect(await wide.getByText('Kontostand').count()).toBe(0);
    await wide.goto('/monat/2026-11');
    await wide.getByText('Soll bis 24.11.').waitFor();
  });

  it('prints the month on one sheet or two, with name, number, status, page and signature', async () => {
    await wide.goto('/monat/2026-10/tag/2026-10-06');
    await wide.getByRole('button', { name: 'Drucken' }).waitFor();
    await wide.emulateMedia({ media: 'print' });
    const head = wide.locator('zb-month-sheet-head');
    for (const text of ['Zeitnachweis Oktober 2026', 'Jana Vogel', 'Personalnummer', 'Stand'])
      await head.getByText(text).first().waitFor();
    await wide.getByText('Datum, Unterschrift', { exact: true }).waitFor();
    expect(await wide.getByRole('article').isVisible()).toBe(false);
    const sheets = (await wide.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
    expect(sheets.length).toBeGreaterThan(0);
    expect(sheets.length).toBeLessThanOrEqual(2);
    await wide.emulateMedia({ media: null });
  });

  it('keeps its words without a connection, and asks before signing out while a booking waits', async () => {
    await phone.goto('/heute');
    await phone.getByRole('button', { name: 'Kommen' }).waitFor();
    await phone.context().setOffline(true);
    await phone.getByRole('button', { name: 'Kommen' }).click();
    const button = phone.getByRole('button', { name: /^Gehen ohne Verbindung/ });
    await button.waitFor();
    expect(await button.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
    await phone.getByRole('button', { name: /Menü von/ }).click();
    await phone.getByRole('menuitem', { name: 'Abmelden', exact: true }).click();
    const question = phone.getByRole('dialog', { name: 'Diese Buchungen sind noch nicht übertragen' });
    await question.getByText('Di 24.11., 09:0').waitFor();
    expect(await accessibilityViolations(phone)).toEqual([]);
    await question.getByRole('button', { name: 'Angemeldet bleiben' }).click();
    await question.waitFor({ state: 'hidden' });
    await phone.context().setOffline(false);
    await phone.getByRole('button', { name: /^Gehen, / }).waitFor();
  });
});
