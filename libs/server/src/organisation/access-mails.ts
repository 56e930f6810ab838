import { Inject, Injectable } from '@nestjs/common';
import { orderAccessMails, requireMail } from '../mail';
import { Clock, CONFIG, Db, type Config, type RequestContext } from '../platform';
import { type AccessMailsDto, type AccessSheetsOrderDto } from './access-sheets.dto';
import { COUNT_FOUND, LOCK_FOUND, type PersonRow, SELECT_STILL_SO } from './people-list';
import { patternsOf } from './search-words';

/** Links mailed by one act: a row each, which the worker sends one after the other; more than a city of this size has. */
const MAILS_AT_ONCE = 10_000;

/** Mails a link to many people at once, each to choose a password with. */
@Injectable()
export class AccessMails {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /**
   * Leaves a link to be mailed to everybody found who has no password and no code yet (or, for `invited`, none that was
   * used: the link takes its place when it is sent). Who asks is left out, and who was written to a few minutes ago, so
   * that pressing twice writes to nobody twice.
   * @throws Problem `mail.not-configured`
   */
  order(context: RequestContext, { account, search = '' }: AccessSheetsOrderDto): Promise<AccessMailsDto> {
    requireMail(this.config);
    const { tenantId, employeeId: by, zone } = context;
    return this.db.transaction(async (client) => {
      const head = [tenantId, this.clock.todayIn(zone), account];
      const asked = [...head, by, patternsOf(search)];
      const { rows: locked } = await client.query<{ employee_id: string }>(LOCK_FOUND, [...asked, MAILS_AT_ONCE]);
      const ids = locked.map(({ employee_id }) => employee_id);
      const { rows } = await client.query<PersonRow>(SELECT_STILL_SO, [...head, ids]);
      const { rows: found } = await client.query<{ count: number }>(COUNT_FOUND, asked);
      const people = rows.map(({ employee_id }) => employee_id);
      const mailed = await orderAccessMails(client, { tenantId, employeeIds: people }, by);
      return {
        mailed,
        justMailed: people.length - mailed,
        left: Math.max(0, found[0].count - people.length),
      };
    });
  }
}
