/**
 * `npm run journeys [-- leave]`: journeys in a real browser. Starts the built product with the demo city on a
 * free port, launches the browser of node_modules and runs apps/web-e2e by Jest.
 * Further arguments go to Jest.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { chromiumLaunchOptions } from './chromium.mjs';
import { assertBuilt, assertNode } from './preconditions.mjs';
import { startProduct } from './running.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
assertNode('npm run journeys');
assertBuilt();
const began = performance.now();
// A Tuesday on which the month before can be closed; the same day in every run.
const now = '2026-11-24T09:00:00+01:00';
const product = await startProduct({ env: { NODE_ENV: 'test', ZEITBUCH_NOW: now } });
const browser = await chromium.launchServer({ ...(await chromiumLaunchOptions()), headless: true });
console.log(`Product and browser are ready (${((performance.now() - began) / 1000).toFixed(1)} s)`);
const child = spawn(
  process.execPath,
  [path.join(root, 'node_modules/jest/bin/jest.js'), '--runInBand', ...process.argv.slice(2)],
  {
    cwd: path.join(root, 'apps/web-e2e'),
    stdio: 'inherit',
    env: {
      ...process.env,
      E2E_URL: product.url,
      E2E_NOW: now,
      E2E_DATABASE_URL: product.databaseUrl,
      E2E_BROWSER: browser.wsEndpoint(),
    },
  },
);
const end = async (code) => {
  await browser.close();
  await product.stop();
  process.exit(code);
};
process.on('SIGINT', () => child.kill('SIGINT'));
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.once('exit', (code) => void end(code ?? 1));
