import { Inject, Injectable, Logger } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { issueAccessCode } from '../identity';
import { CONFIG, type Config, Db, Problem, type Queryable } from '../platform';
import { accessCodeText, askAdministrationText, type MailKind, type MailText } from './mail-texts';

/** The first pause after a failed attempt; each one after it is twice as long, up to an hour. */
const FIRST_PAUSE_SECONDS = 30;
const LONGEST_PAUSE_SECONDS = 3600;
/** After so many attempts, about three days, a mail is given up: what it says would surprise. */
const MOST_TRIES = 80;
/** How long the mail server may take for anything. */
const PATIENCE_MILLISECONDS = 15_000;
/** As much of what a mail server says as is worth keeping. */
const LONGEST_PROBLEM = 500;

interface DueMail extends Record<string, unknown> {
  tenantId: number;
  mailId: string;
  employeeId: string;
  kind: MailKind;
  orderedBy: string | null;
  tries: number;
  email: string;
  zone: string;
}

/** The next mail that is due, left alone by others while it is being sent: whoever dies meanwhile is followed later. */
const TAKE_NEXT = `
  update mail_order m set tries = m.tries + 1,
    next_try_at = now() + make_interval(secs => least(${FIRST_PAUSE_SECONDS} * power(2, m.tries), ${LONGEST_PAUSE_SECONDS}))
  from employee e join tenant t on t.tenant_id = e.tenant_id
  where (m.tenant_id, m.mail_id) = (select d.tenant_id, d.mail_id from mail_order d
      where d.ended_at is null and d.next_try_at <= now() order by d.next_try_at limit 1 for update skip locked)
    and e.tenant_id = m.tenant_id and e.employee_id = m.employee_id
  returning m.tenant_id as "tenantId", m.mail_id as "mailId", m.employee_id as "employeeId", m.kind, m.ordered_by as "orderedBy",
    m.tries, e.email, t.zone`;

/** Sends what was ordered, and tries again as long as the mail server takes nothing. */
@Injectable()
export class SendMails {
  readonly #logger = new Logger('SendMails');

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Db,
  ) {}

  /** Resolves with the number of mails that were sent. Without a mail server everything waits. */
  async execute(goOn: () => boolean): Promise<number> {
    const { mail } = this.config;
    if (!mail) return 0;
    let sent = 0;
    for (let due = await this.#next(); due && goOn(); due = await this.#next()) {
      const text = await this.#textOf(due);
      if (!text) continue;
      try {
        await deliver(mail, due.email, text);
      } catch (error) {
        await this.#failed(due, (error as Error).message);
        continue;
      }
      await end(this.db.pool, due, 'sent', null);
      sent += 1;
    }
    return sent;
  }

  async #next(): Promise<DueMail | null> {
    return (await this.db.query<DueMail>(TAKE_NEXT)).at(0) ?? null;
  }

  /** Null where the person is to get nothing any more. A code that a failed attempt made is replaced by the next one. */
  async #textOf(due: DueMail): Promise<MailText | null> {
    if (due.kind === 'askAdministration') return askAdministrationText();
    try {
      const { code, expiresAt } = await this.db.transaction((client) =>
        issueAccessCode(client, due, { by: due.orderedBy }),
      );
      const until = (language: string) =>
        new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: due.zone }).format(
          expiresAt,
        );
      const link = `${this.config.baseUrl.replace(/\/$/, '')}/zugang#${code}`;
      return accessCodeText(link, { de: until('de-DE'), en: until('en-GB') });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // They were given a role since it was ordered.
      if (error.code === 'account.role-holder') return askAdministrationText();
      await end(this.db.pool, due, 'given-up', error.code);
      return null;
    }
  }

  async #failed(due: DueMail, problem: string): Promise<void> {
    const { tenantId, mailId, tries } = due;
    this.#logger.warn(`mail ${mailId} was not taken (attempt ${tries}): ${problem}`);
    if (tries >= MOST_TRIES) return end(this.db.pool, due, 'given-up', problem);
    await this.db.query('update mail_order set problem = $3 where tenant_id = $1 and mail_id = $2', [
      ...[tenantId, mailId],
      problem.slice(0, LONGEST_PROBLEM),
    ]);
  }
}

async function deliver(mail: NonNullable<Config['mail']>, to: string, { subject, text }: MailText): Promise<void> {
  const transport = createTransport({
    url: mail.smtpUrl,
    connectionTimeout: PATIENCE_MILLISECONDS,
    greetingTimeout: PATIENCE_MILLISECONDS,
    socketTimeout: PATIENCE_MILLISECONDS,
  });
  try {
    await transport.sendMail({
      // One address, however it is written: never a list of them.
      ...{ from: mail.from, to: { name: '', address: to }, subject, text },
      // Nobody's holiday note answers it.
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  } finally {
    transport.close();
  }
}

async function end(
  db: Queryable,
  { tenantId, mailId }: DueMail,
  how: 'sent' | 'given-up',
  problem: string | null,
): Promise<void> {
  await db.query(
    'update mail_order set ended_at = now(), ended_how = $3, problem = $4 where tenant_id = $1 and mail_id = $2',
    [tenantId, mailId, how, problem?.slice(0, LONGEST_PROBLEM) ?? null],
  );
}
