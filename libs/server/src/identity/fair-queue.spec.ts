import { FairQueue } from './fair-queue';

/** Works that end when the spec says so, and the order in which they began. */
function works(queue: FairQueue) {
  const begun: string[] = [];
  const endings = new Map<string, () => void>();
  const add = (lane: string, name: string, first = false): Promise<void> =>
    queue.run({ name: lane, first }, () => {
      begun.push(name);
      return new Promise((resolve) => endings.set(name, resolve));
    });
  const end = async (name: string) => {
    endings.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { begun, add, end };
}

describe('the queue of password checks', () => {
  it('runs few at once; a flood of one range lets others pass after one turn, known devices at once', async () => {
    const { begun, add, end } = works(new FairQueue({ atOnce: 2, waiting: 1000, patienceSeconds: 60 }));
    const all = ['f1', 'f2', 'f3', 'f4', 'f5'].map((name) => add('flood', name));
    all.push(add('town hall', 'clerk'), add('jana', 'known device', true));
    expect(begun).toEqual(['f1', 'f2']);
    await end('f1');
    expect(begun.at(-1)).toBe('known device');
    await end('f2');
    await end('known device');
    expect(begun.slice(3)).toEqual(['f3', 'clerk']);
    for (const name of ['f3', 'clerk', 'f4', 'f5']) await end(name);
    await Promise.all(all);
    expect(begun).toHaveLength(7);
  });

  it('lets known devices take turns by account: many sign-ins of one make another wait for one turn only', async () => {
    const { begun, add, end } = works(new FairQueue({ atOnce: 1, waiting: 1000, patienceSeconds: 60 }));
    const mine = Array.from({ length: 60 }, (_, i) => `mine ${i}`);
    const all = mine.map((name) => add('mine', name, true));
    all.push(add('jana', 'jana', true), add('town hall', 'new device'));
    await end('mine 0');
    await end('mine 1');
    expect(begun).toEqual(['mine 0', 'mine 1', 'jana']);
    for (const name of ['jana', ...mine.slice(2), 'new device']) await end(name);
    await Promise.all(all);
    expect(begun.at(-1)).toBe('new device');
  });

  it('refuses what would wait too long, with the time after which to try again', async () => {
    const queue = new FairQueue({ atOnce: 1, waiting: 1, patienceSeconds: 0.05 });
    const { add, end } = works(queue);
    const first = add('a', 'first');
    const waited = add('a', 'waits').catch((problem: unknown) => problem);
    const refused = await add('b', 'too much').catch((problem: unknown) => problem);
    expect(refused).toMatchObject({ code: 'rate-limited', retryAfterSeconds: 1 });
    expect(await waited).toMatchObject({ code: 'rate-limited' });
    await end('first');
    await first;
    const next = add('a', 'next');
    await end('next');
    await next;
  });

  it('goes on after a work that failed', async () => {
    const queue = new FairQueue({ atOnce: 1, waiting: 10, patienceSeconds: 60 });
    const failing = queue.run({ name: 'a', first: false }, () => Promise.reject(new Error('the database is away')));
    const after = queue.run({ name: 'a', first: false }, () => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('away');
    expect(await after).toBe('done');
  });
});
