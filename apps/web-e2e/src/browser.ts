import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

export const baseUrl = process.env.E2E_URL ?? '';

export interface DemoPerson {
  role: 'employee' | 'supervisor' | 'timeAdministrator' | 'payroll' | 'organisationAdministrator' | 'agreementEditor';
  name: string;
  email: string;
  password: string;
}

let browser: Promise<Browser> | undefined;

/** The browser that tools/journeys.mjs launched. */
export async function connect(): Promise<Browser> {
  const endpoint = process.env.E2E_BROWSER;
  if (!endpoint || !baseUrl)
    throw new Error('E2E_BROWSER and E2E_URL are not set: run the journeys by "node tools/journeys.mjs".');
  return (browser ??= chromium.connect(endpoint));
}

export async function disconnect(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
  // In whatever window of whatever journey: the content security policy is kept, or its exceptions are known.
  const violations = policyViolations.splice(0);
  if (violations.length > 0) throw new Error(`the content security policy was violated:\n${violations.join('\n')}`);
}

const policyViolations: string[] = [];

/** Adds to `violations` what the policy of a page refused, also inside of its libraries. */
export async function watchPolicy(context: BrowserContext, violations: string[]): Promise<void> {
  await context.exposeBinding('noteViolation', (_source, text: string) => void violations.push(text));
  await context.addInitScript(() => {
    const { noteViolation } = globalThis as unknown as { noteViolation(text: string): void };
    document.addEventListener('securitypolicyviolation', (event) =>
      noteViolation(`${event.effectiveDirective} on ${location.pathname}: ${event.blockedURI} ${event.sample}`),
    );
  });
}

/** A person's own browser window; faults in the page's console fail the journey. */
export interface Window {
  context: BrowserContext;
  page: Page;
  /** Errors the page wrote to its console, content-security violations among them. */
  consoleErrors: string[];
}

export async function openWindow(options: { width?: number; height?: number; dark?: boolean } = {}): Promise<Window> {
  const context = await (
    await connect()
  ).newContext({
    baseURL: baseUrl,
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    colorScheme: options.dark ? 'dark' : 'light',
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    acceptDownloads: true,
    reducedMotion: 'reduce',
  });
  // On two cores, beside other tests, a page may take long; one that never comes is a fault then, too.
  context.setDefaultTimeout(60_000);
  await watchPolicy(context, policyViolations);
  // The browser's clock agrees with the server's: a wrong one is a journey of its own.
  await context.clock.install({ time: new Date(process.env.E2E_NOW ?? '') });
  const page = await context.newPage();
  const consoleErrors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(message.text());
  });
  page.on('pageerror', (error) => consoleErrors.push(String(error)));
  return { context, page, consoleErrors };
}

/** Whom one can be in the demo city; journeys share them. */
export async function demoPeople(): Promise<DemoPerson[]> {
  return (await (await fetch(`${baseUrl}/api/v1/demo-people`)).json()) as DemoPerson[];
}

/** The person of the demo city who plays `role`; `index` 1 is the second one. */
export async function demoPerson(role: DemoPerson['role'], index = 0): Promise<DemoPerson> {
  const person = (await demoPeople()).filter((candidate) => candidate.role === role).at(index);
  if (!person) throw new Error(`the demo city has nobody with the role ${role}`);
  return person;
}

/**
 * Violations of WCAG 2.2 AA that axe finds, one readable line each.
 * @param onlyContrast of a page that was looked at in the other colours before: nothing else depends on them
 */
export async function accessibilityViolations(page: Page, { onlyContrast = false } = {}): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({
      runOnly: onlyContrast
        ? { type: 'rule', values: ['color-contrast'] }
        : { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
      // Nobody reads what passed, and naming each of its elements is most of the work.
      resultTypes: ['violations'],
    })
    .analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${violation.help} at ${node.target.join(' ')}`),
  );
}
