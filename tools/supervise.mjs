/** Keeps something running: whatever ends without having been asked to is started again. */

const FIRST_PAUSE_MILLISECONDS = 500;
const LONGEST_PAUSE_MILLISECONDS = 30_000;
/** Who ran this long was well: the next pause is short again. */
const STEADY_MILLISECONDS = 60_000;

/** Pause before the next attempt: each of a row is twice as long as the one before. */
export function pauseAfter(failuresInARow) {
  return Math.min(FIRST_PAUSE_MILLISECONDS * 2 ** Math.max(0, failuresInARow - 1), LONGEST_PAUSE_MILLISECONDS);
}

/**
 * Starts something and starts it again whenever it ends, with a growing pause and one sentence each time.
 * @param name how the sentences call it, e.g. `worker`
 * @param start resolves with `{ ended, stop }`: `ended` resolves with how it ended (`exit 1`, `SIGKILL`);
 *   rejects with one sentence where it cannot start
 * @param say takes the sentences
 * @returns resolves when it runs for the first time, rejects when that first start fails. `stop()` ends it for good.
 */
export async function supervise(name, start, say) {
  let current = await start();
  let began = performance.now();
  let stopping = false;
  let wakeUp = () => undefined;
  let failures = 0;

  const pause = (milliseconds) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const watch = async () => {
    let how = await current.ended;
    while (!stopping) {
      failures = performance.now() - began >= STEADY_MILLISECONDS ? 1 : failures + 1;
      const milliseconds = pauseAfter(failures);
      say(`The ${name} ended (${how}); it is started again in ${milliseconds / 1000} s.`);
      await pause(milliseconds);
      if (stopping) return;
      try {
        began = performance.now();
        current = await start();
        if (stopping) return;
        say(`The ${name} runs again.`);
        how = await current.ended;
      } catch (error) {
        how = error.message;
      }
    }
  };
  const watching = watch();

  return {
    async stop() {
      stopping = true;
      wakeUp();
      await current.stop();
      await watching;
      await current.stop(); // one that was just being started again
    },
  };
}
