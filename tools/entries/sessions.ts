/** `npm run sessions -- --end`: ends the sessions of an account. Argument: e-mail address. */
import 'reflect-metadata';
import { endSessionsFromCommandLine } from '@zeitbuch/server';

const [email] = process.argv.slice(2);
const databaseUrl = process.env.DATABASE_URL ?? '';

try {
  const ended = await endSessionsFromCommandLine(databaseUrl, email);
  process.stdout.write(`${ended} sessions ended; no device of the account is known any more\n`);
} catch (error) {
  process.stderr.write(`No session was ended: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
