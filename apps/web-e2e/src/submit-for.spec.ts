import { Client } from 'pg';
import { accessibilityViolations, baseUrl, demoPerson, disconnect, openWindow } from './browser';

afterAll(disconnect);

interface Team {
  members: { employeeId: string; name: string; status: string; blockersCount: number }[];
}

describe('a month that its person cannot hand in', () => {
  it.each([1280, 360])('is handed in by the supervisor with a reason, at %i px', async (width) => {
    const { page, context, consoleErrors } = await openWindow({ width });
    const { email, password } = await demoPerson('supervisor');
    await page.goto('/anmelden');
    await page.getByLabel('E-Mail').fill(email);
    await page.getByLabel('Passwort', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByRole('navigation', { name: 'Hauptnavigation' }).waitFor();
    const team = (await (await context.request.get(`${baseUrl}/api/v1/team/months/2026-10`)).json()) as Team;
    const person = team.members.find(({ status, blockersCount }) => status !== 'closed' && blockersCount === 0);
    if (!person) throw new Error('nobody of the team has a month that could be handed in');
    await reopen(person.employeeId);
    await page.goto(`/monat/2026-10?person=${person.employeeId}`);
    await page.getByRole('button', { name: `Für ${person.name} abgeben` }).click();
    await page.getByRole('button', { name: 'Jetzt abgeben' }).click();
    await page.getByText('Bitte sagen Sie, warum.').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    if (process.env.SUBMIT_FOR_PICTURE)
      await page.screenshot({ path: `${process.env.SUBMIT_FOR_PICTURE}-${width}.png` });
    await page.getByLabel('Begründung').fill('Kein Zugang seit dem 2. November');
    await page.getByRole('button', { name: 'Jetzt abgeben' }).click();
    await page
      .getByText(/Abgegeben von .*: Kein Zugang seit dem 2. November/)
      .first()
      .waitFor();
    expect(consoleErrors).toEqual([]);
    await context.close();
  });

  /** As if nobody had handed the month in yet. */
  const reopen = async (employeeId: string) => {
    const database = new Client({ connectionString: process.env.E2E_DATABASE_URL });
    await database.connect();
    await database.query(
      `update employee_month set status = 'open', submitted_at = null, approved_at = null, approved_by = null,
         submitted_by = null, submitted_reason = null
       where employee_id = $1 and month = '2026-10-01'`,
      [employeeId],
    );
    await database.end();
  };
});
