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

  it('keeps the place in the list, its columns and the focus in sight while a day is shown beside it', async () => {
    await wide.goto('/monat/2026-11');
    const row = wide.locator('#day-2026-11-19');
    await row.scrollIntoViewIfNeeded();
    await wide.evaluate(() => scrollBy(0, 150));
    const place = await wide.evaluate(() => scrollY);
    expect(place).toBeGreaterThan(100);
    await row.click();
    await wide.getByRole('heading', { name: 'Donnerstag, 19. November 2026' }).waitFor();
    expect(await wide.locator('zb-month-days thead th:visible').count()).toBe(9);
    const frame = await wide.evaluate(() => {
      const { scrollWidth = 1, clientWidth = 0 } = document.querySelector('zb-month-days .frame') ?? {};
      return scrollWidth - clientWidth;
    });
    expect(frame).toBe(0);
    const inSight = (id: string) =>
      wide.waitForFunction((key) => {
        const { top = -1 } = document.getElementById(key)?.getBoundingClientRect() ?? {};
        return top > 0 && top < innerHeight;
      }, id);
    await inSight('day-2026-11-19');
    await wide.getByRole('link', { name: 'Nächster Tag: Fr 20.11.' }).click();
    await wide.getByRole('heading', { name: 'Freitag, 20. November 2026' }).waitFor();
    await inSight('day-2026-11-20');
    await wide.keyboard.press('Escape');
    await wide.waitForFunction(() => document.activeElement?.id === 'day-2026-11-20');
    await inSight('day-2026-11-20');
    expect(await wide.evaluate(() => scrollY)).toBeGreaterThan(100);
    // A day of a folded week is opened with its week, so that there is a row to come back to.
    // Whoever closes it before the month has come is back at the row as soon as it is there.
    await wide.context().route(/\/api\/v1\/months\/2026-12(\?|$)/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue();
    });
    await wide.goto('/monat/2026-12/tag/2026-12-02');
    await wide.getByText('Dieser Tag kommt noch').waitFor();
    expect(await wide.getByRole('link', { name: 'Korrektur beantragen' }).count()).toBe(0);
    await wide.keyboard.press('Escape');
    await wide.waitForFunction(() => document.activeElement?.id === 'day-2026-12-02');
    await wide.getByText('Dieser Monat beginnt am 01.12.2026.').waitFor();
    await wide.getByText('Soll, geplant').waitFor();
  });

  it('is no wider than the phone, however many quiet days stand in a row', async () => {
    for (const month of ['2026-11', '2026-12', '2027-03']) {
      await phone.goto(`/monat/${month}`);
      await phone.getByRole('button', { name: 'Drucken' }).waitFor();
      await phone.locator('zb-month-days').waitFor();
      expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    }
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
    // Pressed twice it is withdrawn once; and what was a mistake is undone.
    const withdraw = wide.getByRole('button', { name: /Antrag zurückziehen/ });
    await withdraw.dblclick();
    await wide.getByLabel('Gehen', { exact: true }).waitFor();
    expect(await wide.getByText('Erneut versuchen').count()).toBe(0);
    await wide.getByRole('button', { name: 'Rückgängig' }).click();
    expect(await accessibilityViolations(wide)).toEqual([]);
    await withdraw.waitFor();
    await wide.goto('/antraege');
    await withdraw.dblclick();
    await wide.getByText('Ihr Antrag ist zurückgezogen.').waitFor();
    expect(await wide.getByText('Über diesen Antrag ist schon entschieden.').count()).toBe(0);
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
    // The person who signs it finds every day on it, those of folded weeks and of a month to come, too.
    for (const [month, days] of [
      ['2026-11', 30],
      ['2026-12', 31],
    ] as const) {
      await wide.goto(`/monat/${month}`);
      await wide.locator('zb-month-days tbody').first().waitFor();
      expect(await wide.locator('[id^="day-2026"]:visible').count()).toBe(days);
      const [first, second] = await wide.locator('[id^="day-2026"]').all();
      expect((await second.boundingBox())?.y).toBeGreaterThan((await first.boundingBox())?.y ?? 0);
    }
    await wide.emulateMedia({ media: null });
  });

  it('says on every page that it is loading, and nothing else meanwhile', async () => {
    const pages = {
      employee: ['/heute', '/monat', '/monat/2026-11/tag/2026-11-19/korrektur', '/antraege', '/urlaub', '/regeln'],
      supervisor: ['/freigaben'],
      timeAdministrator: ['/dienstvereinbarungen', '/einfuhr', '/abschluss'],
      payroll: ['/lohn'],
    } as const;
    for (const [role, addresses] of Object.entries(pages)) {
      const window = await openWindow();
      await window.page.goto('/anmelden');
      const { name } = await demoPerson(role as keyof typeof pages);
      await window.page.getByRole('button', { name }).click();
      await window.page.waitForURL('**/heute');
      await window.context.route(/\/api\/v1\/(?!session|tasks)/, () => undefined); // no answer comes
      for (const address of addresses) {
        await window.page.goto(address);
        await window.page.locator('zb-loading').first().waitFor();
        const text = (await window.page.locator('main').textContent()) ?? '';
        expect(text).not.toMatch(/Nicht eingestempelt|Noch keine Buchung|Alle 0/);
      }
      await window.context.close();
    }
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
