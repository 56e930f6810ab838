/** `npm run import -- --kind people|contracts|moves|permissions|protections|absences|leave|particulars|standby|bookings --file x.csv [--tenant SHORT] [--dry-run] [--database URL]`. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { withDatabase } from './database-url.mjs';
import { buildTools, runTool } from './tool-bundle.mjs';

const KINDS = [
  'people',
  'contracts',
  'moves',
  'permissions',
  'protections',
  'absences',
  'leave',
  'particulars',
  'standby',
  'bookings',
];
const { values } = parseArgs({
  options: {
    kind: { type: 'string' },
    file: { type: 'string' },
    tenant: { type: 'string', default: '' },
    'dry-run': { type: 'boolean', default: false },
    database: { type: 'string' },
  },
});

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}
if (!KINDS.includes(values.kind)) refuse(`--kind must be one of ${KINDS.join(', ')}.`);
if (!values.file || !existsSync(values.file)) refuse('--file must name a file that exists.');
buildTools();
const flags = values['dry-run'] ? ['--dry-run'] : [];
process.exitCode = await withDatabase(values.database, 'application', (url) =>
  runTool('import', url, [values.kind, values.file, values.tenant, ...flags]),
);
