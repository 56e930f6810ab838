import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = path.resolve(import.meta.dirname, '..');

/** Modules of the working tree by name, bundled for this run so that nobody documents what the code said yesterday. */
export async function load(input) {
  const cache = path.join(root, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const dir = await mkdtemp(path.join(cache, 'sources-'));
  try {
    const build = await rolldown({ input, cwd: root, platform: 'node', logLevel: 'warn' });
    await build.write({ dir, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' });
    await build.close();
    const names = Object.keys(input);
    const modules = await Promise.all(names.map((name) => import(pathToFileURL(path.join(dir, `${name}.mjs`)).href)));
    return Object.fromEntries(names.map((name, index) => [name, modules[index]]));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
