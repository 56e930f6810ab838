/**
 * `npm run --silent conformance -- FILE.json [--check]`: works out examples of
 * working-time law with the library itself.
 */
import { runBundled } from './bundled.mjs';

process.exitCode = await runBundled('libs/working-time/testing/conformance/cli.ts', process.argv.slice(2));
