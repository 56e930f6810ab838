/**
 * `npm run screenshots -- [--out docs/screenshots] [--only heute,monat] [--all]`:
 * each screen of the demo city as its role sees it, at 1280 and 360 px in light,
 * with `--all` in dark too. Needs the build; starts the product by itself.
 */
import { randomUUID } from 'node:crypto';
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
// The same Tuesday afternoon in every picture, so that a changed picture means a changed screen.
const now = '2026-11-24T14:20:00+01:00';

const screens = [
  { name: 'anmelden', path: '/anmelden', role: null },
  { name: 'heute', path: '/heute', role: 'employee' },
  { name: 'monat', path: '/monat/2026-10', role: 'employee' },
  { name: 'tag', path: '/monat/2026-10/tag/2026-10-06', role: 'employee' },
  { name: 'regeln', path: '/regeln/2026-11-24', role: 'employee' },
  { name: 'vereinbarungen', path: '/dienstvereinbarungen', role: 'employee' },
  { name: 'freigaben', path: '/freigaben', role: 'supervisor' },
  { name: 'abschluss', path: '/abschluss', role: 'timeAdministrator' },
  { name: 'lohn', path: '/lohn', role: 'payroll' },
].filter((screen) => only.length === 0 || only.includes(screen.name));

async function signIn(context, people, role, index = 0) {
  const { email, password } = people.filter((person) => person.role === role)[index];
  await post(context, '/api/auth/sign-in/email', { email, password });
}

async function post(context, route, data) {
  const answer = await context.request.post(route, { data, headers: { origin: product.url } });
  if (!answer.ok()) throw new Error(`${route}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

/** A day in full swing, and a file at the payroll desk that a second person released. */
async function prepare(people) {
  const employee = await browser.newContext({ baseURL: product.url });
  await signIn(employee, people, 'employee');
  const day = [
    ['clockIn', 'office', '07:44'],
    ['breakStart', 'office', '11:58'],
    ['breakEnd', 'mobileWork', '12:36'],
  ];
  for (const [kind, location, time] of day) {
    const at = `2026-11-24T${time}:00+01:00`;
    await post(employee, '/api/v1/bookings', { bookingId: randomUUID(), kind, location, at });
  }
  const payroll = await browser.newContext({ baseURL: product.url });
  await signIn(payroll, people, 'payroll');
  const { closings } = await (await payroll.request.get('/api/v1/payroll/closings')).json();
  const largest = closings.filter((c) => c.month === '2026-09').sort((a, b) => b.lines - a.lines)[0];
  const { exportId } = await post(payroll, '/api/v1/payroll/exports', {
    closingId: largest.closingId,
    format: 'datev-lodas',
  });
  const second = await browser.newContext({ baseURL: product.url });
  await signIn(second, people, 'payroll', 1);
  await post(second, `/api/v1/payroll/exports/${exportId}/release`, {});
  for (const context of [employee, payroll, second]) await context.close();
}

mkdirSync(out, { recursive: true });
const product = await startProduct({ env: { NODE_ENV: 'test', ZEITBUCH_NOW: now } });
const browser = await chromium.launch(await chromiumLaunchOptions());
try {
  const people = await (await fetch(`${product.url}/api/v1/demo-people`)).json();
  await prepare(people);
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
        await context.clock.install({ time: new Date(now) });
        if (screen.role) await signIn(context, people, screen.role);
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
