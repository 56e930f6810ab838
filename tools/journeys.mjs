/**
 * `npm run journeys [-- leave]`: journeys in a real browser. Starts the built product with the demo city on a
 * free port, launches the browser of node_modules and runs apps/web-e2e: the specs by Jest, and beside them the
 * journeys with page objects (`*.journey.ts`) by Playwright. Arguments that are no names go to Jest.
 */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { chromiumLaunchOptions } from './chromium.mjs';
import { assertBuilt, assertNode } from './preconditions.mjs';
import { startProduct } from './running.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
assertNode('npm run journeys');
assertBuilt();
const journeys = path.join(root, 'apps/web-e2e');
const names = process.argv.slice(2).filter((argument, at, all) => !argument.startsWith('-') && all[at - 1] !== '-t');
const files = readdirSync(path.join(journeys, 'src')).filter((file) => /\.(spec|journey)\.ts$/.test(file));
/** Whether a journey of this kind is meant; without a name, all are. */
const isChosen = (ending) =>
  files.some(
    (file) => file.endsWith(ending) && (names.length === 0 || names.some((name) => new RegExp(name).test(file))),
  );
if (!isChosen('.ts')) {
  console.error(
    `There is no journey "${names.join('", "')}"; journeys are ${files.map((file) => file.split('.')[0]).join(', ')}.`,
  );
  process.exit(2);
}
const began = performance.now();
// A Tuesday on which the month before can be closed; the same day in every run.
const now = '2026-11-24T09:00:00+01:00';
const product = await startProduct({ env: { NODE_ENV: 'test', ZEITBUCH_NOW: now } });
const browser = await chromium.launchServer({ ...(await chromiumLaunchOptions()), headless: true });
console.log(`Product and browser are ready (${((performance.now() - began) / 1000).toFixed(1)} s)`);
const env = {
  ...process.env,
  E2E_URL: product.url,
  E2E_NOW: now,
  E2E_DATABASE_URL: product.databaseUrl,
  E2E_BROWSER: browser.wsEndpoint(),
};
const children = new Set();
/** Runs a command in apps/web-e2e; resolves with its exit code once what it wrote is printed. */
const run = (args, { isHeldBack = false } = {}) =>
  new Promise((resolve) => {
    const output = isHeldBack ? 'pipe' : 'inherit';
    const child = spawn(process.execPath, args, { cwd: journeys, stdio: ['inherit', output, output], env });
    const written = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => written.push(chunk));
    children.add(child);
    child.once('close', (code) =>
      resolve({ code: code ?? 1, print: () => process.stdout.write(Buffer.concat(written)) }),
    );
  });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => children.forEach((child) => child.kill(signal)));

const jest = path.join(root, 'node_modules/jest/bin/jest.js');
const playwright = path.join(root, 'node_modules/@playwright/test/cli.js');
const [specs, withPages] = [isChosen('.spec.ts'), isChosen('.journey.ts')];
// Beside each other, as they mostly wait: a journey with page objects reads, or uses people whom no other one touches.
const results = await Promise.all([
  ...(withPages ? [run([playwright, 'test', ...names], { isHeldBack: specs })] : []),
  ...(specs ? [run([jest, '--runInBand', ...process.argv.slice(2)])] : []),
]);
for (const { print } of results) print();
await browser.close();
await product.stop();
process.exit(Math.max(...results.map(({ code }) => code)));
