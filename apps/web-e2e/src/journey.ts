import { test as base, expect } from '@playwright/test';
import { baseUrl, type DemoPerson, demoPerson, watchPolicy } from './browser';

interface Journey {
  /** What the page wrote to its console as an error: none may be left at the end. A journey that means one takes it out. */
  faults: string[];
  /** Signs a person of the demo city in; the pages that are opened afterwards are theirs. */
  signIn(role: DemoPerson['role'], index?: number): Promise<void>;
}

/**
 * A journey of its own browser window: its clock agrees with the server's, and faults in the console or a violation of
 * the content security policy fail it.
 */
export const test = base.extend<Journey>({
  context: async ({ context }, use) => {
    const violations: string[] = [];
    await watchPolicy(context, violations);
    await context.clock.install({ time: new Date(process.env['E2E_NOW'] ?? '') });
    await use(context);
    expect(violations, 'violations of the content security policy').toEqual([]);
  },
  faults: async ({ context: _context }, use) => {
    const faults: string[] = [];
    await use(faults);
    expect(faults, 'faults in the console of the page').toEqual([]);
  },
  page: async ({ page, faults }, use) => {
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(String(error)));
    await use(page);
  },
  signIn: async ({ context }, use) => {
    await use(async (role, index = 0) => {
      const { email, password } = await demoPerson(role, index);
      const data = { email, password };
      const answer = await context.request.post('/api/auth/sign-in/email', { data, headers: { origin: baseUrl } });
      expect(answer.ok(), `signing in as ${role}`).toBe(true);
    });
  },
});
export { expect };
