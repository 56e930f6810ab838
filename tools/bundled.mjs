/** Runs a program in TypeScript, bundled at every start into a folder of its own: nobody ever asks yesterday's rules, and two may run at once. */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { nodeBundle } from '../rolldown.node.mjs';

const root = path.resolve(import.meta.dirname, '..');

/**
 * Resolves with the exit code.
 * @param env variables of its own
 * @param tsconfig of the project that owns the program
 */
export async function runBundled(entry, args = [], { env = {}, tsconfig = 'libs/working-time/tsconfig.json' } = {}) {
  // Inside node_modules, so that the bundle finds its packages.
  const cache = path.join(root, 'node_modules', '.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(path.join(cache, 'bundled-'));
  try {
    const { output, ...input } = nodeBundle({ input: { main: entry }, tsconfig, dir: path.relative(root, folder) });
    const build = await rolldown({ ...input, logLevel: 'warn' });
    await build.write({ ...output, sourcemap: false });
    await build.close();
    const command = [path.join(folder, 'main.js'), ...args];
    return (
      spawnSync(process.execPath, command, { stdio: 'inherit', cwd: root, env: { ...process.env, ...env } }).status ?? 1
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
