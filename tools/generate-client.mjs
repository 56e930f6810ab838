/**
 * Writes the typed client of the API from docs/openapi.json: `node tools/generate-client.mjs`.
 * Run it after `npm run openapi`; the result is committed, so that a clone needs neither step.
 */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const generator = path.join(root, 'node_modules/ng-openapi-gen/lib/index.js');
execFileSync(
  process.execPath,
  [generator, '--config', 'libs/web/data-access/ng-openapi-gen.json', '--silent', 'true'],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
console.log('libs/web/data-access/src/generated is up to date with docs/openapi.json');
