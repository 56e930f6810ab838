import { Client } from 'pg';
import { accessibilityViolations, baseUrl, demoPerson, disconnect, openWindow, type DemoPerson } from './browser';

describe('signing in and out', () => {
  const database = new Client({ connectionString: process.env.E2E_DATABASE_URL });
  beforeAll(() => database.connect());
  afterAll(async () => {
    await database.end();
    await disconnect();
  });

  /** Somebody guessed at the account from this very address: the next attempt has to wait for a minute. */
  const guessedAt = async (person: DemoPerson) => {
    await fetch(`${baseUrl}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: person.email, password: 'not the password' }),
    });
    await database.query(
      `update auth_rate_limit set count = 20, "lastRequest" = (extract(epoch from clock_timestamp()) * 1000)::bigint`,
    );
  };

  for (const look of [{}, { width: 360, height: 740, dark: true }]) {
    it(`waits after too many attempts and then goes on by itself (${'dark' in look ? 'phone, dark' : 'desk, light'})`, async () => {
      const person = await demoPerson('employee');
      const { context, page, consoleErrors } = await openWindow(look);
      await page.goto('/anmelden');
      await page.getByLabel('E-Mail-Adresse').fill(person.email);
      await page.getByLabel('Passwort', { exact: true }).fill(person.password);
      await guessedAt(person);
      await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
      const wait = page.locator('#wait');
      await wait.waitFor();
      expect(await wait.textContent()).toMatch(/in \d+ s von selbst angemeldet/);
      expect(await page.locator('button.submit').getAttribute('aria-disabled')).toBe('true');
      expect(await accessibilityViolations(page)).toEqual([]);
      if (process.env.E2E_PICTURES)
        await page.screenshot({ path: `${process.env.E2E_PICTURES}/wait-${'dark' in look ? 'phone' : 'desk'}.png` });
      // The minute passes, for the database and for the browser.
      await database.query('update auth_rate_limit set "lastRequest" = "lastRequest" - 60000');
      await page.clock.runFor(60_000);
      await page.waitForURL('**/heute', { timeout: 30_000 });
      // The browser itself writes a line for each answer 429.
      expect(consoleErrors.filter((text) => !text.includes('429'))).toEqual([]);
      await context.close();
    });
  }

  it('ends on all devices from the menu, asked before and told afterwards', async () => {
    const person = await demoPerson('employee');
    const [desk, phone] = [await openWindow(), await openWindow({ width: 360, height: 740 })];
    for (const { page } of [desk, phone]) {
      await page.goto('/anmelden');
      await page.getByRole('button', { name: person.name }).first().click();
      await page.waitForURL('**/heute');
    }
    await desk.page.getByRole('button', { name: /Menü von/ }).click();
    if (process.env.E2E_PICTURES) await desk.page.screenshot({ path: `${process.env.E2E_PICTURES}/menu.png` });
    await desk.page.getByRole('menuitem', { name: 'Auf allen Geräten abmelden' }).click();
    const question = desk.page.getByRole('dialog', { name: 'Auf allen Geräten abmelden?' });
    await question.getByRole('button', { name: 'Auf allen Geräten abmelden' }).click();
    await desk.page.waitForURL('**/anmelden');
    await desk.page.locator('.notice', { hasText: 'Sie sind auf allen Geräten abgemeldet.' }).waitFor();
    await phone.page.goto('/monat');
    await phone.page.waitForURL('**/anmelden*');
    for (const { context } of [desk, phone]) await context.close();
  });
});
