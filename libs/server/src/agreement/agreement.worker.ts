import { Injectable, Logger, Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { FactsModule } from '../facts';
import { Recurring } from '../platform';
import { RevalueAgreements } from './revalue-agreements';

/** Looked for this often: who has just published waits for it. Without work it costs a look into an empty index. */
const LOOK_MILLISECONDS = 2_000;

/** Evaluates days again after something was published. */
@Injectable()
class AgreementWorker implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger('Agreements');
  readonly #looks = new Recurring('Agreements', LOOK_MILLISECONDS, async (goOn) => {
    const people = await this.revalue.execute(goOn);
    if (people > 0) this.#logger.log(`evaluated days of ${people} people again`);
  });

  constructor(private readonly revalue: RevalueAgreements) {}

  onApplicationBootstrap(): void {
    this.#looks.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.#looks.stop();
  }
}

/** What the worker process does for agreements. */
@Module({ imports: [FactsModule], providers: [AgreementWorker, RevalueAgreements] })
export class AgreementWorkerModule {}
