import { type Page } from '@playwright/test';
import { Client } from 'pg';
import { baseUrl, demoPeople, demoPerson } from './browser';
import { expect, test } from './journey';
import { RolesPage } from './pages/roles-page';

const ROLE = 'Vereinbarungsredaktion';

/** Somebody of the demo city as whom nobody else signs in. */
async function somebodyElse(): Promise<{ name: string; personnelNumber: string }> {
  const database = new Client({ connectionString: process.env['E2E_DATABASE_URL'] });
  await database.connect();
  const { rows } = await database.query<{ name: string; personnelNumber: string }>(
    `select e.given_name || ' ' || e.family_name as name, e.personnel_number as "personnelNumber" from employee e
     where e.left_on is null and e.hired_on < '2026-01-01' and e.email not like all ($1)
       and e.tenant_id = 1 order by e.personnel_number offset 20 limit 1`,
    [(await demoPeople()).map(({ email }) => email)],
  );
  await database.end();
  return rows[0];
}

test.describe('a role', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('is proposed by one, confirmed by another with a task, and ended by one', async ({ page, signIn, browser }) => {
    const { name, personnelNumber } = await somebodyElse();
    // Both have signed in once: nobody acts alone any more.
    const context = await browser.newContext({ baseURL: baseUrl, viewport: { width: 1280, height: 800 } });
    await context.clock.install({ time: new Date(process.env['E2E_NOW'] ?? '') });
    const { email, password } = await demoPerson('organisationAdministrator', 1);
    await context.request.post('/api/auth/sign-in/email', { data: { email, password }, headers: { origin: baseUrl } });
    const second: Page = await context.newPage();
    await signIn('organisationAdministrator');

    const mine = new RolesPage(page);
    await mine.open();
    await mine.propose(personnelNumber, ROLE);
    await expect(mine.proposal(name)).toContainText('Das haben Sie vorgelegt.');
    await expect(mine.held(name, ROLE)).toHaveCount(0);

    await second.goto('/heute');
    await second.getByRole('link', { name: /Rolle/ }).first().click();
    const theirs = new RolesPage(second);
    await theirs.proposal(name).getByRole('button', { name: 'Rolle bestätigen' }).click();
    await expect(theirs.held(name, ROLE)).toContainText('bestätigt von');
    await expect(theirs.proposal(name)).toBeHidden();
    await context.close();

    await page.reload();
    await expect(mine.held(name, ROLE)).toContainText('Ganze Stadt');
    await mine.held(name, ROLE).getByRole('button', { name: 'Beenden' }).click();
    await page.getByRole('button', { name: 'Sofort beenden' }).click();
    await expect(mine.held(name, ROLE)).toHaveCount(0);
  });
});
