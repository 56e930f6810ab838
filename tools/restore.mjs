/**
 * `npm run restore -- FILE [--until TIME]`: brings the embedded database back from a
 * backup, checks it, and only then lets it take the place of the present one.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { abandonRestore, restoreEmbedded } from './backup/embedded-restore.mjs';
import { claimFolder } from './claim-folder.mjs';
import { dataFolder } from './pg-folder.mjs';
import { buildTools, runTool } from './tool-bundle.mjs';

const USAGE = 'npm run restore -- FILE [--until 2026-11-24T09:00:00+01:00]';
const fail = (sentence, code = 1) => {
  process.stderr.write(`Nothing was restored: ${sentence}\n`);
  process.exit(code);
};

/** An instant with offset, or the wall clock of the city. */
function instantOf(text) {
  try {
    return Temporal.Instant.from(text);
  } catch {
    try {
      return Temporal.PlainDateTime.from(text)
        .toZonedDateTime('Europe/Berlin', { disambiguation: 'reject' })
        .toInstant();
    } catch {
      return fail(
        `"${text}" is no time like 2026-11-24T09:00:00+01:00 (an hour that exists twice needs its offset).`,
        2,
      );
    }
  }
}

let values, positionals;
try {
  ({ values, positionals } = parseArgs({ options: { until: { type: 'string' } }, allowPositionals: true }));
} catch (error) {
  fail(`${error.message} Use ${USAGE}`, 2);
}
if (positionals.length !== 1) fail(`name one backup: ${USAGE}`, 2);
const file = path.resolve(process.env.INIT_CWD ?? '.', positionals[0]);
if (!existsSync(file)) fail(`there is no file ${file}.`, 2);
const until = values.until === undefined ? null : instantOf(values.until);
if (until && Temporal.Instant.compare(until, Temporal.Now.instant()) > 0) fail('that time lies in the future.', 2);
if (process.env.DATABASE_URL)
  fail('DATABASE_URL names a server that is not ours: its operator restores it, see docs/operation.md.');

let claim;
let stopping = null;
/** The server of a restore is detached, so that Ctrl-C does not reach it: it is ended here, before anything else is told. */
const stop = async (code) => {
  await abandonRestore(dataFolder());
  claim?.release();
  fail('it was stopped.', code);
};
try {
  claim = claimFolder(path.dirname(dataFolder()));
  process.once('SIGINT', () => (stopping = stop(130)));
  process.once('SIGTERM', () => (stopping = stop(143)));
  await buildTools();
  const { aside, newest } = await restoreEmbedded(dataFolder(), file, until?.toString() ?? null, async (url) => {
    if ((await runTool('check', url)) !== 0)
      throw new Error('the restored data contradict themselves, see the lines above.');
  });
  if (newest) process.stdout.write(`The newest change in it is of ${newest}.\n`);
  if (aside) process.stdout.write(`The data that were here before lie in ${aside}\n`);
  process.stdout.write('Restored. npm start runs with it.\n');
} catch (error) {
  await stopping; // tells it and ends the process
  process.exitCode = 1;
  process.stderr.write(`Nothing was restored: ${error.message}\n`);
} finally {
  claim?.release();
}
