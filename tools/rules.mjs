/**
 * Writes docs/rules, one page for each rule, from the declarations of the
 * working-time library: `npm run rules`. With `--check` it only compares, and
 * fails where a page is older than the code, missing, or of a rule that is gone.
 */
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { load } from './load-sources.mjs';
import { indexPage, pageName, rulePage } from './rules/pages.mjs';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'docs/rules');

/** The examples that were agreed on, then our own. */
async function workedExamples() {
  const folder = path.join(root, 'libs/working-time/testing/conformance');
  const names = ['cases.json', 'own-cases.json'];
  const files = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  const [agreed, own] = files.map((text) => JSON.parse(text));
  const contracts = { ...own.profiles.contracts, ...agreed.profiles.contracts };
  return { cases: [...agreed.cases, ...own.cases], profiles: { contracts } };
}

async function pages() {
  const { engine, rulebook, de, en } = await load({
    engine: 'libs/working-time/src/index.ts',
    rulebook: 'libs/working-time/src/rulebook/index.ts',
    de: 'libs/web/features/src/texts/de/index.ts',
    en: 'libs/web/features/src/texts/en/index.ts',
  });
  const library = { ...engine, ...rulebook };
  const examples = await workedExamples();
  // Findings and subjects have the names that people read on the screen.
  const textsOf = ({ finding, myRules: { subject, asks } }) => ({ finding, subject, asks });
  const texts = { de: textsOf(de.de), en: textsOf(en.en) };
  const files = new Map([['README.md', indexPage(library, texts)]]);
  for (const rule of [...library.RULES, ...library.PERIOD_RULES])
    files.set(pageName(rule), rulePage(rule, { library, examples, texts }));
  return files;
}

/** Names of pages that differ from what the code says. */
async function stale(files) {
  const present = await readdir(folder).catch(() => []);
  const names = [...new Set([...files.keys(), ...present])].sort();
  const contents = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8').catch(() => null)));
  return names.filter((name, index) => contents[index] !== (files.get(name) ?? null));
}

const files = await pages();
const old = await stale(files);
if (!process.argv.includes('--check')) {
  await mkdir(folder, { recursive: true });
  for (const name of old) {
    const text = files.get(name);
    if (text === undefined) await rm(path.join(folder, name));
    else await writeFile(path.join(folder, name), text);
  }
  console.log(`docs/rules has ${files.size} pages, ${old.length} of them changed`);
} else if (old.length > 0) {
  console.error(`docs/rules is older than the code (${old.join(', ')}): run npm run rules and commit it.`);
  process.exitCode = 1;
}
