/**
 * `npm run migrate [-- --dev | --database URL]`: brings the schema of a database up to date and gives the
 * application's user its rights. `npm start` and `npm run dev` do the same when they begin.
 */
import { parseArgs } from 'node:util';
import { withDatabase } from './database-url.mjs';
import { buildTools, runTool } from './tool-bundle.mjs';

const { values } = parseArgs({ options: { database: { type: 'string' }, dev: { type: 'boolean', default: false } } });
if (values.dev && values.database) {
  process.stderr.write('--dev names the database of npm run dev: leave --database out.\n');
  process.exit(2);
}
await buildTools();
process.exitCode = await withDatabase(
  values.database,
  'owner',
  (url) => runTool('migrate', url),
  values.dev ? 'dev' : 'data',
);
