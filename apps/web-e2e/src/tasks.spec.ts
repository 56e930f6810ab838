import { accessibilityViolations, demoPerson, disconnect, openWindow } from './browser';

afterAll(disconnect);

const RETURNED = { kind: 'monthReturned', month: '2026-10', note: 'Der 27. fehlt.', count: 1 };
const APPROVALS = { kind: 'approvals', count: 3 };

describe('what waits for somebody', () => {
  it.each([1280, 360])('is one list on the first page and a number in the navigation, at %i px', async (width) => {
    const { page, context, consoleErrors } = await openWindow({ width, height: 800 });
    const { email, password } = await demoPerson('supervisor');
    let waiting: object[] = [RETURNED, APPROVALS];
    await context.route('**/api/v1/tasks', (route) => route.fulfill({ json: { tasks: waiting } }));
    await page.goto('/anmelden');
    await page.getByLabel('E-Mail').fill(email);
    await page.getByLabel('Passwort', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    const list = page.getByRole('region', { name: 'Zu erledigen' });
    await list.getByRole('link', { name: /Oktober 2026 kam zurück/ }).waitFor();
    expect(await list.getByText('Begründung: Der 27. fehlt.').count()).toBe(1);
    const navigation = page.getByRole('navigation', { name: 'Hauptnavigation' });
    const described = async (name: string) => {
      const link = navigation.getByRole('link', { name });
      const id = await link.getAttribute('aria-describedby');
      return id && (await page.locator(`#${id}`).textContent());
    };
    expect(await described('Heute')).toBe('Zu erledigen: 1');
    expect(await described('Freigaben')).toBe('Zu erledigen: 3');
    expect(await described('Monat')).toBeNull();
    expect(await accessibilityViolations(page)).toEqual([]);
    if (width === 1280) {
      // The day's bookings stand beside the dial, above the fold.
      const bookings = await page.getByRole('region', { name: 'Buchungen heute' }).boundingBox();
      expect((bookings?.y ?? 800) + (bookings?.height ?? 0)).toBeLessThan(800);
    }
    waiting = [APPROVALS];
    await navigation.getByRole('link', { name: 'Monat' }).click();
    await navigation.getByRole('link', { name: 'Heute' }).click();
    await list.getByText('Oktober 2026 kam zurück').waitFor({ state: 'detached' });
    expect(await described('Heute')).toBeNull();
    expect(consoleErrors).toEqual([]);
    await context.close();
  });
});
