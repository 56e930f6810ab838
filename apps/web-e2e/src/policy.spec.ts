import { demoPerson, disconnect, openWindow, type Window } from './browser';

describe('the content security policy in the browser', () => {
  let window: Window;
  beforeAll(async () => {
    window = await openWindow();
    const { email, password } = await demoPerson('employee');
    const headers = { origin: process.env.E2E_URL ?? '' };
    await window.context.request.post('/api/auth/sign-in/email', { data: { email, password }, headers });
  });
  afterAll(() => disconnect());

  it('lets the service worker in, and the shell opens at a deep address without a connection', async () => {
    const { page, context } = window;
    await page.goto('/monat/2026-10/tag/2026-10-06');
    await page.getByText('Saldo des Tages').first().waitFor();
    const script = await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.scriptURL);
    expect(new URL(script ?? '').pathname).toBe('/worker.js');
    // The worker answers navigations once it has the whole shell.
    await page.waitForFunction(async () =>
      (await (await fetch('/ngsw/state')).text()).includes('Driver state: NORMAL'),
    );
    await page.reload();
    await page.getByText('Saldo des Tages').first().waitFor();
    await context.setOffline(true);
    await page.goto('/heute');
    await page.getByRole('button', { name: 'Kommen' }).waitFor();
    await context.setOffline(false);
  });

  it('opens the page from the server where the device is full and keeps nothing', async () => {
    const { page, context } = window;
    await page.goto('/heute');
    // Whether one is in or out, others in this city decided before.
    const clock = page.getByRole('button', { name: /^(Kommen|Gehen)/ }).first();
    await clock.waitFor();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const browser = await context.newCDPSession(page);
    const full = { origin: new URL(page.url()).origin, quotaSize: 1 };
    await browser.send('Storage.overrideQuotaForOrigin', full);
    expect((await page.reload())?.status()).toBe(200);
    await clock.waitFor();
    const second = await context.newPage();
    await second.goto('/monat');
    await second.getByRole('heading', { level: 1 }).waitFor();
    await second.close();
    await browser.send('Storage.overrideQuotaForOrigin', { origin: full.origin });
  });

  it('opens the description of the API to read, whose page keeps a policy of its own', async () => {
    await window.page.goto('/api/docs/');
    await window.page.getByRole('link', { name: 'booking', exact: true }).click();
    await window.page.getByText('/api/v1/bookings').first().waitFor();
  });

  it('lets no text become script, no other page become the base, and no policy be made that is not ours', async () => {
    const { page } = await openWindow();
    await page.goto('/anmelden');
    await page.getByText('Willkommen bei Zeitbuch').first().waitFor();
    await page.evaluate(() =>
      document.addEventListener('securitypolicyviolation', (event) => event.stopImmediatePropagation(), true),
    );
    const refused = await page.evaluate(async () => {
      const attempts: Record<string, () => unknown> = {
        innerHTML: () => (document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>'),
        scriptSrc: () => (document.createElement('script').src = '/other.js'),
        worker: () => navigator.serviceWorker.register('/other-worker.js'),
        policy: () =>
          (
            globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }
          ).trustedTypes.createPolicy('evil', {}),
      };
      const refusals: string[] = [];
      for (const [name, attempt] of Object.entries(attempts)) {
        try {
          await attempt();
        } catch {
          refusals.push(name);
        }
      }
      return refusals;
    });
    expect(refused).toEqual(['innerHTML', 'scriptSrc', 'worker', 'policy']);
    const base = await page.evaluate(() => {
      const element = document.createElement('base');
      element.href = 'https://evil.example/';
      document.head.append(element);
      return document.baseURI;
    });
    expect(new URL(base).pathname).toBe('/anmelden');
  });
});
