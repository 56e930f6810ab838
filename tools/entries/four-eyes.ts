/**
 * `npm run four-eyes`: says or switches where two people are needed. Arguments: short name of
 * the tenant or an empty text, `off`, `on` or `ask`, processes joined by commas, reason or an empty text; or the short
 * name, `administrator` and an e-mail address.
 */
import 'reflect-metadata';
import { type FourEyesProcess, administratorFromCommandLine, fourEyesFromCommandLine } from '@zeitbuch/server';

const [tenant, act, processes, reason] = process.argv.slice(2);
const databaseUrl = process.env.DATABASE_URL ?? '';
const say = (text: string) => process.stdout.write(`${text}\n`);

async function addAdministrator(email: string): Promise<void> {
  const made = await administratorFromCommandLine({ databaseUrl, tenant: tenant || null, email });
  say(`${made.tenant}: ${made.name} administers the organisation from today on.`);
  if (made.administrators < 2)
    say(
      `Who can sign in and has the role: ${made.administrators}. Run this for a second person; access: npm run access-code.`,
    );
}

async function sayAndSwitch(): Promise<void> {
  const result = await fourEyesFromCommandLine({
    databaseUrl,
    tenant: tenant || null,
    order:
      act === 'ask'
        ? null
        : { required: act === 'on', processes: processes.split(',') as FourEyesProcess[], reason: reason || null },
  });
  for (const { process: name, required, reason: why, decidedAt } of result.states) {
    const since = decidedAt ? ` since ${decidedAt.toISOString()}` : '';
    say(
      `${result.tenant}, ${name}: ${required ? 'two people' : 'one person is enough'}${since}${why ? `: ${why}` : ''}`,
    );
  }
}

try {
  await (act === 'administrator' ? addAdministrator(processes) : sayAndSwitch());
} catch (error) {
  process.stderr.write(`Nothing was changed: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
