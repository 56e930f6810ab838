/**
 * `npm run screenshots -- [--out docs/screenshots] [--only heute,monat] [--all]`:
 * each screen of the demo city as its role sees it, at 1280 and 360 px in light,
 * with `--all` in dark too. Needs the build; starts the product by itself.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { chromiumLaunchOptions } from './chromium.mjs';
import { startProduct } from './running.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const flag = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? process.argv[at + 1] : fallback;
};
const out = path.resolve(root, flag('out', 'docs/screenshots'));
const only = flag('only', '').split(',').filter(Boolean);
const lastMonth = Temporal.Now.plainDateISO('Europe/Berlin').subtract({ months: 1 }).toString().slice(0, 7);

const screens = [
  { name: 'anmelden', path: '/anmelden', role: null },
  { name: 'heute', path: '/heute', role: 'employee' },
  { name: 'monat', path: `/monat/${lastMonth}`, role: 'employee' },
  { name: 'freigaben', path: '/freigaben', role: 'supervisor' },
  { name: 'abschluss', path: '/abschluss', role: 'timeAdministrator' },
  { name: 'lohn', path: '/lohn', role: 'payroll' },
].filter((screen) => only.length === 0 || only.includes(screen.name));

mkdirSync(out, { recursive: true });
const product = process.env.E2E_URL ? { url: process.env.E2E_URL, stop: async () => {} } : await startProduct();
const browser = await chromium.launch(await chromiumLaunchOptions());
try {
  const people = await (await fetch(`${product.url}/api/v1/demo-people`)).json();
  for (const screen of screens) {
    for (const width of [1280, 360]) {
      for (const colorScheme of process.argv.includes('--all') ? ['light', 'dark'] : ['light']) {
        const context = await browser.newContext({
          baseURL: product.url,
          viewport: { width, height: width === 360 ? 740 : 860 },
          deviceScaleFactor: width === 360 ? 2 : 1,
          colorScheme,
          locale: 'de-DE',
          timezoneId: 'Europe/Berlin',
          reducedMotion: 'reduce',
        });
        if (screen.role) {
          const { email, password } = people.find((person) => person.role === screen.role);
          const answer = await context.request.post('/api/auth/sign-in/email', {
            data: { email, password },
            headers: { origin: product.url },
          });
          if (!answer.ok()) throw new Error(`sign-in of ${email}: ${answer.status()} ${await answer.text()}`);
        }
        const page = await context.newPage();
        await page.goto(screen.path, { waitUntil: 'networkidle' });
        const file = path.join(out, `${screen.name}-${width}${colorScheme === 'dark' ? '-dark' : ''}.png`);
        await page.screenshot({ path: file });
        console.log(path.relative(root, file));
        await context.close();
      }
    }
  }
} finally {
  await browser.close();
  await product.stop();
}
