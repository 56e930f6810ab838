/**
 * Where temporary clusters of tests lie: in memory, where the machine has plenty of it. Every spec copies a database of
 * a thousand files and throws it away; on a disk that costs the system twice as much and more.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { dataFolder, endLeftover } from './pg-folder.mjs';
import { identityOf } from './processes.mjs';

/** Room for many copies of 13 MB and clusters with a demo city, of 200; containers often give 64 MB, and what is full there ends a test. */
const LEAST_FREE_BYTES = 4 * 1024 ** 3;
const MEMORY = '/dev/shm';

/**
 * A name for the folder of a new cluster that dies with this process. What processes left behind that were killed
 * before they could clear up is taken away first, with its server: in memory nobody else would.
 * @param durable it is to be measured how a disk keeps what is written: never in memory
 */
export async function testFolder({ durable = false } = {}) {
  const home = durable ? dataFolder('test') : testHome();
  mkdirSync(home, { recursive: true });
  for (const name of readdirSync(home)) {
    const [, pid] = /^(\d+)-/.exec(name) ?? [];
    if (pid && identityOf(Number(pid)) === null) await takeAway(path.join(home, name), nameIn(home));
  }
  return nameIn(home);
}

function testHome() {
  if (process.env.ZEITBUCH_DATA || process.platform !== 'linux') return dataFolder('test');
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    if (Math.min(bavail * bsize, process.availableMemory()) < LEAST_FREE_BYTES) return dataFolder('test');
    return path.join(MEMORY, `zeitbuch-${process.getuid()}`);
  } catch (error) {
    if (error.code === 'ENOENT') return dataFolder('test');
    throw error;
  }
}

const nameIn = (home) => path.join(home, `${process.pid}-${randomBytes(6).toString('hex')}`);

/** Under a name of ours first: of two that clear up, one does. */
async function takeAway(left, ours) {
  try {
    renameSync(left, ours);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  await endLeftover(ours);
  rmSync(ours, { recursive: true, force: true });
}
