import { Client } from 'pg';
import { accessibilityViolations, demoPerson, disconnect, openWindow } from './browser';

afterAll(disconnect);

describe('a month that its person cannot hand in', () => {
  it.each([1280, 360])('is handed in by the time administration with a reason, at %i px', async (width) => {
    const { page, context, consoleErrors } = await openWindow({ width });
    const { email, password } = await demoPerson('timeAdministrator');
    await page.goto('/anmelden');
    await page.getByLabel('E-Mail').fill(email);
    await page.getByLabel('Passwort', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByRole('navigation', { name: 'Hauptnavigation' }).waitFor();
    const person = await openedMonth();
    await page.goto(`/monat/2026-10?person=${person.employeeId}`);
    await page.getByRole('button', { name: `Für ${person.name} abgeben` }).click();
    await page.getByRole('button', { name: 'Jetzt abgeben' }).click();
    await page.getByText('Bitte sagen Sie, warum.').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    if (process.env.SUBMIT_FOR_PICTURE)
      await page.screenshot({ path: `${process.env.SUBMIT_FOR_PICTURE}-${width}.png` });
    await page.getByLabel('Begründung').fill('Kein Zugang seit dem 2. November');
    await page.reload(); // what was written outlives it
    await page.getByRole('button', { name: `Für ${person.name} abgeben` }).click();
    await page.waitForFunction(() => document.querySelector('textarea')?.value === 'Kein Zugang seit dem 2. November');
    await page.getByRole('button', { name: 'Jetzt abgeben' }).click();
    await page
      .getByText(/Abgegeben von .*: Kein Zugang seit dem 2. November/)
      .first()
      .waitFor();
    expect(consoleErrors).toEqual([]);
    await context.close();
  });

  /** Somebody's month that no other journey has closed, as if nobody had handed it in yet. */
  const openedMonth = async () => {
    const database = new Client({ connectionString: process.env.E2E_DATABASE_URL });
    await database.connect();
    const { rows } = await database.query<{ employeeId: string; name: string }>(
      `update employee_month m set status = 'open', submitted_at = null, approved_at = null, approved_by = null,
         submitted_by = null, submitted_reason = null
       from employee e
       where e.tenant_id = m.tenant_id and e.employee_id = m.employee_id and m.month = '2026-10-01'
         and e.employee_id = (
           select o.employee_id from employee_month o
           where o.month = '2026-10-01' and o.status in ('submitted', 'approved')
             and not exists (select from role_grant r where r.employee_id = o.employee_id)
             and not exists (select from day_evaluation d where d.employee_id = o.employee_id and d.has_blocker
               and d.date between '2026-10-01' and '2026-10-31')
           order by o.employee_id limit 1)
       returning m.employee_id as "employeeId", e.given_name || ' ' || e.family_name as name`,
    );
    await database.end();
    if (rows.length === 0) throw new Error('nobody has a month that could be handed in');
    return rows[0];
  };
});
