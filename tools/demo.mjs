/**
 * `npm run demo -- --employees 8600 --months 12 [--database URL]`: makes the demo
 * city again, in any size. Touches no database with data of its own.
 */
import { parseArgs } from 'node:util';
import { runningPort, withDatabase } from './database-url.mjs';
import { buildTools, runTool } from './tool-bundle.mjs';

const { values } = parseArgs({
  options: {
    employees: { type: 'string', default: '120' },
    months: { type: 'string', default: '14' },
    database: { type: 'string' },
  },
});

for (const [name, least, most] of [
  ['employees', 12, 50_000],
  ['months', 3, 60],
]) {
  const value = Number(values[name]);
  if (!Number.isInteger(value) || value < least || value > most) {
    process.stderr.write(`--${name} must be a whole number from ${least} to ${most}.\n`);
    process.exit(2);
  }
}
if (!values.database && !process.env.DATABASE_URL && runningPort()) {
  process.stderr.write(
    'Zeitbuch is running with its own database: stop npm start first, or name another with --database.\n',
  );
  process.exit(1);
}
buildTools();
process.exitCode = await withDatabase(values.database, 'owner', (url) =>
  runTool('seed', url, [values.employees, values.months]),
);
