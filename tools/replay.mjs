/**
 * `npm run replay -- FILE.json [--as OWN-NAME-01]`: what the engine says about a day as it was recorded, beside what was
 * expected; `--as` makes a worked example of it, which is red until both agree.
 */
import { spawnSync } from 'node:child_process';
import { runBundled } from './bundled.mjs';

const OWN_CASES = 'libs/working-time/testing/conformance/own-cases.json';
process.exitCode = await runBundled('libs/working-time/testing/conformance/replay-cli.ts', process.argv.slice(2));
if (process.argv.includes('--as')) spawnSync(process.execPath, ['tools/format.mjs', OWN_CASES], { stdio: 'inherit' });
