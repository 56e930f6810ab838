/**
 * `npm run laws [-- PATTERN… --times 30 --seed 17]`: searches for a counterexample to the
 * laws of the libraries, with numbers that nobody has tried yet and thirty times as many as
 * `npm test` tries (which always takes the same ones). Run it after changing a rule; what it
 * finds it finds again with the seed that it prints.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const root = path.resolve(import.meta.dirname, '..');
const { values, positionals: patterns } = parseArgs({
  options: { times: { type: 'string', default: '30' }, seed: { type: 'string', default: String(randomInt(2 ** 31)) } },
  allowPositionals: true,
});
for (const name of ['times', 'seed']) {
  if (!/^\d{1,10}$/.test(values[name]) || values[name] === '0') {
    console.error(`--${name} takes a whole number above 0.`);
    process.exit(2);
  }
}

const isOfLaws = (file) => readFileSync(path.join(root, file), 'utf8').includes('fc.assert(');
const specs = globSync('libs/*/src/**/*.spec.ts', { cwd: root })
  .filter((file) => patterns.length === 0 || patterns.some((pattern) => file.includes(pattern)))
  // Those of the server need a database, and each try takes seconds: they run with "npm test" alone.
  .filter((file) => !file.replaceAll(path.sep, '/').startsWith('libs/server/'))
  .filter(isOfLaws);
if (specs.length === 0) {
  console.error('No spec with a law has such a name.');
  process.exit(2);
}

console.log(`${specs.length} specs, ${values.times} times as often as in npm test, seed ${values.seed}`);
let failed = false;
for (const library of new Set(specs.map((file) => file.split('/')[1]))) {
  const own = specs.filter((file) => file.startsWith(`libs/${library}/`)).map((file) => path.join(root, file));
  const jest = [
    'node_modules/jest/bin/jest.js',
    '--rootDir',
    `libs/${library}`,
    '-c',
    `libs/${library}/jest.config.cjs`,
  ];
  const { status } = spawnSync(process.execPath, [...jest, '--testTimeout=3600000', '--runTestsByPath', ...own], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, LAWS_TIMES: values.times, LAWS_SEED: values.seed },
  });
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
