import { demoPerson } from './browser';
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

  test('is entered by the time administration, and the person does not agree', async ({ page, signIn }) => {
    const person = await demoPerson('employee');
    await signIn('employee');
    const { employee } = (await (await page.request.get('/api/v1/session')).json()) as {
      employee: { employeeId: string };
    };
    await signIn('timeAdministrator');
    await page.goto(`/monat/2026-11?person=${employee.employeeId}`);
    await page.getByRole('link', { name: 'Abwesenheiten ansehen und eintragen' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`${person.name}, abwesend 2026`);
    await page.getByRole('button', { name: 'Abwesenheit eintragen' }).click();
    await page.getByLabel('Art').selectOption({ label: 'Krank' });
    await page.getByLabel('Erster Tag').first().fill('10.12.2026');
    await page.getByLabel('Bescheinigung liegt vor').check();
    await expect(page.getByRole('status').filter({ hasText: 'an denen Arbeit anfällt' })).toBeVisible();
    await page.getByRole('button', { name: 'Eintragen', exact: true }).click();
    const held = page.getByRole('region', { name: 'Eingetragen', exact: true }).getByRole('listitem');
    await expect(held.filter({ hasText: '10.12.2026' })).toContainText('Bescheinigung da');

    await signIn('employee');
    await page.goto('/heute');
    await page.getByRole('link', { name: /Für Sie eingetragen/ }).click();
    const told = page.getByRole('region', { name: 'Für Sie eingetragen' });
    await told.getByRole('button', { name: /^Nicht einverstanden/ }).click();
    await told.getByLabel('Warum sind Sie nicht einverstanden?').fill('Ich war da.');
    await told.getByRole('button', { name: 'Absenden' }).click();
    await expect(told).toContainText('Sie sind nicht einverstanden: „Ich war da.“');
  });
});
