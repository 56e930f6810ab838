/**
 * Writes the typed client of the API from docs/openapi.json: `node tools/generate-client.mjs`.
 * Run it after `npm run openapi`; the result is committed, so that a clone needs neither step.
 * With `--check` it only compares, and fails where the committed client is older than the description.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const committed = 'libs/web/data-access/src/generated';

function generate(output) {
  const generator = path.join(root, 'node_modules/ng-openapi-gen/lib/index.js');
  const config = 'libs/web/data-access/ng-openapi-gen.json';
  execFileSync(process.execPath, [generator, '--config', config, '--output', output, '--silent', 'true'], {
    cwd: root,
    stdio: 'inherit',
  });
}

/** Every file of a folder with its content, as one comparable text. */
function contentOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const named = files.map((entry) => path.join(entry.parentPath, entry.name)).sort();
  return named.map((file) => `${path.relative(folder, file)}\n${readFileSync(file, 'utf8')}`).join('\n');
}

if (!process.argv.includes('--check')) {
  generate(committed);
  console.log(`${committed} is up to date with docs/openapi.json`);
} else {
  const folder = mkdtempSync(path.join(root, 'node_modules/.cache/client-'));
  try {
    generate(path.relative(root, folder));
    if (contentOf(folder) !== contentOf(path.join(root, committed))) {
      console.error('The client is older than docs/openapi.json: run node tools/generate-client.mjs and commit it.');
      process.exitCode = 1;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
