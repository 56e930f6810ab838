import { randomUUID } from 'node:crypto';
import { type Page } from 'playwright-core';
import { accessibilityViolations, demoPerson, disconnect, openWindow, type Window } from './browser';

/**
 * A booking of September, a month that is closed, arrives on Tuesday, 24 November 2026: the phone lay in a drawer without
 * connection. It is kept, the person sees it, and the supervisor decides.
 */
describe('a booking that arrives late into a closed month', () => {
  const windows: Window[] = [];
  let person: Page;
  let leader: Page;

  async function signIn(role: 'employee' | 'supervisor', width: number): Promise<Page> {
    const window = await openWindow({ width, height: 900 });
    windows.push(window);
    await window.page.goto('/anmelden');
    await window.page.getByRole('button', { name: (await demoPerson(role)).name }).click();
    await window.page.waitForURL('**/heute');
    return window.page;
  }

  beforeAll(async () => {
    person = await signIn('employee', 360);
    leader = await signIn('supervisor', 1280);
  });
  afterAll(async () => {
    for (const { context } of windows) await context.close();
    await disconnect();
  });

  it('is kept, and the person reads on the first page that and why it waits', async () => {
    const body = {
      bookingId: randomUUID(),
      kind: 'clockOut',
      location: 'office',
      at: '2026-09-28T16:07:00+02:00',
    };
    const answer = await person.request.post('/api/v1/bookings', { data: body });
    expect(answer.status()).toBe(202);
    await person.reload();
    const kept = person.getByRole('group', { name: 'Wird geklärt' });
    await kept.getByText('Gehen, ').waitFor();
    await kept.getByText('Sie kam mehr als sieben Tage später an.').waitFor();
    expect(await accessibilityViolations(person)).toEqual([]);
  });

  it('is rejected only with a reason, or confirmed, by the supervisor', async () => {
    await leader.goto('/freigaben');
    const desk = leader.getByRole('region', { name: /Buchungen zu klären/ });
    await desk.getByRole('button', { name: /16:07/ }).click();
    await desk.getByRole('button', { name: 'Nicht übernehmen' }).click();
    await desk.getByText('Bitte begründen Sie').waitFor();
    expect(await accessibilityViolations(leader)).toEqual([]);
    await desk.getByLabel(/Begründung/).fill('Am Gerät im Lager gebucht');
    await desk.getByRole('button', { name: 'Zeit bestätigen, Wirkung später' }).click();
    await desk.getByRole('button', { name: /16:07/ }).waitFor({ state: 'detached' });
  });

  it('is shown to the person with the decision, in September too', async () => {
    await person.reload();
    await person.getByText('Bestätigt, wirkt später').first().waitFor();
    await person.goto('/monat/2026-09');
    await person.getByText('Bestätigt, wirkt später').first().waitFor();
    await person.getByText('Begründung: Am Gerät im Lager gebucht').waitFor();
    expect(await accessibilityViolations(person)).toEqual([]);
    expect(windows.flatMap(({ consoleErrors }) => consoleErrors)).toEqual([]);
  });
});
