import { recordAudit, recordAuditOfMany } from '../audit';
import { hasPassword, holdsRole } from '../identity';
import { type Config, newId, Problem, type Queryable } from '../platform';

/** Somebody gets no more than one mail in so many minutes: nobody fills a stranger's mailbox. */
const PAUSE_MINUTES = 10;

/**
 * Whether a link by mail lets this person choose another password: not somebody with a granted role. Who reads the mail of
 * a town hall could close months or pay in their place.
 */
const mayResetByMail = (employee: string): string => `${hasPassword(employee)} and not ${holdsRole(employee)}`;

/** @throws Problem `mail.not-configured` where this installation sends no mail */
export function requireMail({ mail }: Pick<Config, 'mail'>): void {
  if (!mail) throw new Problem('mail.not-configured');
}

/**
 * Leaves a link with an access code to be mailed; the code is made when it is sent. Call it in the transaction that decided
 * that the person may have one.
 * @throws Problem `mail.just-sent` where one was ordered a few minutes ago
 */
export async function orderAccessMail(
  db: Queryable,
  { tenantId, employeeId }: { readonly tenantId: number; readonly employeeId: string },
  by: string,
): Promise<void> {
  const { rowCount } = await db.query(
    `insert into mail_order (tenant_id, mail_id, employee_id, kind, ordered_by)
     select $1, $2, $3, 'accessCode', $4 where not exists (select from mail_order m
       where m.tenant_id = $1 and m.employee_id = $3 and m.ordered_at > now() - interval '${PAUSE_MINUTES} minutes')`,
    [tenantId, newId(), employeeId, by],
  );
  if (rowCount === 0) throw new Problem('mail.just-sent');
  await recordAudit(db, { tenantId, employeeId: by }, 'access-code.mail-ordered', { employeeId });
}

/**
 * The same for many people: who was written to a few minutes ago is left out.
 * @returns to how many people a link goes
 */
export async function orderAccessMails(
  db: Queryable,
  { tenantId, employeeIds }: { readonly tenantId: number; readonly employeeIds: readonly string[] },
  by: string,
): Promise<number> {
  const { rows } = await db.query<{ employee_id: string }>(
    `insert into mail_order (tenant_id, mail_id, employee_id, kind, ordered_by)
     select $1, gen_random_uuid(), person, 'accessCode', $3 from unnest($2::uuid[]) person where not exists (
       select from mail_order m where m.tenant_id = $1 and m.employee_id = person
         and m.ordered_at > now() - interval '${PAUSE_MINUTES} minutes')
     returning employee_id`,
    [tenantId, employeeIds, by],
  );
  const ordered = rows.map(({ employee_id }) => employee_id);
  await recordAuditOfMany(db, { tenantId, employeeId: by }, 'access-code.mail-ordered', ordered);
  return ordered.length;
}

/**
 * What somebody gets who says that they forgot the password of an address: a link, word to ask the administration, or
 * nothing, where nobody has the address or was written to a few minutes ago. The caller is told nothing.
 */
export async function orderForgottenMail(db: Queryable, email: string): Promise<void> {
  // Of two requests at the same moment the second one sees the first.
  await db.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`forgotten ${email}`]);
  // Each employer answers for itself: a code opens no more than the employment that it was made for (ADR 0054).
  await db.query(
    `with asked as (
       insert into mail_order (tenant_id, mail_id, employee_id, kind)
       select e.tenant_id, gen_random_uuid(), e.employee_id,
         case when ${mayResetByMail('e')} then 'accessCode' else 'askAdministration' end
       from tenant t join employee e on e.tenant_id = t.tenant_id and e.email = $1
       where e.auth_user_id is not null and e.access_blocked_at is null and e.hired_on <= (now() at time zone t.zone)::date
         and (e.left_on is null or e.left_on >= (now() at time zone t.zone)::date)
         and not exists (select from mail_order m where m.tenant_id = e.tenant_id and m.employee_id = e.employee_id
           and m.ordered_at > now() - interval '${PAUSE_MINUTES} minutes')
       returning tenant_id, employee_id)
     insert into audit_event (tenant_id, actor_id, action, employee_id, payload)
     select tenant_id, null, 'access-code.mail-asked', employee_id, '{}' from asked`,
    [email],
  );
}
