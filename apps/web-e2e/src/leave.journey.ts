import { expect, test } from './journey';
import { LeavePage } from './pages/leave-page';

test.describe('the leave account', () => {
  test.use({ viewport: { width: 360, height: 900 } });

  test('is found in the navigation, and its steps add up to what is left', async ({ page, signIn }) => {
    await signIn('employee');
    const leave = new LeavePage(page);
    await leave.openFromNavigation();
    const { steps, sum } = await leave.account();
    expect(steps.length).toBeGreaterThanOrEqual(2);
    expect(steps.reduce((total, step) => total + step, 0)).toBe(sum);
    expect(await leave.left()).toBe(sum);
  });

  test('leads from a step to its rule, and to the years around', async ({ page, signIn }) => {
    await signIn('employee');
    const leave = new LeavePage(page);
    await leave.open(2026);
    await leave.followRule('Erholungsurlaub');
    await page.waitForURL('**/regeln/*?regel=TVOED-26');
    await page.goBack();
    await leave.toYear(2027);
    await expect(leave.heading).toHaveText('Urlaub 2027');
    await expect(page.getByText('Urlaub 2027 nach Tarif')).toBeVisible();
    await expect(leave.step('+31')).toHaveCount(1);
  });

  test('says of which years it is not kept', async ({ page, signIn, faults }) => {
    await signIn('employee');
    await new LeavePage(page).open(2021);
    await expect(page.getByText('Für 2021 führt Zeitbuch kein Urlaubskonto')).toBeVisible();
    expect(faults.splice(0)).toEqual([expect.stringContaining('404')]); // which is how the API says it
  });
});
