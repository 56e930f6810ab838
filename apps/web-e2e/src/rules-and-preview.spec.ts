import { type Page } from 'playwright-core';
import { demoPerson, disconnect, openWindow, type Window } from './browser';

/** When 7:48 of work are done with the half hour of break that will be deducted: the clock of the server goes on meanwhile. */
function eightHours18After(time: string): string {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + 498;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** As the head of the planning section, so that the employee's own journey finds the clock untouched. */
describe('the rules of a day, and the day without a connection', () => {
  let window: Window;
  let page: Page;

  beforeAll(async () => {
    window = await openWindow();
    page = window.page;
    await page.goto('/anmelden');
    await page.getByRole('button', { name: (await demoPerson('supervisor')).name }).click();
    await page.waitForURL('**/heute');
  });
  afterAll(async () => {
    await window.context.close();
    await disconnect();
  });

  it('leads from a step of an explained day to what its rule says on that day', async () => {
    await page.goto('/monat/2026-10');
    await page
      .getByRole('link', { name: /06\.10\./ })
      .first()
      .click();
    const explanation = page.getByRole('article', { name: 'So entsteht Ihr Tag' });
    await explanation.getByRole('link', { name: 'Wochenplan Ihres Vertrags' }).click();
    await page.waitForURL('**/regeln/2026-10-06?regel=CON-PATTERN');
    await page.getByRole('heading', { name: 'Dienstag, 6. Oktober 2026' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'rule-CON-PATTERN');
  });

  it('shows in July the summer frame with its end, and after the end the agreement’s own', async () => {
    await page.goto('/regeln/2026-08-31');
    const frame = page.getByRole('article', { name: 'Rahmenzeit' });
    await frame.getByText('05:30 – 20:00 Uhr').waitFor();
    await frame.getByText('Befristet bis 31.08.2026').waitFor();
    await page.getByRole('link', { name: /^Tag danach/ }).click();
    await frame.getByText('06:00 – 20:00 Uhr').waitFor();
    await page.getByText('Umzug ins Neue Rathaus').first().waitFor();
    expect(await frame.getByText('Befristet').count()).toBe(0);
  });

  it('values a morning without a connection by the same rules, and says that it is provisional', async () => {
    await page.goto('/heute');
    await page.getByText('Gleitzeitkonto, Stand gestern').waitFor();
    await page.waitForLoadState('networkidle');
    await window.context.setOffline(true);
    await page.getByRole('button', { name: /^Kommen/ }).click();
    await page.getByText('Vorläufig berechnet').waitFor();
    const state = await page.getByText(/^Eingestempelt seit/).innerText();
    const leaveFrom = page.locator('dd.leave-from');
    await leaveFrom.getByText(eightHours18After(/\d\d:\d\d/.exec(state)?.[0] ?? ''), { exact: true }).waitFor();
    // Seven hours without a break: the engine in the browser deducts the half hour that nobody booked.
    await page.clock.fastForward('07:00:00');
    await page.getByText('Pause überfällig seit').waitFor();
    await page.getByText('Über 6 Stunden ohne Pause').waitFor();
    // What could not be loaded is expected; anything else is a fault of ours.
    expect(window.consoleErrors.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
  });
});
