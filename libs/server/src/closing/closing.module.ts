import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { FactsModule } from '../facts';
import { QueueModule } from '../queue';
import { CheckBatch } from './check-batch';
import { CloseBatch } from './close-batch';
import { ClosingController } from './closing.controller';
import { ClosingDesk } from './closing-desk';
import { ClosingExclusions } from './closing-exclusions';
import { ClosingReader } from './closing-reader';
import { ClosingReminders } from './closing-reminders';
import { ClosingWorker } from './closing-worker';
import { MonthPlans } from './month-plans';
import { MonthValues } from './month-values';
import { OnCall } from './on-call';
import { OrderedWork } from './ordered-work';
import { ReconcileClosings } from './reconcile-closings';
import { EvaluateEndedMonths } from './evaluate-ended-months';

/** The desk: what the API offers. Starts no background work. */
@Module({
  imports: [AuditModule, QueueModule],
  controllers: [ClosingController],
  providers: [ClosingDesk, ClosingExclusions, ClosingReader, ClosingReminders],
  exports: [ClosingDesk, ClosingReader],
})
export class ClosingModule {}

/** The work behind the desk: what the worker process runs. */
@Module({
  imports: [FactsModule, QueueModule],
  providers: [
    CheckBatch,
    CloseBatch,
    ClosingWorker,
    MonthPlans,
    MonthValues,
    OnCall,
    OrderedWork,
    ReconcileClosings,
    EvaluateEndedMonths,
  ],
})
export class ClosingWorkerModule {}
