import { Injectable, Logger, Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Recurring } from '../platform';
import { SendMails } from './send-mails';

/** Looked for this often: who forgot a password waits for it. Without work it costs a look into an empty index. */
const LOOK_MILLISECONDS = 2_000;

@Injectable()
class MailWorker implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger('Mail');
  readonly #looks = new Recurring('Mail', LOOK_MILLISECONDS, async (goOn) => {
    const sent = await this.send.execute(goOn);
    if (sent > 0) this.#logger.log(`sent ${sent} mails`);
  });

  constructor(private readonly send: SendMails) {}

  onApplicationBootstrap(): void {
    this.#looks.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.#looks.stop();
  }
}

/** What the worker process does for mail. */
@Module({ providers: [MailWorker, SendMails] })
export class MailWorkerModule {}
