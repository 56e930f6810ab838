import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { Client } from 'pg';
import { baseUrl, demoPeople } from './browser';
import { expect, test } from './journey';
import { AccessPage } from './pages/access-page';
import { PeoplePage } from './pages/people-page';

const root = path.resolve(import.meta.dirname, '../../..');
const PASSWORD = 'vier Straßenbahnen im Regen 52';

/** Somebody of the demo city as whom nobody else signs in. */
async function somebodyElse(place = 0): Promise<{ email: string; givenName: string; personnelNumber: string }> {
  const database = new Client({ connectionString: process.env['E2E_DATABASE_URL'] });
  await database.connect();
  const { rows } = await database.query<{ email: string; givenName: string; personnelNumber: string }>(
    `select e.email, e.given_name as "givenName", e.personnel_number as "personnelNumber" from employee e
     where e.left_on is null and e.hired_on < '2026-01-01' and e.email not like all ($1)
       and e.tenant_id = 1 order by e.personnel_number desc limit 1 offset $2`,
    [(await demoPeople()).map(({ email }) => email), place],
  );
  await database.end();
  return rows[0];
}

/** As the server's command line prints it. */
function codeFor(email: string): string {
  const printed = execFileSync(process.execPath, [path.join(root, 'dist/tools/access-code.js'), email, ''], {
    env: { ...process.env, DATABASE_URL: process.env['E2E_DATABASE_URL'] },
    encoding: 'utf8',
  });
  return /[0-9A-Z]{5}(-[0-9A-Z]{5}){3}/.exec(printed)?.[0] ?? printed;
}

test.describe('an access code', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('leads somebody who forgot the password back to their day, once', async ({ page, faults }) => {
    const { email, givenName } = await somebodyElse();
    const code = codeFor(email);
    const access = new AccessPage(page);
    await access.typeCode(code.toLowerCase().replaceAll('-', ' '));
    await expect(access.heading).toHaveText(`Schön, dass Sie wieder da sind, ${givenName}`);
    await access.choose('passwordpassword');
    await expect(page.getByText('zu leicht zu erraten')).toBeVisible();
    expect(faults.splice(0)).toEqual([expect.stringContaining('422')]);
    await access.choose(PASSWORD);
    await page.waitForURL('**/heute');
    await expect(page.getByRole('button', { name: 'Kommen' })).toBeVisible();

    await page.goto(`/zugang#${code}`);
    await expect(page.getByText('wurde schon verwendet')).toBeVisible();
    expect(faults.splice(0)).toEqual([expect.stringContaining('409')]);
  });

  test('is given out by the organisation administration, and is worth nothing once access is closed', async ({
    page,
    signIn,
    faults,
    browser,
  }) => {
    const { personnelNumber, givenName } = await somebodyElse(1);
    await signIn('organisationAdministrator');
    const people = new PeoplePage(page);
    await people.find(personnelNumber);
    const code = await people.issueCode();
    const other = await browser.newPage({ baseURL: baseUrl });
    const access = new AccessPage(other);
    await access.typeCode(code);
    await expect(access.heading).toContainText(givenName);

    await people.closeAccess();
    await expect(page.getByText('Gesperrt', { exact: true })).toBeVisible();
    await access.choose(PASSWORD);
    await expect(other.getByText('gilt nicht mehr')).toBeVisible();
    await people.reopenAccess();
    await expect(page.getByText('Aktiv', { exact: true })).toBeVisible();
    await other.close();
    expect(faults.splice(0)).toEqual([]);
  });
});
