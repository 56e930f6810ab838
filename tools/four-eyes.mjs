/**
 * `npm run four-eyes -- [--off --reason "…" | --on] [--for closing,payroll,import] [--tenant SHORT] [--database URL]`;
 * without `--off` and `--on` it says what holds. `--administrator EMAIL` makes somebody organisation administrator where
 * fewer than two are left.
 */
import { parseArgs } from 'node:util';
import { withDatabase } from './database-url.mjs';
import { buildTools, runTool } from './tool-bundle.mjs';

const PROCESSES = ['closing', 'payroll', 'import'];
const { values } = parseArgs({
  options: {
    off: { type: 'boolean', default: false },
    on: { type: 'boolean', default: false },
    reason: { type: 'string', default: '' },
    for: { type: 'string', default: PROCESSES.join() },
    administrator: { type: 'string' },
    tenant: { type: 'string', default: '' },
    database: { type: 'string' },
  },
});

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}
const processes = values.for.split(',');
if (values.off && values.on) refuse('Choose --off or --on.');
if (values.administrator !== undefined && (values.off || values.on))
  refuse('--administrator stands alone: it switches nothing.');
if (values.off && values.reason.trim() === '')
  refuse('--off needs a reason: --reason "…". Every closing and file shows it.');
if (!processes.every((process) => PROCESSES.includes(process))) refuse(`--for takes of ${PROCESSES.join(', ')}.`);
await buildTools();
const order = values.off ? 'off' : values.on ? 'on' : 'ask';
const args =
  values.administrator === undefined
    ? [values.tenant, order, processes.join(), values.reason]
    : [values.tenant, 'administrator', values.administrator];
process.exitCode = await withDatabase(values.database, 'owner', (url) => runTool('four-eyes', url, args));
