import { expect, test } from './journey';

/** A leave asked for by the person and granted by the leader; the demo city's clock stands still meanwhile. */
test.describe('an absence', () => {
  test('is asked for with its effect before the eyes, granted, and cancelled again', async ({ page, signIn }) => {
    await signIn('employee');
    await page.goto('/heute');
    await page.getByRole('link', { name: 'Abwesend', exact: true }).click();
    await page.getByRole('button', { name: 'Abwesenheit beantragen' }).click();
    await page.getByLabel('Art').selectOption({ label: 'Urlaub' });
    // Chosen in the plan of the year by keyboard; the form stays when the year turns.
    await page.getByRole('link', { name: 'Zum Jahr 2027' }).click();
    await page.getByRole('button', { name: 'Mo 14.06.2027', exact: true }).press('Enter');
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Fr 18.06.2027, Ende' })).toBeFocused();
    const effect = page.getByRole('status').filter({ hasText: 'an denen Sie arbeiten müssten' });
    await expect(effect).toContainText('5 Tage');
    await expect(effect).toContainText('Urlaub bleiben danach');
    await page.getByRole('button', { name: 'Beantragen', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Abwesenheit beantragen' })).toBeHidden();
    await expect(page.getByRole('button', { name: 'Do 17.06.2027, Urlaub, beantragt' })).toBeVisible();
    const request = page.getByRole('listitem').filter({ hasText: '14.06.2027' });
    await expect(request).toContainText('wartet');

    await signIn('supervisor');
    await page.goto('/freigaben');
    const item = page.getByRole('listitem').filter({ hasText: 'Urlaub: Mo 14.06.2027' });
    await item.getByRole('button', { name: /Urlaub: Mo 14\.06\.2027/ }).click();
    await expect(item).toContainText('Arbeitstage');
    await item.getByRole('button', { name: 'Freigeben', exact: true }).click();
    await expect(item).toBeHidden();

    await signIn('employee');
    await page.goto('/abwesend/2027');
    const held = page
      .getByRole('region', { name: 'Eingetragen' })
      .getByRole('listitem')
      .filter({ hasText: '14.06.2027' });
    await expect(held).toContainText('Urlaub');
    await held.getByRole('button', { name: /^Absagen/ }).click();
    await page.getByRole('button', { name: 'Absage beantragen' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: 'Urlaub absagen' })).toContainText('wartet');
    await page.getByRole('button', { name: /^Antrag zurückziehen/ }).click();
    await expect(page.getByRole('listitem').filter({ hasText: 'Urlaub absagen' })).toContainText('zurückgezogen');
  });

  test('is refused before it is sent where it cannot be', async ({ page, signIn }) => {
    await signIn('employee');
    await page.goto('/abwesend');
    await page.getByRole('button', { name: 'Abwesenheit beantragen' }).click();
    await page.getByLabel('Erster Tag').first().fill('19.06.2027');
    await page.getByLabel('Letzter Tag').first().fill('20.06.2027');
    await page.keyboard.press('Tab');
    await expect(page.getByText('An diesen Tagen müssten Sie nicht arbeiten.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Beantragen', exact: true })).toBeDisabled();
  });
});
