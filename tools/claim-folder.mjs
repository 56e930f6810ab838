/** One running `npm start` for each data folder: a second one would end the first one's database. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { identityOf } from './processes.mjs';

/** What `npm run dev` claims a folder by. */
export const DEV_CLAIM = 'dev.pid';

const read = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
};

/** The number in a claim, if it still belongs to the process that made it; else null. */
function runningOf(claim) {
  const [pid, identity] = claim.split('\n');
  const running = identityOf(Number(pid));
  return running !== null && running === identity ? Number(pid) : null;
}

/** The number of the `npm start` or `npm run dev` that runs from a folder, or null. */
export function holderOf(folder) {
  const claims = ['start.pid', DEV_CLAIM].map((name) => read(path.join(folder, name)));
  return claims.map((claim) => claim && runningOf(claim)).find((pid) => pid) ?? null;
}

/** What is thrown where somebody else holds the folder. */
export class AlreadyClaimed extends Error {}

/**
 * Takes the folder for this process, until `release` is called. What a process left
 * behind that was killed is taken over, also where its number belongs to another program by now.
 * @param name of the file that says so
 * @throws AlreadyClaimed with one sentence where another process holds it
 */
export function claimFolder(folder, name = 'start.pid') {
  const file = path.join(folder, name);
  const own = `${process.pid}\n${identityOf(process.pid)}\n`;
  mkdirSync(folder, { recursive: true });
  const holder = read(file);
  if (holder !== null) {
    const pid = runningOf(holder);
    if (pid !== null && pid !== process.pid)
      throw new AlreadyClaimed(`it already runs from this folder (process ${pid}); stop that one first.`);
    putAside(file, holder);
  }
  try {
    writeFileSync(file, own, { flag: 'wx' });
  } catch (error) {
    if (error.code === 'EEXIST') throw justBegun();
    throw error;
  }
  return {
    release() {
      if (read(file) === own) rmSync(file);
    },
  };
}

const justBegun = () => new AlreadyClaimed('another start from this folder has just begun; stop that one first.');

/** By a rename: of two that start at the same moment only one moves the old claim, and a fresh one is put back. */
function putAside(file, expected) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') throw justBegun();
    throw error;
  }
  if (read(aside) === expected) return rmSync(aside);
  renameSync(aside, file);
  throw justBegun();
}
