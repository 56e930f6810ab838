/** `npm run access-code -- --person EMAIL-OR-NUMBER [--tenant SHORT] [--database URL]`: a link with which somebody chooses a password, for the first people of a city. */
import { parseArgs } from 'node:util';
import { withDatabase } from './database-url.mjs';
import { buildTools, runTool } from './tool-bundle.mjs';

const { values } = parseArgs({
  options: {
    person: { type: 'string' },
    tenant: { type: 'string', default: '' },
    database: { type: 'string' },
  },
});

if (!values.person?.trim()) {
  process.stderr.write('--person must be an e-mail address or a personnel number.\n');
  process.exit(2);
}
await buildTools();
process.exitCode = await withDatabase(values.database, 'application', (url) =>
  runTool('access-code', url, [values.person, values.tenant]),
);
