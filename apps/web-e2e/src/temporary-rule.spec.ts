import { type Page } from 'playwright-core';
import { accessibilityViolations, demoPerson, disconnect, openWindow, type Window } from './browser';

/** On Tuesday, 24 November 2026 the city decides that its frame opens earlier before Christmas. */
describe('a temporary rule, from the decision to the people for whom it holds', () => {
  let window: Window;
  let page: Page;

  beforeAll(async () => {
    window = await openWindow();
    page = window.page;
    await signIn(page, 'timeAdministrator');
  });
  afterAll(async () => {
    await window.context.close();
    await disconnect();
  });

  async function signIn(on: Page, role: 'timeAdministrator' | 'employee') {
    await on.goto('/anmelden');
    await on.getByRole('button', { name: (await demoPerson(role)).name }).click();
    await on.waitForURL('**/heute');
  }

  it('shows what holds, opened value by value with its paragraph', async () => {
    await page.getByRole('link', { name: 'Regelwerk' }).click();
    await page.getByRole('navigation', { name: 'Dienstvereinbarung wählen' }).getByText('DV Gleitzeit').click();
    await page.getByRole('heading', { name: 'DV Gleitzeit' }).waitFor();
    await page.getByText('Fassung 2').click();
    const version = page.getByRole('listitem').filter({ hasText: 'Fassung 2' });
    await version.getByText('06:00 – 20:00 Uhr').first().waitFor();
    await version.getByText('§ 4 (1)').waitFor();
    await version.getByText('09:00 – 11:30 Uhr').waitFor(); // the core time that version 2 gave up
  });

  it('refuses a core time outside the frame at its field, with the name of the rule', async () => {
    await page.getByRole('link', { name: 'Befristete Regel anlegen' }).click();
    await page.getByLabel('Titel').fill('Weihnachtsmarkt');
    await page.getByLabel('Grundlage').fill('Vereinbarung mit dem Personalrat vom 20.11.2026');
    await page.getByLabel('Erster Tag').fill('2026-12-01');
    await page.getByRole('checkbox', { name: 'Kernzeit' }).check();
    await page.getByLabel('Montag, von').fill('5:00');
    await page.getByLabel('Montag, bis').fill('9');
    await page.getByRole('button', { name: 'Prüfen' }).click();
    await page.getByRole('heading', { name: 'So kann die Regel nicht veröffentlicht werden' }).waitFor();
    await page.getByText('Eine befristete Regel braucht einen ersten und einen letzten Tag.').first().waitFor();
    await page.getByLabel('Letzter Tag').fill('2026-12-23');
    await page.getByRole('button', { name: 'Prüfen' }).click();
    await page.getByText('Die Kernzeit muss ganz im Gleitzeitrahmen des Tages liegen.').first().waitFor();
    await page.getByText('Regel: Kernzeit').waitFor();
    expect(await page.getByLabel('Montag, von').getAttribute('aria-invalid')).toBe('true');
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it('says whom it would concern, and is published only then', async () => {
    await page.getByRole('checkbox', { name: 'Kernzeit' }).uncheck();
    await page.getByRole('checkbox', { name: 'Rahmenzeit', exact: true }).check();
    for (const day of ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag'])
      await page.getByLabel(`${day}, von`).fill('5');
    await page.getByRole('button', { name: 'Prüfen' }).click();
    const preview = page.getByRole('region', { name: 'Das würde geschehen' });
    await preview.getByText('Die Regel gilt vom 01.12.2026 bis 23.12.2026.').waitFor();
    expect(await preview.innerText()).toMatch(/für die sie gilt: [1-9]/);
    await preview.getByText('Anlage 1: erweiterter Rahmen (Haupt- und Personalamt)').waitFor();
    await page.getByRole('button', { name: 'Verbindlich veröffentlichen' }).click();
    await page.getByText('Weihnachtsmarkt').first().waitFor();
    await page.getByText('01.12.2026 bis 23.12.2026').waitFor();
  });

  it('is read by an employee beforehand, and holds on its first day', async () => {
    const other = await openWindow();
    await signIn(other.page, 'employee');
    await other.page.goto('/regeln/2026-12-01');
    const frame = other.page.getByRole('article', { name: 'Rahmenzeit' });
    await frame.getByText('05:00 – 20:00 Uhr').waitFor();
    await frame.getByText('Befristet bis 23.12.2026: Weihnachtsmarkt').waitFor();
    await frame.getByText('Vereinbarung mit dem Personalrat vom 20.11.2026').waitFor();
    expect([...window.consoleErrors, ...other.consoleErrors].filter((text) => !text.includes('422'))).toEqual([]);
    await other.context.close();
  });
});
