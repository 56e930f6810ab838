/**
 * The build of a checkout: one at a time, and none where everything is built already. Without its daemon nx deletes
 * and copies what it has in its cache even where the same is there, under the feet of whatever runs from it.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AlreadyClaimed, claimFolder } from './claim-folder.mjs';
import { contentKey } from './prepared-postgres.mjs';

const checkout = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
/** Arguments for Node that build all projects. */
export const EVERYTHING = ['node_modules/nx/dist/bin/nx.js', 'run-many', '-t', 'build', '--outputStyle=static'];
/** What the build is made of: the projects, and beside them what is set for all of them. */
const SOURCES = ['apps', 'bench', 'libs', 'tools'];
const SETTINGS = /\.(c?js|mjs|ts|json)$/;
/** What it leaves in `dist`. */
const OUTPUTS = ['api', 'bench', 'tools', 'web', 'worker'];
const WAIT_MILLISECONDS = 100;

/**
 * Builds what changed, after whoever builds in this checkout at the moment.
 * @param root of the checkout
 * @param command arguments for Node that build a part; without them everything is built, and what was built is noted
 * @param everything arguments for Node that build everything
 * @param stdio of the command
 * @param say takes one sentence where another build must be waited for
 * @throws Error where the build fails
 */
export async function buildOnce({
  root = checkout,
  command,
  everything = EVERYTHING,
  stdio = 'inherit',
  say = () => {},
}) {
  const claim = await claimBuild(root, say);
  try {
    const sources = sourcesKey(root);
    if (read(noteIn(root)) === noteOf(root, sources)) return;
    await runIn(root, command ?? everything, stdio);
    if (!command) note(root, noteOf(root, sources));
  } finally {
    claim.release();
  }
}

/** One after the other: who was killed while building is not waited for. */
async function claimBuild(root, say) {
  for (let waits = 0; ; waits += 1) {
    try {
      return claimFolder(path.join(root, '.nx'), 'build.pid');
    } catch (error) {
      if (!(error instanceof AlreadyClaimed)) throw error;
      if (waits === 10) say('Another build runs in this folder; waiting until it has ended …');
      await new Promise((resolve) => setTimeout(resolve, WAIT_MILLISECONDS));
    }
  }
}

/** A signal to us is one to the build: it has ended before another one may begin. */
async function runIn(root, command, stdio) {
  const child = spawn(process.execPath, command, { cwd: root, stdio, env: { ...process.env, NX_DAEMON: 'false' } });
  const pass = (name) => child.kill(name);
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, pass);
  const how = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit ${code}`));
  });
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, pass);
  if (how !== 'exit 0') throw new Error(`the build failed (${how}), see the lines above.`);
}

/** A key of everything that could change a build; taken before it, so that what changes meanwhile is built the next time. */
function sourcesKey(root) {
  const hash = createHash('sha256').update(process.version);
  for (const name of readdirSync(root)
    .filter((entry) => SETTINGS.test(entry))
    .sort())
    hash.update(name).update(readFileSync(path.join(root, name)));
  for (const folder of SOURCES) hash.update(contentKey(path.join(root, folder)));
  return hash.digest('hex');
}

const noteIn = (root) => path.join(root, '.nx', 'built');
/** What is noted of a build: from what it was made, and what it left. Null where a part is missing. */
function noteOf(root, sources) {
  const folders = OUTPUTS.map((name) => path.join(root, 'dist', name));
  return folders.every((folder) => existsSync(folder)) ? [sources, ...folders.map(contentKey), ''].join('\n') : null;
}

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

function note(root, text) {
  if (text === null) return;
  mkdirSync(path.join(root, '.nx'), { recursive: true });
  writeFileSync(`${noteIn(root)}.new`, text);
  renameSync(`${noteIn(root)}.new`, noteIn(root));
}
