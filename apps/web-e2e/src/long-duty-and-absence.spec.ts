import { type Page } from 'playwright-core';
import { accessibilityViolations, demoPerson, type DemoPerson, disconnect, openWindow } from './browser';

afterAll(disconnect);

async function signIn(page: Page, role: DemoPerson['role']): Promise<void> {
  const { email, password } = await demoPerson(role);
  await page.goto('/anmelden');
  await page.getByLabel('E-Mail').fill(email);
  await page.getByLabel('Passwort', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.waitForURL('**/heute');
}

describe('a duty of more than sixteen hours', () => {
  it.each([1280, 360])('is asked about on the first page, and ended there, at %i px', async (width) => {
    const { page, context, consoleErrors } = await openWindow({ width, height: 800 });
    await context.route('**/api/v1/today', async (route) => {
      const answer = await route.fetch();
      const json = (await answer.json()) as object;
      await route.fulfill({
        response: answer,
        json: { ...json, state: 'out', unendedSince: '2026-11-23T14:00:00+01:00' },
      });
    });
    await signIn(page, 'employee');
    await page.getByRole('heading', { name: /Seit .*23\. November.*14:00 Uhr, fehlt ein Gehen/ }).waitFor();
    expect(await page.getByRole('button', { name: 'Kommen', exact: true }).count()).toBe(1);
    expect(await accessibilityViolations(page)).toEqual([]);
    if (process.env.E2E_PICTURES)
      await page.screenshot({ path: `${process.env.E2E_PICTURES}/unended-${width}.png`, fullPage: true });
    const sent = page.waitForRequest((request) => request.url().endsWith('/api/v1/bookings'));
    await context.route('**/api/v1/bookings', (route) => route.abort());
    const correct = page.getByRole('link', { name: 'Gehen nachtragen' });
    expect(await correct.getAttribute('href')).toBe('/monat/2026-11/tag/2026-11-23/korrektur');
    await page.getByRole('button', { name: 'Dienst jetzt beenden' }).click();
    await page.getByText(/So dauert der Dienst 19:\d\d Stunden/).waitFor();
    await page.getByRole('button', { name: 'Ja, Dienst beenden' }).click();
    expect((await sent).postDataJSON()).toMatchObject({ kind: 'clockOut' });
    expect(consoleErrors.filter((text) => !text.includes('ERR_FAILED'))).toEqual([]);
    await context.close();
  });
});

describe('a forgotten clock-out that was asked for', () => {
  it('waits for the leader, and nothing more is to be done', async () => {
    const { page, context, consoleErrors } = await openWindow({ width: 360, height: 800 });
    await context.route('**/api/v1/today', async (route) => {
      const answer = await route.fetch();
      const json = (await answer.json()) as object;
      await route.fulfill({
        response: answer,
        json: { ...json, state: 'out', unendedSince: '2026-11-23T14:00:00+01:00' },
      });
    });
    await context.route('**/api/v1/corrections?month=2026-11', (route) =>
      route.fulfill({ json: [{ date: '2026-11-23', status: 'pending', requestedAt: '2026-11-24T08:00:00+01:00' }] }),
    );
    await signIn(page, 'employee');
    const see = page.getByRole('link', { name: 'Antrag ansehen' });
    expect(await see.getAttribute('href')).toBe('/monat/2026-11/tag/2026-11-23');
    expect(await page.getByRole('button', { name: 'Dienst jetzt beenden' }).count()).toBe(0);
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(consoleErrors).toEqual([]);
    await context.close();
  });
});

describe('work on a day of leave', () => {
  it.each([1280, 360])('is decided by the leader in the day itself, at %i px', async (width) => {
    const { page, context } = await openWindow({ width, height: 900 });
    await signIn(page, 'supervisor');
    const team = (await (await page.request.get('/api/v1/team/months/2026-11')).json()) as {
      members: { employeeId: string }[];
    };
    const person = team.members[0].employeeId;
    let isDecided = false;
    await context.route('**/api/v1/days/2026-11-10/explanation*', async (route) => {
      const answer = await route.fetch();
      const json = (await answer.json()) as { findings: object[] };
      const finding = { code: 'WORK_ON_ABSENCE', severity: 'block', params: { minutes: 120, absence: 'leave' } };
      const findings = isDecided ? [] : [finding];
      await route.fulfill({ response: answer, json: { ...json, absences: ['leave'], findings } });
    });
    await context.route('**/absence-decision', async (route) => {
      expect(route.request().url()).toContain(`/people/${person}/days/2026-11-10/absence-decision`);
      expect(route.request().postDataJSON()).toEqual({ decision: 'workOnTop' });
      isDecided = true;
      await route.fulfill({ json: {} });
    });
    await context.route('**/api/v1/tasks', async (route) => {
      const answer = await route.fetch();
      const { tasks } = (await answer.json()) as { tasks: object[] };
      const about = { employeeId: person, subjectName: 'Jana Vogel', month: '2026-11', date: '2026-11-10', count: 1 };
      const undecided = isDecided ? [] : [{ kind: 'workOnAbsence', ...about }];
      await route.fulfill({ response: answer, json: { tasks: [...undecided, ...tasks] } });
    });
    await page.goto('/heute');
    await page.getByRole('link', { name: /Jana Vogel: gearbeitet trotz Abwesenheit/ }).click();
    await page.waitForURL(`**/monat/2026-11/tag/2026-11-10?person=${person}`);
    const question = page.getByRole('region', { name: 'Gearbeitet trotz Abwesenheit' });
    await question.getByRole('button', { name: 'Urlaubstag zurückgeben' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    if (process.env.E2E_PICTURES)
      await page.screenshot({ path: `${process.env.E2E_PICTURES}/absence-${width}.png`, fullPage: true });
    await question.getByRole('button', { name: 'Arbeit zusätzlich anrechnen' }).click();
    await question.waitFor({ state: 'detached' });
    await page.getByText('10.11.: Die Arbeit ist zusätzlich angerechnet.').first().waitFor();
    await context.close();
  });
});
