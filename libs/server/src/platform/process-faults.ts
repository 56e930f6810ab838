import { Logger } from '@nestjs/common';

/**
 * From now on what nobody caught, and what Node warns of, is a line of the log like any other. After a fault that
 * nobody caught nothing is certain any more: the process ends with 1, and what supervises it starts it again.
 */
export function logProcessFaults(): void {
  const logger = new Logger('Process');
  const end = (error: unknown): void => {
    logger.fatal({ err: error }, 'ended by a fault that nobody caught');
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
  process.removeAllListeners('warning');
  process.on('warning', (warning) => logger.warn({ err: warning }, 'Node warns'));
}
