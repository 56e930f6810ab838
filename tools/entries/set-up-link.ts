/**
 * `npm run setup`, and `npm start` of an empty city: prints the link with which the city is set up, once. Arguments:
 * `--if-open` says nothing where there is nothing to set up; `--further` makes the link of one more tenant.
 */
import 'reflect-metadata';
import { setUpCodeFromCommandLine } from '@zeitbuch/server';

const databaseUrl = process.env.DATABASE_URL ?? '';
const baseUrl = (process.env.BASE_URL || `http://localhost:${process.env.PORT || 3000}`).replace(/\/$/, '');
const say = (text: string) => process.stdout.write(`${text}\n`);

try {
  const isFurther = process.argv.includes('--further');
  const issued = await setUpCodeFromCommandLine(databaseUrl, isFurther ? 'further' : 'first');
  if (issued) {
    say(
      isFurther
        ? 'A further tenant, for its own people and rules, is set up in the browser, by whoever opens this link first. It holds for a day; a new one replaces it:'
        : 'The city is set up in the browser, by whoever opens this link first. It holds for a day; a new one replaces it:',
    );
    say(`  ${baseUrl}/einrichtung#${issued.code}`);
  } else if (isFurther) {
    process.stderr.write('No link was made: there is no city yet. `npm run setup` without --tenant begins one.\n');
    process.exitCode = 1;
  } else if (!process.argv.includes('--if-open')) {
    say('A city has been set up here. Administrators find what is still missing after signing in:');
    say(`  ${baseUrl}/einrichtung`);
  }
} catch (error) {
  process.stderr.write(`No link was made: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
