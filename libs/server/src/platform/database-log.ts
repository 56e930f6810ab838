import { Logger as NestLogger } from '@nestjs/common';
import { type Logger } from 'typeorm';

/** TypeORM's own words as lines of our log; statements and their values are not for it. */
export class DatabaseLog implements Logger {
  readonly #logger = new NestLogger('Database');

  logQuery(): void {
    // Statements are never logged.
  }

  logQueryError(error: string | Error): void {
    this.#logger.error({ err: error }, 'a statement failed');
  }

  logQuerySlow(milliseconds: number): void {
    this.#logger.warn({ milliseconds }, 'a statement was slow');
  }

  logSchemaBuild(): void {
    // The schema is made by migrations.
  }

  logMigration(message: string): void {
    this.#logger.log(message);
  }

  /** The driver tells of connections that the pool lost. */
  log(level: 'log' | 'info' | 'warn'): void {
    if (level === 'warn') this.#logger.warn('the pool lost a connection');
  }
}
