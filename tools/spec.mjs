/**
 * `npm run spec -- libs/server/src/booking/month.spec.ts`: one spec, or all of a folder, as its project runs them.
 * Further arguments go to Jest, e.g. `-t "leave"` or `--watch`.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { assertNode } from './preconditions.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const jest = 'node_modules/jest/bin/jest.js';
/** Their specs ask a real PostgreSQL. */
const WITH_POSTGRES = ['libs/server', 'libs/demo-city'];

assertNode('npm run spec -- <file>');
const [target, ...args] = process.argv.slice(2);
if (!target || !existsSync(path.join(root, target)))
  stop(target ? `There is no ${target}.` : 'Which one? npm run spec -- libs/working-time/src/leave/leave.spec.ts');
const { command, folder } = commandOf(path.normalize(target));
// Patterns of Jest are regular expressions over whole paths.
const pattern = path.join(root, target).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const child = spawn(process.execPath, [...command, pattern, '--maxWorkers=1', ...args], {
  cwd: path.join(root, folder),
  stdio: 'inherit',
});
process.on('SIGINT', () => undefined); // the child ends by it, and with it we do
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code) => process.exit(code ?? 1));

function commandOf(file) {
  if (file.startsWith(`apps${path.sep}web-e2e`)) stop('Journeys run by npm run journeys -- <word of the file name>.');
  if (file.startsWith(`tools${path.sep}`)) return { command: [jest, '-c', 'tools/jest.config.cjs'], folder: '' };
  let project = path.dirname(file);
  while (project !== '.' && !existsSync(path.join(root, project, 'jest.config.cjs'))) project = path.dirname(project);
  if (project === '.') stop(`No project runs specs of ${file}.`);
  const isServed = WITH_POSTGRES.some((name) => path.normalize(name) === project);
  return isServed
    ? { command: ['tools/jest-with-postgres.mjs', project], folder: '' }
    : { command: [path.join(root, jest)], folder: project };
}

function stop(sentence) {
  console.error(sentence);
  process.exit(2);
}
