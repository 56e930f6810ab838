import { Global, Module } from '@nestjs/common';
import { ViewLog } from '../platform';
import { DatabaseViewLog } from './database-view-log';

/** The log of what was done and looked at. Any route may need it, see `ViewTraces`. */
@Global()
@Module({
  providers: [{ provide: ViewLog, useClass: DatabaseViewLog }],
  exports: [ViewLog],
})
export class AuditModule {}
