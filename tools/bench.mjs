/** `npm run bench`: builds for production, then measures. See bench/run.mjs. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runToEnd } from './running.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
await runToEnd(['node_modules/nx/dist/bin/nx.js', 'run-many', '-t', 'build', '--outputStyle=static']);
const child = spawn(process.execPath, [path.join(root, 'bench/run.mjs'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.once('exit', (code) => process.exit(code ?? 1));
