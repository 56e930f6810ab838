/** `npm run sessions -- --end EMAIL [--database URL]`: ends every session of an account at once, wherever it is signed in. */
import { parseArgs } from 'node:util';
import { withDatabase } from './database-url.mjs';
import { buildTools, runTool } from './tool-bundle.mjs';

const { values } = parseArgs({
  options: {
    end: { type: 'string' },
    database: { type: 'string' },
  },
});

if (!values.end?.includes('@')) {
  process.stderr.write('--end must name the e-mail address of the account.\n');
  process.exit(2);
}
await buildTools();
process.exitCode = await withDatabase(values.database, 'application', (url) => runTool('sessions', url, [values.end]));
