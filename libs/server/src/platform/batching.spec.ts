import { Batching } from './batching';

describe('questions that are asked together', () => {
  /** Answers with ten times the number; remembers the batches; fails for the whole batch when it holds a 13. */
  function counted(options: { size?: number; inFlight?: number; keyOf?: (item: number) => string } = {}) {
    const batches: number[][] = [];
    let running = 0;
    let mostRunning = 0;
    const batching = new Batching<number, number>(
      async (items) => {
        batches.push([...items]);
        mostRunning = Math.max(mostRunning, (running += 1));
        await new Promise((resolve) => setTimeout(resolve, 5));
        running -= 1;
        if (items.includes(13)) throw new Error(`unlucky ${items.join()}`);
        return items.map((item) => item * 10);
      },
      { size: 100, inFlight: 1, ...options },
    );
    return { batching, batches, mostRunning: () => mostRunning };
  }

  it('go along in the order they came, and each gets its own answer', async () => {
    const { batching, batches } = counted();
    expect(await Promise.all([1, 2, 3].map((item) => batching.ask(item)))).toEqual([10, 20, 30]);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('gather while an earlier batch is under way, and never more than fit', async () => {
    const { batching, batches, mostRunning } = counted({ size: 2 });
    const first = batching.ask(1);
    await new Promise((resolve) => setTimeout(resolve, 1));
    const later = [2, 3, 4].map((item) => batching.ask(item));
    expect(await Promise.all([first, ...later])).toEqual([10, 20, 30, 40]);
    expect(batches).toEqual([[1], [2, 3], [4]]);
    expect(mostRunning()).toBe(1);
  });

  it('run side by side up to the limit', async () => {
    const { batching, mostRunning } = counted({ size: 1, inFlight: 3 });
    await Promise.all([1, 2, 3, 4, 5].map((item) => batching.ask(item)));
    expect(mostRunning()).toBe(3);
  });

  it('of the same key wait for each other, others pass them', async () => {
    const { batching, batches } = counted({ keyOf: (item) => String(item % 2) });
    expect(await Promise.all([1, 3, 2].map((item) => batching.ask(item)))).toEqual([10, 30, 20]);
    expect(batches).toEqual([[1, 2], [3]]);
  });

  it('fail alone: the others of the batch are asked again one by one', async () => {
    const { batching, batches } = counted();
    const answers = await Promise.allSettled([12, 13, 14].map((item) => batching.ask(item)));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(answers[1]).toMatchObject({ reason: { message: 'unlucky 13' } });
    expect(batches).toEqual([[12, 13, 14], [12], [13], [14]]);
    expect(await batching.ask(1)).toBe(10);
  });

  it('go on while one that has to wait is asked alone', async () => {
    let release = () => {};
    const locked = new Promise<void>((resolve) => (release = resolve));
    const batching = new Batching<string, string>(
      async (items, alone) => {
        if (items.includes('locked') && !alone) throw new Error('somebody holds it');
        if (items.includes('locked')) await locked;
        return items.map((item) => item.toUpperCase());
      },
      { size: 10, inFlight: 1, againAlone: (error) => (error as Error).message === 'somebody holds it' },
    );
    const waiting = batching.ask('locked');
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await batching.ask('free')).toBe('FREE');
    release();
    expect(await waiting).toBe('LOCKED');
  });
});
