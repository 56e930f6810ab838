/** Bundles API, worker and setup for `npm run dev`, once more after every change. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { watch } from 'rolldown';
import api from '../../apps/api/rolldown.config.mjs';
import worker from '../../apps/worker/rolldown.config.mjs';
import { nodeBundle } from '../../rolldown.node.mjs';

/** Beside what `npm start` runs, which shall go on undisturbed. */
export const OUTPUT = 'dist/dev';
const setup = nodeBundle({
  input: { setup: 'tools/entries/setup.ts' },
  tsconfig: 'libs/server/tsconfig.json',
  dir: 'dist/setup',
});
const PARTS = { api, worker, setup };

/** Not cleared before each round: the processes of the round before may still be loading their files. */
const besides = (name, config) => ({
  ...config,
  output: { ...config.output, dir: path.resolve(config.cwd, OUTPUT, name), sourcemap: 'inline', cleanDir: false },
});

/**
 * Watches the sources.
 * @param onBuilt called after each round with the names of the parts that were bundled anew (`api`, `worker`,
 *   `setup`), whether a migration is among the changed files, and the sentence that says why a part could not be bundled, or null
 * @returns a function that ends it
 */
export function watchBundles(onBuilt) {
  rmSync(path.resolve(api.cwd, OUTPUT), { recursive: true, force: true });
  let built = [];
  let error = null;
  let changed = [];
  const watcher = watch(Object.entries(PARTS).map(([name, config]) => besides(name, config)));
  watcher.on('change', (file) => void changed.push(file));
  watcher.on('event', async (event) => {
    if (event.code === 'ERROR') error ??= stripVTControlCharacters(event.error.message);
    if (event.code === 'BUNDLE_END')
      built.push(...Object.keys(PARTS).filter((name) => event.output.some((dir) => path.basename(dir) === name)));
    if (event.code === 'BUNDLE_END' || event.code === 'ERROR') await event.result.close();
    if (event.code !== 'END') return;
    const round = { built, migrations: changed.some((file) => file.includes('/database/migrations/')), error };
    [built, changed, error] = [[], [], null];
    onBuilt(round);
  });
  return () => watcher.close();
}
