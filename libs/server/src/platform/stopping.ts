import { Logger } from '@nestjs/common';

/** A process that was asked to stop ends this long afterwards at the latest; load balancers get their time before. */
export const STOP_LIMIT_SECONDS = 14;

/**
 * Runs `stop` at SIGTERM or SIGINT and ends the process: with 0 as soon as it is done, also with 0 when
 * `limitSeconds` are over and something still hangs, with 1 if it fails. A second signal ends it at once.
 */
export function endOnSignal(stop: () => Promise<void>, limitSeconds: number): void {
  const logger = new Logger('Stop');
  let stopping = false;
  const run = () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => {
      logger.warn(`something did not come to its end within ${limitSeconds} s; the process ends without it`);
      process.exit(0);
    }, limitSeconds * 1000);
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', run);
  process.on('SIGINT', run);
}
