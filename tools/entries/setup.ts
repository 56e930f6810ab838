import { prepareDatabase } from '@zeitbuch/demo-city';
import { localDate } from '@zeitbuch/working-time';
/**
 * What `npm start` does to the database before the processes run: creates it, migrates it,
 * gives the application's user its rights and, when it is new and `--demo` is there, fills it with the demo city.
 * DATABASE_URL is what API and worker use; DATABASE_OWNER_URL, if set, names the owner of the tables.
 */

// Tests name the day, so that a journey is the same on every day of the month.
const fixed = process.env.NODE_ENV === 'test' ? process.env.ZEITBUCH_NOW : undefined;
const now = fixed ? Temporal.Instant.from(fixed) : Temporal.Now.instant();
const { DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: ownerUrl } = process.env;

try {
  if (!databaseUrl) throw new Error('DATABASE_URL is not set.');
  const { pathname, username, password } = new URL(databaseUrl);
  await prepareDatabase({
    serverUrl: ownerUrl || databaseUrl,
    name: decodeURIComponent(pathname.slice(1)),
    application: ownerUrl
      ? { role: decodeURIComponent(username), password: password ? decodeURIComponent(password) : null }
      : null,
    demo: process.argv.includes('--demo'),
    employees: 120,
    months: 14,
    asOf: localDate(now.toZonedDateTimeISO('Europe/Berlin').toPlainDate().toString()),
    progress: (line) => process.stdout.write(`  ${line}\n`),
  });
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
