/** `npm run bench`: builds for production, then measures. See bench/run.mjs and, with `--against`, bench/against.mjs. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runToEnd } from './running.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const args = process.argv.slice(2);
// The rules from memory need neither API nor screens: a second instead of a minute.
const isEngineOnly = args.includes('--only') && args[args.indexOf('--only') + 1] === 'engine';
const projects = isEngineOnly ? ['--projects=bench'] : [];
await runToEnd(['tools/build.mjs', ...projects]);
const file = args.includes('--against') ? 'bench/against.mjs' : 'bench/run.mjs';
const child = spawn(process.execPath, [path.join(root, file), ...args], {
  cwd: root,
  stdio: 'inherit',
});
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.once('exit', (code) => process.exit(code ?? 1));
