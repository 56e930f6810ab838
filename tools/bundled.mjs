/** Runs a program in TypeScript that imports nothing but our own: bundled at every start (a few milliseconds), so that nobody ever asks yesterday's rules. */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { rolldown } from 'rolldown';

const root = path.resolve(import.meta.dirname, '..');

/** Resolves with the exit code. */
export async function runBundled(entry, args) {
  const cache = path.join(root, 'node_modules', '.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(path.join(cache, 'bundled-'));
  try {
    const build = await rolldown({ input: path.join(root, entry), platform: 'node', logLevel: 'warn' });
    const file = path.join(folder, 'main.mjs');
    await build.write({ file, format: 'esm' });
    await build.close();
    return spawnSync(process.execPath, [file, ...args], { stdio: 'inherit', cwd: root }).status ?? 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
