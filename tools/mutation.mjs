/**
 * `npm run mutation [-- FOLDER… [--OPTION…]]`: breaks the rules in thousands of small
 * ways and counts how many of them a test notices, over all of libs/working-time/src or
 * only over the folders named (`-- day rules/frame.ts`). Below 85 % it fails. Settings in
 * libs/working-time/stryker.config.mjs, survivors line by line in reports/mutation.
 */
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const source = 'libs/working-time/src';
const options = process.argv.slice(2).filter((word) => word.startsWith('--'));
const places = process.argv.slice(2).filter((word) => !word.startsWith('--'));

const patterns = places.map((place) => {
  const found = statSync(path.join(root, source, place), { throwIfNoEntry: false });
  if (!found) {
    console.error(`There is no ${source}/${place}.`);
    process.exit(2);
  }
  return found.isDirectory() ? `${source}/${place}/**/*.ts` : `${source}/${place}`;
});
const only =
  patterns.length > 0 ? ['--mutate', [...patterns, `!${source}/**/*.spec.ts`, `!${source}/**/index.ts`].join(',')] : [];

const child = spawn(
  process.execPath,
  [
    'node_modules/@stryker-mutator/core/bin/stryker.js',
    'run',
    'libs/working-time/stryker.config.mjs',
    ...only,
    ...options,
  ],
  { cwd: root, stdio: 'inherit' },
);
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.once('exit', (code) => process.exit(code ?? 1));
