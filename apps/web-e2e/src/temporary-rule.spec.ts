import { type Page } from 'playwright-core';
import { accessibilityViolations, demoPerson, disconnect, openWindow, type Window } from './browser';

/** On Tuesday, 24 November 2026 the city decides that its frame opens earlier before Christmas. */
describe('a temporary rule, from the decision to the people for whom it holds', () => {
  let window: Window;
  let page: Page;
  let second: Window;

  beforeAll(async () => {
    window = await openWindow();
    page = window.page;
    await signIn(page, 'timeAdministrator');
  });
  afterAll(async () => {
    await window.context.close();
    await second.context.close();
    await disconnect();
  });

  async function signIn(on: Page, role: 'timeAdministrator' | 'employee', index = 0) {
    await on.goto('/anmelden');
    await on.getByRole('button', { name: (await demoPerson(role, index)).name }).click();
    await on.waitForURL('**/heute');
  }

  /** The second person finds the proposal at the agreement and releases it. */
  async function release(name: string) {
    await second.page.goto(new URL(page.url()).pathname);
    const proposal = second.page.getByRole('article', { name });
    await proposal.getByText(/Beschäftigte, für die das gilt: [1-9]/).waitFor();
    expect(await accessibilityViolations(second.page)).toEqual([]);
    await proposal.getByRole('button', { name: 'Verbindlich freigeben' }).click();
    await proposal.getByRole('button', { name: 'Ja, freigeben' }).click();
    await proposal.waitFor({ state: 'detached' });
  }

  it('shows what holds, opened value by value with its paragraph', async () => {
    await page.getByRole('link', { name: 'Vereinbarungen' }).click();
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
    await page.getByLabel('Erster Tag').fill('1.12.2026');
    await page.getByRole('checkbox', { name: 'Kernzeit', exact: true }).check();
    await page.getByRole('checkbox', { name: 'Keine Kernzeit' }).uncheck();
    await page.getByLabel('Montag, von').fill('5:00');
    await page.getByLabel('Montag, bis').fill('9');
    await page.getByRole('button', { name: 'Prüfen' }).click();
    await page.getByRole('heading', { name: 'So kann die Regel nicht vorgeschlagen werden' }).waitFor();
    await page.getByRole('link', { name: 'Der letzte Tag fehlt.' }).waitFor();
    await page.getByLabel('Letzter Tag').fill('23.12.26');
    await page.getByRole('button', { name: 'Prüfen' }).click();
    await page.getByText('Die Kernzeit muss ganz im Gleitzeitrahmen des Tages liegen.').first().waitFor();
    await page.getByText('Regel: Kernzeit').waitFor();
    expect(await page.getByLabel('Montag, von').getAttribute('aria-invalid')).toBe('true');
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it('says whom it would concern, and waits for a second person: the first cannot release it', async () => {
    await page.getByRole('checkbox', { name: 'Kernzeit', exact: true }).uncheck();
    await page.getByRole('checkbox', { name: 'Rahmenzeit', exact: true }).check();
    for (const day of ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag'])
      await page.getByLabel(`${day}, von`).fill('5');
    await page.getByRole('button', { name: 'Prüfen' }).click();
    const preview = page.getByRole('region', { name: 'Das würde geschehen' });
    await preview.getByText('Das gilt vom 01.12.2026 bis 23.12.2026.').waitFor();
    expect(await preview.innerText()).toMatch(/für die das gilt: [1-9]/);
    await preview.getByText('Anlage 1: erweiterter Rahmen (Haupt- und Personalamt)').waitFor();
    await page.getByRole('button', { name: 'Zur Freigabe vorschlagen' }).click();
    const proposal = page.getByRole('article', { name: 'Befristete Regel: Weihnachtsmarkt' });
    await proposal.getByText('05:00 – 20:00 Uhr').first().waitFor();
    await proposal.getByText('Sie haben das vorgeschlagen. Freigeben muss eine zweite Person.').waitFor();
    expect(await proposal.getByRole('button', { name: 'Verbindlich freigeben' }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it('comes into force when a second person releases it', async () => {
    second = await openWindow();
    await signIn(second.page, 'timeAdministrator', 1);
    await release('Befristete Regel: Weihnachtsmarkt');
    await second.page.getByText('01.12.2026 bis 23.12.2026', { exact: true }).waitFor();
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

  it('ends earlier when two people say so, and the list keeps what had been decided', async () => {
    await page.reload();
    const rule = page.getByRole('listitem').filter({ has: page.locator('summary', { hasText: 'Weihnachtsmarkt' }) });
    await rule.getByText('Weihnachtsmarkt').first().click();
    await rule.getByLabel('Früher beenden: neuer letzter Tag').fill('24.12.2026');
    await rule.getByRole('button', { name: 'Prüfen, was geschieht' }).click();
    await rule.getByText('Die Regel endet ohnehin am 23.12.2026.').waitFor();
    await rule.getByLabel('Früher beenden: neuer letzter Tag').fill('10.12.2026');
    await rule.getByRole('button', { name: 'Prüfen, was geschieht' }).click();
    await rule.getByText('Das gilt vom 11.12.2026 bis 23.12.2026.').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await rule.getByRole('button', { name: 'Ende vorschlagen' }).click();
    await page.getByRole('article', { name: 'Früheres Ende: Weihnachtsmarkt' }).waitFor();
    await release('Früheres Ende: Weihnachtsmarkt');
    await second.page.getByText('beendet zum 10.12.2026 (beschlossen bis 23.12.2026)').waitFor();
  });

  it('is agreed on for good: a version that begins with its values, shown with what it changes, released by the second', async () => {
    await page.reload();
    const rule = page.getByRole('listitem').filter({ has: page.locator('summary', { hasText: 'Weihnachtsmarkt' }) });
    await rule.getByText('Weihnachtsmarkt').first().click();
    await rule.getByRole('link', { name: 'Dauerhaft vereinbaren' }).click();
    await page.getByRole('heading', { name: 'Fassung 3 vorschlagen' }).waitFor();
    expect(await page.getByLabel('Montag, von').inputValue()).toBe('05:00');
    expect(await page.getByLabel('Fundstelle').inputValue()).toBe('§ 4 (1)');
    await page.getByRole('button', { name: 'Prüfen' }).click();
    await page.getByRole('link', { name: 'Der erste Tag fehlt.' }).click();
    expect(await page.getByLabel('Erster Tag').evaluate((field) => field === document.activeElement)).toBe(true);
    await page.getByLabel('Erster Tag').fill('1.1.2027');
    await page.getByRole('checkbox', { name: 'Ruhezeit' }).check();
    await page.getByLabel('Zwischen zwei Arbeitstagen mindestens').fill('8');
    await page.getByRole('button', { name: 'Prüfen' }).click();
    await page.getByText('Regel: Ruhezeit').waitFor();
    await page.getByLabel('Zwischen zwei Arbeitstagen mindestens').fill('11:00');
    await page.getByRole('button', { name: 'Prüfen' }).click();
    const preview = page.getByRole('region', { name: 'Das würde geschehen' });
    await preview.getByText('Das gilt ab 01.01.2027.').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Zur Freigabe vorschlagen' }).click();
    await page.getByRole('article', { name: 'Neue Fassung' }).getByText('05:00 – 20:00 Uhr').first().waitFor();
    await release('Neue Fassung');
    await second.page.getByText('Fassung 3').click();
    await second.page
      .getByText(/Vorgeschlagen von .+, freigegeben von .+ am 24\.11\.2026/)
      .first()
      .waitFor();
  });

  it('may hold for one department alone: an annex, for a unit out of the tree of the city', async () => {
    await page.getByRole('link', { name: 'Anlage vorschlagen' }).click();
    const unit = page.getByLabel('Für welches Amt oder Sachgebiet?');
    await unit.selectOption({ label: '\u2003Kämmerei' });
    await page.getByLabel('Titel').fill('Anlage 2: Jahresabschluss');
    await page.getByLabel('Erster Tag').fill('1.1.2027');
    await page.getByRole('checkbox', { name: 'Höchstens anrechenbare Zeit' }).check();
    await page.getByLabel('Höchstens am Tag').fill('9:30');
    await page.getByLabel('Fundstelle').fill('Anlage 2 § 1');
    await page.getByRole('button', { name: 'Prüfen' }).click();
    await page.getByRole('region', { name: 'Das würde geschehen' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Zur Freigabe vorschlagen' }).click();
    const proposal = page.getByRole('article', { name: 'Anlage: Anlage 2: Jahresabschluss' });
    await proposal.getByText('9:30 Std.').first().waitFor();
    await proposal.getByRole('button', { name: 'Zurückziehen' }).click();
    await proposal.getByText(/niemand kann ihn zurückholen/).waitFor();
    await proposal.getByRole('button', { name: 'Abbrechen' }).click();
  });

  it('is refused by the second person with a reason, which waits for who proposed it', async () => {
    await second.page.goto(new URL(page.url()).pathname);
    const name = 'Anlage: Anlage 2: Jahresabschluss';
    const seen = second.page.getByRole('article', { name });
    await seen.getByRole('button', { name: 'Ablehnen' }).click();
    await seen.getByLabel('Begründung').fill('Der Personalrat tagt erst im Dezember');
    await second.page.reload(); // what was written outlives it
    await seen.getByRole('button', { name: 'Ablehnen' }).click();
    await second.page.waitForFunction(() => document.querySelector('textarea')?.value.includes('Personalrat'));
    expect(await accessibilityViolations(second.page)).toEqual([]);
    await seen.getByRole('button', { name: 'Endgültig ablehnen' }).click();
    await seen.waitFor({ state: 'detached' });
    await page.goto('/heute');
    await page.getByRole('link', { name: /DV Gleitzeit: Vorschlag abgelehnt/ }).click();
    const refused = page.getByRole('article', { name });
    await refused.getByText('Der Personalrat tagt erst im Dezember').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await refused.getByRole('button', { name: 'Gelesen, ablegen' }).waitFor();
    // Proposed again with what was typed, it no longer waits to be read.
    await refused.getByRole('link', { name: 'Neu vorschlagen' }).click();
    await page.waitForFunction(() =>
      [...document.querySelectorAll('input')].some(({ value }) => value === '09:30' || value === '9:30'),
    );
    expect(await page.getByLabel('Titel').inputValue()).toBe('Anlage 2: Jahresabschluss');
    expect(await page.getByLabel('Für welches Amt oder Sachgebiet?').locator('option:checked').innerText()).toContain(
      'Kämmerei',
    );
    await page.getByRole('button', { name: 'Prüfen' }).click();
    await page.getByRole('button', { name: 'Zur Freigabe vorschlagen' }).click();
    await page.getByRole('article', { name }).getByText('Noch nicht gültig').waitFor();
    await page.getByText('Der Personalrat tagt erst im Dezember').waitFor({ state: 'detached' });
    expect(await page.getByRole('article', { name }).count()).toBe(1);
  });
});
