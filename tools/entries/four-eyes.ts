/**
 * `npm run four-eyes`: says or switches where two people are needed. Arguments: short name of
 * the tenant or an empty text, `off`, `on` or `ask`, processes joined by commas, reason or an empty text.
 */
import 'reflect-metadata';
import { type FourEyesProcess, fourEyesFromCommandLine } from '@zeitbuch/server';

const [tenant, act, processes, reason] = process.argv.slice(2);
const databaseUrl = process.env.DATABASE_URL ?? '';
const say = (text: string) => process.stdout.write(`${text}\n`);

try {
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
} catch (error) {
  process.stderr.write(`Nothing was changed: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
