import { Injectable, Logger, Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { FactsModule } from '../facts';
import { Recurring } from '../platform';
import { LeaveAccounts } from './leave-accounts';
import { LeaveNotices } from './leave-notices';

/** Work is there twice a year, and for those who come to have leave meanwhile. */
const LOOK_MILLISECONDS = 6 * 60 * 60_000;

@Injectable()
class LeaveWorker implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger('Leave');
  readonly #looks = new Recurring('Leave', LOOK_MILLISECONDS, async (goOn) => {
    const people = await this.notices.give(goOn);
    if (people > 0) this.#logger.log(`looked at the leave of ${people} people for notices`);
  });

  constructor(private readonly notices: LeaveNotices) {}

  onApplicationBootstrap(): void {
    this.#looks.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.#looks.stop();
  }
}

/** What the worker process does for leave. */
@Module({ imports: [FactsModule], providers: [LeaveAccounts, LeaveNotices, LeaveWorker] })
export class LeaveWorkerModule {}
