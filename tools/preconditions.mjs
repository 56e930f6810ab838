/** What a command needs before it can begin; where it is missing one sentence says what to run. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const NODE_MAJOR = 26;
/** What a running product consists of. */
const BUILT = ['dist/web/index.html', 'dist/api/main.js', 'dist/worker/main.js', 'dist/tools/setup.js'];
/** What it is made of; specs are not. */
const SOURCES = ['apps/api/src', 'apps/web/src', 'apps/worker/src', 'libs', 'tools/entries'];

/** Ends the process where it runs on another Node than the one of node_modules. */
export function assertNode(command) {
  if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) return;
  stop(`This needs the Node of node_modules (${NODE_MAJOR}), not ${process.versions.node}: run ${command}.`);
}

/** Ends the process where the product is not built; where sources are younger than the build it says so and goes on. */
export function assertBuilt() {
  const missing = BUILT.filter((file) => !existsSync(path.join(root, file)));
  if (missing.length > 0) stop(`${missing.join(', ')} is missing: run npm run build first.`);
  const builtAt = Math.min(...BUILT.map((file) => changedAt(file)));
  const younger = SOURCES.flatMap(sourcesIn).find((file) => changedAt(file) > builtAt);
  if (younger) console.warn(`${younger} was changed after the build: npm run build brings it in.`);
}

const changedAt = (file) => statSync(path.join(root, file)).mtimeMs;

function sourcesIn(folder) {
  return readdirSync(path.join(root, folder), { recursive: true })
    .filter((name) => /\.(ts|html|scss)$/.test(name) && !/\.spec\.ts$|(^|\/)(testing|generated)\//.test(name))
    .map((name) => path.join(folder, name));
}

function stop(sentence) {
  console.error(sentence);
  process.exit(2);
}
