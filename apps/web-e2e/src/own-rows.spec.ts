import { type Page } from 'playwright-core';
import { accessibilityViolations, baseUrl, demoPerson, disconnect, openWindow, type DemoPerson } from './browser';

// Tuesday, 24 November 2026: the time administrator imports absences, two rows about herself among them.
/** Signs in as one of the demo city, on the sign-in page. */
async function signIn(page: Page, { name }: DemoPerson): Promise<void> {
  await page.goto('/anmelden');
  await page.getByRole('button', { name }).click();
  await page.waitForURL('**/heute');
}

describe('rows that somebody imported about themselves', () => {
  let administrator: DemoPerson;
  let second: DemoPerson;
  beforeAll(async () => {
    administrator = await demoPerson('timeAdministrator');
    second = await demoPerson('timeAdministrator', 1);
  });
  afterAll(() => disconnect());

  const importFor = async (kind: string, rows: (number: string) => string) => {
    const { context } = await openWindow();
    const headers = { origin: baseUrl };
    const { email, password } = administrator;
    expect(
      (await context.request.post('/api/auth/sign-in/email', { data: { email, password }, headers })).status(),
    ).toBe(200);
    const session = (await (await context.request.get('/api/v1/session')).json()) as {
      employee: { personnelNumber: string };
    };
    const answer = await context.request.post(`/api/v1/imports/${kind}?fileName=${kind}.csv`, {
      data: rows(session.employee.personnelNumber),
      headers: { ...headers, 'content-type': 'text/csv' },
    });
    expect(await answer.json()).toMatchObject({ written: 0, errors: [] });
    await context.close();
  };

  it('wait for a second person, who takes some over and refuses others with a reason', async () => {
    await importFor('absences', (n) => `Personalnummer;Art;Von;Bis\n${n};Dienstreise;24.11.2026;24.11.2026`);
    await importFor('leave', (n) => `Personalnummer;Jahr;Gesetzliche Tage;Weitere Tage\n${n};2019;20;10`);

    const own = await openWindow();
    await signIn(own.page, administrator);
    await own.page.getByRole('link', { name: 'Import' }).click();
    await own.page.getByText('Entscheiden muss eine andere Person').first().waitFor();
    const taking = own.page.getByRole('button', { name: 'Übernehmen' }).first();
    expect(await taking.getAttribute('aria-disabled')).toBe('true');
    expect(own.consoleErrors).toEqual([]);
    await own.context.close();

    const { page, context, consoleErrors } = await openWindow({ width: 360, height: 800, dark: true });
    await signIn(page, second);
    await page.goto('/einfuhr');
    const absences = page.getByRole('article', { name: /Abwesenheiten/ });
    await absences.getByText('Dienstreise').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await absences.getByRole('button', { name: 'Übernehmen' }).click();
    await absences.getByRole('button', { name: 'Ja, übernehmen' }).click();
    await absences.getByText('Übernommen', { exact: true }).waitFor();

    const leave = page.getByRole('article', { name: /Mitgebrachter Urlaub/ });
    await leave.getByRole('button', { name: 'Ablehnen' }).click();
    await leave.getByRole('button', { name: 'Abbrechen' }).click();
    await page.waitForFunction(() => document.activeElement?.textContent?.trim() === 'Ablehnen');
    await leave.getByRole('button', { name: 'Ablehnen' }).click();
    await leave.getByRole('button', { name: 'Endgültig ablehnen' }).click();
    await leave.getByText('Bitte begründen Sie die Ablehnung mit mindestens drei Zeichen.').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await leave.getByLabel('Begründung').fill('2019 warst du noch nicht bei uns.');
    // What was written is there again after a reload.
    await page.reload();
    await leave.getByRole('button', { name: 'Ablehnen' }).click();
    const kept = (text: string): boolean => document.querySelector('textarea')?.value === text;
    await page.waitForFunction(kept, '2019 warst du noch nicht bei uns.');
    await leave.getByRole('button', { name: 'Endgültig ablehnen' }).click();
    await leave.getByText('Begründung: 2019 warst du noch nicht bei uns.').waitFor();
    await page.getByRole('heading', { name: 'Wartet auf eine Entscheidung' }).waitFor({ state: 'detached' });
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(consoleErrors).toEqual([]);
    await context.close();
  });
});
