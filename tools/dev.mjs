/**
 * `npm run dev`: database with the demo city, API and worker rebuilt and
 * restarted on every change, the Angular client with live reload on port 4200.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from './pg.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const children = [];
const port = process.env.PORT ?? '3000';

function start(command, args, env = {}) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NX_DAEMON: 'false', ...env },
  });
  children.push(child);
  return child;
}
const finished = (child) =>
  new Promise((resolve, reject) =>
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`ended with ${code}`)))),
  );

const postgres = await startPostgres({ name: 'dev' });
async function stop() {
  for (const child of children) child.kill('SIGTERM');
  await postgres.stop();
  process.exit(0);
}
process.on('SIGINT', stop);
process.on('SIGTERM', stop);

const node = process.execPath;
await finished(
  start(node, [
    'node_modules/nx/dist/bin/nx.js',
    'run-many',
    '-t',
    'build',
    '-p',
    'api,worker,tools',
    '--outputStyle=static',
  ]),
);
await finished(
  start(node, ['dist/tools/setup.js', '--demo'], {
    DATABASE_URL: postgres.applicationUrl('zeitbuch'),
    DATABASE_OWNER_URL: postgres.url('postgres'),
  }),
);
const env = {
  DATABASE_URL: postgres.applicationUrl('zeitbuch'),
  AUTH_SECRET: 'development-only-secret-of-32-characters',
  BASE_URL: 'http://localhost:4200',
  PORT: port,
  DEMO_MODE: 'true',
  DRAIN_SECONDS: '0',
  NODE_ENV: 'development',
};
for (const app of ['api', 'worker']) {
  // Source maps written beside the bundle would restart the process a second time.
  start(node, ['node_modules/rolldown/bin/cli.mjs', '-c', `apps/${app}/rolldown.config.mjs`, '--watch'], {
    BUNDLE_SOURCEMAP: 'inline',
  });
  start(node, ['--watch', `--watch-path=dist/${app}`, '--enable-source-maps', `dist/${app}/main.js`], env);
}
start(node, ['node_modules/nx/dist/bin/nx.js', 'serve', 'web'], { ZEITBUCH_API: `http://localhost:${port}` });
console.log('\nClient with live reload: http://localhost:4200   API: see above. Ctrl-C ends everything.\n');
