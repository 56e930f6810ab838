/**
 * `npm run import -- --kind KIND --file x.csv [--tenant SHORT] [--dry-run] [--database URL]`; of people also
 * `[--full [--last-day 2026-11-30] [--confirmed-leavers 12]]`.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { withDatabase } from './database-url.mjs';
import { buildTools, runTool } from './tool-bundle.mjs';

const { values } = parseArgs({
  options: {
    kind: { type: 'string' },
    file: { type: 'string' },
    tenant: { type: 'string', default: '' },
    'dry-run': { type: 'boolean', default: false },
    database: { type: 'string' },
    full: { type: 'boolean', default: false },
    'last-day': { type: 'string' },
    'confirmed-leavers': { type: 'string' },
  },
});

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}
if (!values.kind) refuse('--kind must say what the file holds, see docs/import.');
if (!values.file || !existsSync(values.file)) refuse('--file must name a file that exists.');
await buildTools();
const flags = [
  ...(values['dry-run'] ? ['--dry-run'] : []),
  ...(values.full ? ['--full'] : []),
  ...['last-day', 'confirmed-leavers'].flatMap((name) => (values[name] ? [`--${name}=${values[name]}`] : [])),
];
process.exitCode = await withDatabase(values.database, 'application', (url) =>
  runTool('import', url, [values.kind, values.file, values.tenant, ...flags]),
);
