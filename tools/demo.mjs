/**
 * `npm run demo -- --employees 8600 --months 12 [--database URL]`: makes the demo
 * city again, in any size; with `--dev` that of `npm run dev`. Touches no database with data of its own.
 */
import { parseArgs } from 'node:util';
import { runningPort, withDatabase } from './database-url.mjs';
import { buildTools, runTool } from './tool-bundle.mjs';

const { values } = parseArgs({
  options: {
    employees: { type: 'string', default: '120' },
    months: { type: 'string', default: '14' },
    database: { type: 'string' },
    dev: { type: 'boolean', default: false },
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
if (values.dev && values.database) {
  process.stderr.write('--dev names the database of npm run dev: leave --database out.\n');
  process.exit(2);
}
const cluster = values.dev ? 'dev' : 'data';
if ((values.dev || (!values.database && !process.env.DATABASE_URL)) && runningPort(cluster)) {
  const running = values.dev ? 'npm run dev' : 'npm start';
  process.stderr.write(
    `Zeitbuch is running with its own database: stop ${running} first, or name another with --database.\n`,
  );
  process.exit(1);
}
await buildTools();
process.exitCode = await withDatabase(
  values.database,
  'owner',
  (url) => runTool('seed', url, [values.employees, values.months]),
  cluster,
);
