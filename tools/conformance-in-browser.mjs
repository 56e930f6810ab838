/**
 * The same worked examples in Node and in a browser, compared line by line: the
 * client's preview and the server's evaluation must never differ by a minute.
 * The browser stands in two places of the world, in two languages, for neither
 * may matter. Exit code 1 on the first difference, with the lines that differ.
 */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { chromium } from 'playwright-core';
import { rolldown } from 'rolldown';
import { chromiumLaunchOptions } from './chromium.mjs';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'libs/working-time/testing/conformance');
const cases = path.join(folder, 'cases.json');
const PLACES = [
  { locale: 'de-DE', timezoneId: 'Europe/Berlin' },
  { locale: 'en-US', timezoneId: 'Pacific/Auckland' },
];
/** So many differences are enough to see what is wrong. */
const SHOWN_DIFFERENCES = 5;

async function bundle(input, platform, format) {
  const build = await rolldown({ input: path.join(folder, input), platform, logLevel: 'warn' });
  const { output } = await build.generate({ format });
  await build.close();
  return output[0].code;
}

/** What the command prints in this Node. */
async function linesInNode() {
  const cache = path.join(root, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const temporary = await mkdtemp(path.join(cache, 'conformance-'));
  try {
    const file = path.join(temporary, 'cli.mjs');
    const build = await rolldown({ input: path.join(folder, 'cli.ts'), platform: 'node', logLevel: 'warn' });
    await build.write({ file, format: 'esm' });
    await build.close();
    const options = { encoding: 'utf8', maxBuffer: 1 << 28 };
    return execFileSync(process.execPath, [file, cases], options).trimEnd().split('\n');
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** What a page of the browser makes of the same file. */
async function linesInBrowser(browser, code, place) {
  const context = await browser.newContext(place);
  try {
    const page = await context.newPage();
    await page.addScriptTag({ content: code });
    const lines = await page.evaluate((text) => globalThis.conformanceLines(text), await readFile(cases, 'utf8'));
    const zone = await page.evaluate(() => new Intl.DateTimeFormat().resolvedOptions().timeZone);
    if (zone !== place.timezoneId) throw new Error(`the browser stands in ${zone}, not in ${place.timezoneId}`);
    return lines;
  } finally {
    await context.close();
  }
}

function differences(expected, actual) {
  const length = Math.max(expected.length, actual.length);
  return Array.from({ length }, (_, index) => [expected[index], actual[index]]).filter(([a, b]) => a !== b);
}

const expected = await linesInNode();
const code = await bundle('browser.ts', 'browser', 'iife');
const browser = await chromium.launch(await chromiumLaunchOptions());
let failed = expected.length < 100; // an empty file agrees with everything
try {
  for (const place of PLACES) {
    const found = differences(expected, await linesInBrowser(browser, code, place));
    const where = `Chromium ${browser.version()} in ${place.timezoneId}, ${place.locale}`;
    console.log(`${expected.length} worked examples in Node and in ${where}: ${found.length} differ`);
    for (const [node = 'nothing', page = 'nothing'] of found.slice(0, SHOWN_DIFFERENCES))
      console.error(`  Node:    ${node}\n  browser: ${page}`);
    failed ||= found.length > 0;
  }
} finally {
  await browser.close();
}
process.exitCode = failed ? 1 : 0;
