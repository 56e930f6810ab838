import { type Page } from '@playwright/test';
import { accessibilityViolations } from './browser';
import { EmptyCity } from './empty-city';
import { expect, test } from './journey';

const CITY = 'vier Straßenbahnen im Regen 52';
const WORKS = 'siebzehn Kraniche über dem Kai';
const EMAIL = 'wanda.krause@auental.example';

const order = (name: string, shortName: string, password: string) => ({
  city: { name, shortName },
  site: { name: 'Rathaus', region: 'DE-SN' },
  payrollGroups: [{ code: '01', name: 'Beschäftigte' }],
  agreements: [{ template: 'flexitime', name: 'DV Gleitzeit', validFrom: '2026-01-01' }],
  unit: { kind: 'department', name: 'Hauptamt', shortName: 'AMT10' },
  administrator: {
    ...{ givenName: 'Wanda', familyName: 'Krause', email: EMAIL, personnelNumber: '412' },
    ...{ payrollGroup: '01', agreement: 'DV Gleitzeit', personnelGroup: 'TVOED_VKA', hiredOn: '2015-04-01' },
    dayMinutes: [468, 468, 468, 468, 468, 0, 0],
  },
  password,
});

/** What the seven steps of the set-up send at their end. */
async function found(page: Page, link: string, what: ReturnType<typeof order>): Promise<void> {
  const { origin, hash } = new URL(link);
  const data = { ...what, code: hash.slice(1) };
  const answer = await page.request.post(`${origin}/api/v1/setup/found`, { data, headers: { origin } });
  expect(answer.status()).toBe(200);
}

async function signIn(page: Page, password: string): Promise<void> {
  await page.getByLabel('E-Mail-Adresse').fill(EMAIL);
  await page.locator('#password').fill(password);
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
}

const menu = (page: Page) => page.getByRole('button', { name: /^WK/ }).click();

/** Until the server has it: who leaves before is asked what to do with it. */
async function clockIn(page: Page): Promise<void> {
  const taken = page.waitForResponse(
    (answer) => answer.url().endsWith('/api/v1/bookings') && answer.request().method() === 'POST',
  );
  await page.getByRole('button', { name: 'Kommen' }).click();
  expect((await taken).status()).toBe(201);
  await expect(page.getByRole('button', { name: 'Gehen' })).toBeVisible();
}

test.describe('somebody who works for the city and for its enterprise', () => {
  let city: EmptyCity | undefined;
  test.beforeAll(async () => {
    city = await EmptyCity.start();
  });
  test.afterAll(() => city?.stop());

  test('joins both, says for whom, clocks in at one, changes over and clocks in at the other', async ({ page }) => {
    const cityLink = city?.link ?? '';
    await found(page, cityLink, order('Stadt Auental', 'AUENTAL', CITY));
    const link = (await city?.furtherLink()) ?? '';
    await page.goto(link);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Willkommen. Wie heißt der Betrieb?');
    await found(page, link, order('Stadtwerke Auental', 'STADTWERKE', WORKS));

    // Two sign-ins with one address, each with its own password.
    await page.goto(new URL('/anmelden', cityLink).href);
    await signIn(page, CITY);
    await page.waitForURL('**/heute');
    await menu(page);
    await page.getByRole('menuitem', { name: 'Weiteren Arbeitgeber verbinden' }).click();
    await page.locator('#current-password').fill(CITY);
    await page.getByLabel('E-Mail-Adresse beim anderen Arbeitgeber').fill(EMAIL);
    await page.locator('#other-password').fill(WORKS);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Verbinden' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Für wen arbeiten Sie jetzt?');
    await expect(page.getByRole('button', { name: 'Stadt Auental Gerade gewählt' })).toBeVisible();
    expect(await accessibilityViolations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Stadtwerke Auental' }).click();
    await page.waitForURL('**/heute');
    await clockIn(page);

    await menu(page);
    await expect(page.getByText('Stadtwerke Auental')).toBeVisible();
    await page.getByRole('menuitem', { name: 'Arbeitgeber wechseln' }).click();
    await page.getByRole('button', { name: 'Stadt Auental' }).click();
    await page.waitForURL('**/heute');
    // Of the other employer's clock nothing is seen here.
    await expect(page.getByRole('button', { name: 'Gehen' })).toHaveCount(0);
    await clockIn(page);

    await menu(page);
    await page.getByRole('menuitem', { name: 'Abmelden', exact: true }).click();
    await page.waitForURL('**/anmelden');
    await signIn(page, CITY);
    await page.waitForURL('**/arbeitgeber');
    // Nothing can be opened before.
    await page.goto(new URL('/monat/2026-11', cityLink).href);
    await page.waitForURL('**/arbeitgeber?zurueck=*');
    await page.getByRole('button', { name: 'Stadtwerke Auental' }).click();
    await page.waitForURL('**/monat/2026-11');
  });
});
