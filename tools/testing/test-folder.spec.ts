import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import path from 'node:path';

const pg = path.join(__dirname, '..', 'pg.mjs');
/** Starts a temporary cluster, tells where it is, and waits until it is told to stop. */
const HOLDER = `
const { startPostgres } = await import(${JSON.stringify(`file://${pg}`)});
const { folder, pid, stop } = await startPostgres({ temporary: true });
console.log(JSON.stringify({ folder, pid }));
process.stdin.once('end', stop).resume();
`;

const holders: ChildProcess[] = [];

async function hold() {
  const child = spawn(process.execPath, ['--input-type=module', '-e', HOLDER], { stdio: ['pipe', 'pipe', 'inherit'] });
  holders.push(child);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  for await (const line of createInterface(child.stdout))
    return { ...(JSON.parse(line) as { folder: string; pid: number }), child, ended };
  throw new Error('the cluster did not start');
}

/** A zombie, of whom nobody has taken note yet, runs no more. */
const runs = (pid: number) =>
  /^[^Z]/.test(spawnSync('ps', ['-o', 'state=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim());

describe('a temporary cluster', () => {
  afterEach(() => holders.forEach((child) => child.stdin?.end()));

  it('is cleared away by the next one where its owner was killed, and that of a living one is left alone', async () => {
    const [living, killed] = [await hold(), await hold()];
    killed.child.kill('SIGKILL');
    await killed.ended;
    expect(existsSync(killed.folder)).toBe(true);
    const next = await hold();
    expect(existsSync(killed.folder)).toBe(false);
    expect([runs(killed.pid), runs(living.pid)]).toEqual([false, true]);
    for (const { child, ended, folder } of [living, next]) {
      expect(existsSync(path.join(folder, 'PG_VERSION'))).toBe(true);
      child.stdin.end();
      await ended;
      expect(existsSync(folder)).toBe(false);
    }
  });
});
