import { type BrowserContext, type Page } from 'playwright-core';
import { accessibilityViolations, demoPerson, disconnect, openWindow, type DemoPerson } from './browser';

const pages: { path: string; role: DemoPerson['role'] | null; ready: string }[] = [
  { path: '/anmelden', role: null, ready: 'Willkommen bei Zeitbuch' },
  { path: '/zugang', role: null, ready: 'Zugangscode' },
  { path: '/passwort-vergessen', role: null, ready: 'Link anfordern' },
  { path: '/arbeitgeber', role: 'employee', ready: 'Für wen arbeiten Sie jetzt?' },
  { path: '/arbeitgeber/verbinden', role: 'employee', ready: 'Passwort beim anderen Arbeitgeber' },
  { path: '/heute', role: 'employee', ready: 'Gleitzeitkonto' },
  { path: '/monat/2026-10', role: 'employee', ready: 'KW 41' },
  { path: '/monat/2026-10/tag/2026-10-06', role: 'employee', ready: 'Saldo des Tages' },
  { path: '/monat/2026-11/tag/2026-11-19/korrektur', role: 'employee', ready: 'Angerechnet an diesem Tag' },
  { path: '/monat/abgeben', role: 'employee', ready: 'Monate abgeben' },
  { path: '/antraege', role: 'employee', ready: 'Anträge' },
  { path: '/urlaub/2026', role: 'employee', ready: 'So kommt die Zahl zustande' },
  { path: '/abwesend/2026', role: 'employee', ready: 'So setzt sich Ihr Urlaub zusammen' },
  { path: '/regeln/2026-11-24', role: 'employee', ready: 'Was sich als Nächstes ändert' },
  { path: '/regeln/2026-07-15?regel=DV-FRAME', role: 'employee', ready: 'Befristet bis' },
  { path: '/regeln/1990-01-02', role: 'employee', ready: 'noch nichts für Sie' },
  { path: '/dienstvereinbarungen', role: 'employee', ready: 'Gilt heute' },
  { path: '/dienstvereinbarungen', role: 'timeAdministrator', ready: 'Befristete Regel anlegen' },
  { path: '/dienstvereinbarungen/neu', role: 'timeAdministrator', ready: 'Womit beginnt die erste Fassung?' },
  { path: '/dienstvereinbarungen/personen', role: 'organisationAdministrator', ready: 'Personen zuordnen' },
  { path: '/einrichtung', role: 'organisationAdministrator', ready: 'Vor dem ersten Abschluss' },
  { path: '/freigaben', role: 'supervisor', ready: 'Freigaben' },
  { path: '/abschluss', role: 'timeAdministrator', ready: 'Monatsabschluss' },
  { path: '/einfuhr/systeme', role: 'organisationAdministrator', ready: 'Neuer Zugang' },
  { path: '/einfuhr', role: 'timeAdministrator', ready: 'Datei einlesen' },
  { path: '/lohn', role: 'payroll', ready: 'Lohnübergabe' },
  { path: '/lohn/einstellungen', role: 'payroll', ready: 'Testdatei' },
  { path: '/personen', role: 'organisationAdministrator', ready: 'Gesperrt' },
  { path: '/organisation', role: 'organisationAdministrator', ready: 'Stand am' },
  { path: '/standorte', role: 'organisationAdministrator', ready: 'Sachsen' },
  { path: '/personen/neu', role: 'organisationAdministrator', ready: 'Wochenstunden' },
  { path: '/personen/zugangscodes', role: 'organisationAdministrator', ready: 'Für alle zugleich' },
  { path: '/rollen', role: 'organisationAdministrator', ready: 'Wer darf was' },
  { path: '/gibt-es-nicht', role: 'employee', ready: 'Diese Seite gibt es nicht' },
];

/** Who asked for less motion sees the other colours at once: on the way to them the contrast would be a third one. */
const moving = (page: Page) =>
  page.evaluate(() => document.getAnimations().filter((one) => one instanceof CSSTransition).length);

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;
const signedIn = new Map<DemoPerson['role'], Promise<Cookies>>();

/** One session for each role: what is looked at are the pages, not signing in. */
function cookiesOf(role: DemoPerson['role']): Promise<Cookies> {
  const known = signedIn.get(role) ?? signIn(role);
  signedIn.set(role, known);
  return known;
}

async function signIn(role: DemoPerson['role']): Promise<Cookies> {
  const { context } = await openWindow();
  const { email, password } = await demoPerson(role);
  const answer = await context.request.post('/api/auth/sign-in/email', {
    data: { email, password },
    headers: { origin: process.env.E2E_URL ?? '' },
  });
  expect(answer.status()).toBe(200);
  const cookies = await context.cookies();
  await context.close();
  return cookies;
}

describe('every page, wide and narrow, light and dark', () => {
  afterAll(() => disconnect());

  const cases = pages.flatMap((page) => [1280, 360].map((width) => ({ ...page, width })));

  // Two at once: most of the time one waits for the browser and for axe.
  it.concurrent.each(cases)(
    '$path at $width px: axe finds nothing in light and dark, and nothing scrolls sideways',
    async ({ path, role, ready, width }) => {
      const { context, page } = await openWindow({ width, height: 800 });
      if (role) await context.addCookies(await cookiesOf(role));
      await page.goto(path);
      await page.getByText(ready).first().waitFor();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await moving(page)).toBe(0);
        const found = await accessibilityViolations(page, { onlyContrast: colorScheme === 'dark' });
        expect({ colorScheme, found }).toEqual({ colorScheme, found: [] });
      }
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
      await context.close();
    },
  );
});
