/**
 * `npm test`: everything that must hold, in the order in which it fails fastest.
 * `npm test -- --only lint,unit` runs a part. Exit code 1 if one step failed;
 * the later steps still run, so that one run tells everything.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const nx = ['node_modules/nx/dist/bin/nx.js', 'run-many', '--outputStyle=static'];
const cases = 'libs/working-time/testing/conformance/cases.json';

/** The closing is tested on Redis too; on Debian and Ubuntu the server can be installed by root, elsewhere the spec says that it skipped. */
function installRedis() {
  if (process.platform !== 'linux' || process.getuid() !== 0) return;
  if (spawnSync('redis-server', ['--version']).status === 0) return;
  if (spawnSync('apt-get', ['--version']).status !== 0) return;
  console.log('Installing redis-server from the distribution for the tests of the closing …');
  const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update'], quiet);
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'redis-server'], quiet);
}

const steps = {
  format: ['tools/format.mjs', '--check'],
  lint: [...nx, '-t', 'lint'],
  types: [...nx, '-t', 'typecheck'],
  borders: [
    'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    '--config',
    '.dependency-cruiser.cjs',
    'libs',
    'apps',
  ],
  unused: ['node_modules/knip/bin/knip.js', '--config', 'knip.jsonc', '--no-progress'],
  openapi: ['tools/openapi-lint.mjs'],
  unit: [...nx, '-t', 'test', '--parallel=2'],
  outbox: ['tools/outbox-schedules.mjs', '--schedules', '200'],
  build: ['tools/build.mjs'],
  conformance: ['dist/tools/conformance.js', cases, '--check'],
  browser: ['tools/conformance-in-browser.mjs'],
  journeys: ['tools/journeys.mjs'],
  start: ['node_modules/jest/bin/jest.js', '-c', 'tools/jest.config.cjs', '--maxWorkers=2'],
};

const onlyAt = process.argv.indexOf('--only');
const chosen = onlyAt > 0 ? process.argv[onlyAt + 1].split(',') : Object.keys(steps);
const unknown = chosen.filter((name) => !steps[name]);
if (unknown.length > 0) {
  console.error(`There is no step "${unknown.join('", "')}"; steps are ${Object.keys(steps).join(', ')}.`);
  process.exit(2);
}

/** Steps of one core each, or that wait: the second one's output follows the first one's. */
const besides = { format: 'lint', types: 'borders', unused: 'openapi', outbox: 'build' };

/** Where jest.failures.cjs notes every failed test, to be printed once more at the end, where nobody overlooks it. */
const notes = mkdtempSync(path.join(tmpdir(), 'zeitbuch-tests-'));
const failuresFile = path.join(notes, 'failures.txt');
process.on('exit', () => rmSync(notes, { recursive: true, force: true }));

const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal);
    process.exit(130);
  });
}

/** Runs a step; with `isHeldBack` what it writes is printed by `print`. */
function run(name, { isHeldBack = false } = {}) {
  const began = performance.now();
  const written = [];
  const output = isHeldBack ? 'pipe' : 'inherit';
  const child = spawn(process.execPath, steps[name], {
    cwd: root,
    stdio: ['ignore', name === 'conformance' ? 'ignore' : output, output],
    env: { ...process.env, NX_DAEMON: 'false', FAILURES_FILE: failuresFile },
  });
  running.add(child);
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => written.push(chunk));
  return new Promise((resolve) => {
    child.once('close', (code) => {
      running.delete(child);
      const print = () => process.stdout.write(Buffer.concat(written));
      resolve({ name, ok: code === 0, seconds: (performance.now() - began) / 1000, print });
    });
  });
}

if (chosen.includes('unit')) installRedis();
const results = [];
const left = [...chosen];
while (left.length > 0) {
  const [name] = left.splice(0, 1);
  const beside = left.includes(besides[name]) ? left.splice(left.indexOf(besides[name]), 1)[0] : null;
  console.log(`\n── ${name} ──`);
  const second = beside && run(beside, { isHeldBack: true });
  results.push(await run(name));
  if (!second) continue;
  const result = await second;
  console.log(`\n── ${beside} ──`);
  result.print();
  results.push(result);
}
console.log('\nSteps');
for (const { name, ok, seconds } of results)
  console.log(`  ${ok ? 'passed' : 'FAILED'}  ${name.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s`);
const failed = results.filter((result) => !result.ok).length;
console.log(`\n${results.length - failed} passed, ${failed} failed`);
if (existsSync(failuresFile)) console.log(`\nFailed tests\n\n${readFileSync(failuresFile, 'utf8').trim()}`);
process.exit(failed > 0 ? 1 : 0);
