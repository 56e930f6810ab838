/**
 * `npm run --silent conformance -- FILE.json [--check]`: bundles the evaluator
 * (a fraction of a second) and hands over; only its lines reach standard output.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { nodeBundle } from './bundle.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const { output, ...options } = nodeBundle({
  input: { conformance: 'libs/working-time/testing/conformance/cli.ts' },
  tsconfig: 'libs/working-time/tsconfig.json',
  dir: 'tmp/conformance',
});
const bundle = await rolldown(options);
await bundle.write(output);
await bundle.close();
// npm runs scripts in the project's root: paths on the command line belong to the folder the person stood in.
const base = process.env.ZEITBUCH_CWD;
const args = process.argv.slice(2).map((value) => {
  const given = base && !value.startsWith('-') ? path.resolve(base, value) : value;
  return existsSync(given) ? given : value;
});
process.argv.splice(2, process.argv.length, ...args);
await import(pathToFileURL(path.join(root, 'tmp/conformance/conformance.js')).href);
