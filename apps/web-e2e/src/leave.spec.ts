import { type Page } from 'playwright-core';
import { demoPerson, disconnect, openWindow, type Window } from './browser';

/** `+30`, `−4,5`, `26` as hundredths. */
function hundredths(text: string): number {
  const [whole, fraction = ''] = text.replace('−', '-').replace('+', '').split(',');
  const size = Math.abs(Number(whole)) * 100 + Number(fraction.padEnd(2, '0'));
  return whole.startsWith('-') ? -size : size;
}

describe('the leave account', () => {
  let window: Window;
  let page: Page;

  beforeAll(async () => {
    window = await openWindow({ width: 360 });
    page = window.page;
    await page.goto('/anmelden');
    await page.getByRole('button', { name: (await demoPerson('employee')).name }).click();
    await page.waitForURL('**/heute');
  });
  afterAll(async () => {
    await window.context.close();
    await disconnect();
  });

  it('is found in the navigation, and its steps add up to what is left', async () => {
    await page.getByRole('link', { name: 'Urlaub', exact: true }).click();
    await page.getByText('So kommt die Zahl zustande').waitFor();
    const rows = await page.getByRole('row').allInnerTexts();
    const figures = rows.map((row) => hundredths(row.trim().split(/\s+/).at(-1) ?? ''));
    const result = figures.pop();
    expect(figures.length).toBeGreaterThanOrEqual(2);
    expect(figures.reduce((sum, figure) => sum + figure, 0)).toBe(result);
    expect(hundredths(await page.locator('.left .figure').innerText())).toBe(result);
  });

  it('leads from a step to its rule, and to the years around', async () => {
    await page.getByRole('link', { name: 'Erholungsurlaub' }).first().click();
    await page.waitForURL('**/regeln/*?regel=TVOED-26');
    await page.goBack();
    await page.getByRole('link', { name: 'Zum Jahr 2027' }).click();
    await page.getByRole('heading', { name: 'Urlaub 2027' }).waitFor();
    await page.getByText('Urlaub 2027 nach Tarif').waitFor();
    expect(await page.getByText('+31').count()).toBe(1);
    await page.goto('/urlaub/2021');
    await page.getByText('Für 2021 führt Zeitbuch kein Urlaubskonto').waitFor();
  });
});
