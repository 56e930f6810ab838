/**
 * `npm run setup [-- --database URL]`: prints the link with which an empty city is set up, once; a new one replaces it.
 * With `--tenant` the link sets up a further tenant beside the city, as a municipal enterprise is.
 */
import { parseArgs } from 'node:util';
import { withDatabase } from './database-url.mjs';
import { buildTools, runTool } from './tool-bundle.mjs';

const { values } = parseArgs({
  options: { database: { type: 'string' }, tenant: { type: 'boolean', default: false } },
});

await buildTools();
process.exitCode = await withDatabase(values.database, 'application', (url) =>
  runTool('set-up-link', url, values.tenant ? ['--further'] : []),
);
