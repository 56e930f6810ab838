/**
 * `npm run --silent conformance -- FILE.json [--check]`: works out examples of
 * working-time law with the library itself. Bundled at every start (a few
 * milliseconds), so that nobody ever asks yesterday's rules.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { rolldown } from 'rolldown';

const root = path.resolve(import.meta.dirname, '..');
const cache = path.join(root, 'node_modules', '.cache');
await mkdir(cache, { recursive: true });
const folder = await mkdtemp(path.join(cache, 'conformance-'));
try {
  const build = await rolldown({
    input: path.join(root, 'libs/working-time/testing/conformance/cli.ts'),
    platform: 'node',
    logLevel: 'warn',
  });
  const file = path.join(folder, 'cli.mjs');
  await build.write({ file, format: 'esm' });
  await build.close();
  const result = spawnSync(process.execPath, [file, ...process.argv.slice(2)], { stdio: 'inherit', cwd: root });
  process.exitCode = result.status ?? 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
