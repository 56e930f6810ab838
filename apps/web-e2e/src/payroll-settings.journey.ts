import { baseUrl, demoPerson } from './browser';
import { expect, test } from './journey';

const STANDBY = 'Bereitschaftsdienst';

/** What the demo city has not set: standby duty at the workplace, which nobody has in it. */
test.describe('what payroll sets', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('is filled in by one, released by another, and tried with a test file', async ({
    page,
    signIn,
    browser,
    faults,
  }) => {
    await signIn('payroll');
    await page.goto('/lohn');
    await page.getByRole('link', { name: 'Einstellungen' }).click();
    await expect(page.getByText('1 von 21 sind noch nicht festgelegt')).toBeVisible();
    await page.getByRole('button', { name: 'Fehlende eintragen' }).click();
    await page.getByLabel(`Lohnart für ${STANDBY}`).fill('20801');
    await page.getByLabel(`Schlüssel für ${STANDBY}`).fill('01');
    // What was typed outlives a reload.
    await page.reload();
    await expect(page.getByRole('strong').filter({ hasText: 'Ihr Entwurf ist wieder da.' })).toBeVisible();
    await page.getByRole('button', { name: '1 vorschlagen' }).click();
    await expect(page.getByText('Lohnart: bis zu vier Ziffern')).toBeVisible();
    expect(faults.splice(0)).toEqual([expect.stringContaining('422')]);
    await page.getByLabel(`Lohnart für ${STANDBY}`).fill('2080');
    await page.getByRole('button', { name: '1 vorschlagen' }).click();
    await expect(page.getByText('Das haben Sie vorgeschlagen.')).toBeVisible();

    const second = await demoPerson('payroll', 1);
    const context = await browser.newContext({ baseURL: baseUrl, viewport: { width: 1280, height: 800 } });
    await context.clock.install({ time: new Date(process.env['E2E_NOW'] ?? '') });
    const data = { email: second.email, password: second.password };
    await context.request.post('/api/auth/sign-in/email', { data, headers: { origin: baseUrl } });
    const other = await context.newPage();
    await other.goto('/lohn/einstellungen');
    const proposal = other.getByRole('article', { name: 'Lohnarten: DATEV LODAS' });
    await expect(proposal.getByRole('row', { name: STANDBY })).toContainText('Lohnart 2080, Schlüssel 01');
    await proposal.getByRole('button', { name: 'Freigeben' }).click();
    await other.getByRole('button', { name: 'Jetzt freigeben' }).click();
    // What holds and what is missing is read again: on a busy machine that takes a while.
    await expect(proposal).toBeHidden({ timeout: 20_000 });
    await expect(other.getByRole('row', { name: STANDBY })).toContainText('2080');
    await context.close();

    await page.reload();
    await expect(page.getByText('sind noch nicht festgelegt')).toBeHidden();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Testdatei herunterladen' }).click();
    expect((await download).suggestedFilename()).toMatch(/^TEST_datev-lodas_.*\.txt$/);
  });
});
