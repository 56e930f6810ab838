/**
 * What `npm start` does to the database before the processes run: creates it,
 * migrates it and, when it is new, fills it with the demo city.
 * Arguments: URL of the server's maintenance database, name of the database, `--demo`.
 */
import { prepareDatabase } from '@zeitbuch/server';

const [serverUrl, name, ...flags] = process.argv.slice(2);
// Tests name the day, so that a journey is the same on every day of the month.
const fixed = process.env.NODE_ENV === 'test' ? process.env.ZEITBUCH_NOW : undefined;
const now = fixed ? Temporal.Instant.from(fixed) : Temporal.Now.instant();

try {
  await prepareDatabase({
    serverUrl,
    name,
    demo: flags.includes('--demo'),
    employees: 120,
    months: 14,
    asOf: now.toZonedDateTimeISO('Europe/Berlin').toPlainDate().toString(),
    progress: (line) => process.stdout.write(`  ${line}\n`),
  });
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
