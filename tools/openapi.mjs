/**
 * Writes docs/openapi.json from the code of the API, and the typed client from it: `npm run openapi`.
 * With `--check` it only compares, and fails where the committed file is older than the code.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { nodeBundle } from '../rolldown.node.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const file = path.join(root, 'docs/openapi.json');
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
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
    execFileSync(process.execPath, [path.join(root, 'tools/generate-client.mjs')], { stdio: 'inherit' });
    console.log(`docs/openapi.json describes ${Object.keys(JSON.parse(text).paths).length} paths`);
  } else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error('docs/openapi.json is older than the code: run npm run openapi and commit it.');
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
