import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, Db } from '../platform';
import { orderForgottenMail, requireMail } from './order-mail';

/** Every answer takes at least so long, so that nobody hears by the time it took whether an address exists. */
const SHORTEST_ANSWER_MILLISECONDS = 400;

/** For somebody who cannot sign in any more. */
@Injectable()
export class ForgottenPassword {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Db,
  ) {}

  /** Says the same about every address, after the same time. @throws Problem `mail.not-configured` */
  async execute(email: string): Promise<void> {
    requireMail(this.config);
    const pause = new Promise((resolve) => setTimeout(resolve, SHORTEST_ANSWER_MILLISECONDS));
    const order = this.db.transaction((client) => orderForgottenMail(client, email.trim().toLowerCase()));
    await Promise.all([order, pause]);
  }
}
