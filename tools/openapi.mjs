/**
 * Writes docs/openapi.json from the code of the API, and the typed client from it: `npm run openapi`.
 * With `--check` it only compares, and fails where a committed file is older than the code.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { nodeBundle } from '../rolldown.node.mjs';
import { operationProblems } from './operation-problems.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const isCheck = process.argv.includes('--check');

/** Writes the file, or with `--check` says that it is older than the code. */
function keep(name, text) {
  const file = path.join(root, name);
  if (!isCheck) return writeFileSync(file, text);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  console.error(`${name} is older than the code: run npm run openapi and commit it.`);
  process.exitCode = 1;
}

// First, because the description is made with it.
keep('libs/server/src/platform/operation-problems.ts', await operationProblems(root));
// Inside node_modules, so that the bundle finds its packages.
const folder = mkdtempSync(path.join(root, 'node_modules/.cache/openapi-'));
try {
  const { output, ...input } = nodeBundle({
    input: { openapi: 'apps/api/src/openapi.ts' },
    tsconfig: 'apps/api/tsconfig.json',
    dir: path.relative(root, folder),
  });
  const bundle = await rolldown(input);
  await bundle.write({ ...output, sourcemap: false });
  const text = execFileSync(process.execPath, [path.join(folder, 'openapi.js')], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  keep('docs/openapi.json', text);
  if (!isCheck) {
    execFileSync(process.execPath, [path.join(root, 'tools/generate-client.mjs')], { stdio: 'inherit' });
    console.log(`docs/openapi.json describes ${Object.keys(JSON.parse(text).paths).length} paths`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
