import { Injectable } from '@nestjs/common';
import { addDays, formatInstant, type LocalDate, type YearMonth, zone } from '@zeitbuch/working-time';
import { type RequestAct } from '../absence';
import { administersTime, careCte, isAdministered } from '../identity';
import { Clock, Db, type RequestContext } from '../platform';
import { type ApprovalType } from './approval.dto';
import { type CorrectionAction } from './correction.dto';
import { type DecidedDto, type DecidedItemDto } from './decided.dto';

/** Long enough for the question "what did I do with it?", short enough to be no file on a person. */
const KNOWN_DAYS = 60;
/** More than anybody reads through. */
const MOST = 200;

interface DecidedRow extends Record<string, unknown> {
  type: ApprovalType;
  decision_id: string;
  employee_id: string;
  employee_name: string;
  decision: DecidedItemDto['decision'];
  decided_at: Date;
  decider_id: string;
  decider_name: string;
  note: string | null;
  month: YearMonth | null;
  from_date: LocalDate | null;
  to_date: LocalDate | null;
  /** What was wanted of a correction or an absence. */
  act: string | null;
  name_de: string | null;
  name_en: string | null;
}

/**
 * `$1` tenant, `$2` who asks, `$3` today, `$4` days back, `$5` most rows. Of the people in the own care, whoever decided; an
 * absence that leaders must not know of only for who decided on it and administers the time of the person still. What
 * nobody decided on (illness that is told) and what people do with their own is none.
 */
function selectDecided(who: Pick<RequestContext, 'roles' | 'unitRoles'>): string {
  const administers = { none: 'false', units: isAdministered('e'), tenant: 'e.employee_id <> $2' }[
    administersTime(who)
  ];
  return `
    with recursive ${careCte(who)}, since as (
      select ($3::date - $4::int)::timestamptz as at
    ), decided as (
      select 'month' as type, v.event_id as decision_id, v.employee_id, v.kind as decision, v.occurred_at as decided_at,
        v.actor_id as decider_id, v.note, to_char(v.month, 'YYYY-MM') as month, null::text as from_date, null::text as to_date,
        null::text as act, null::text as name_de, null::text as name_en
      from care join month_event v on v.tenant_id = $1 and v.employee_id = care.employee_id
      where v.kind in ('approved', 'returned') and v.occurred_at >= (select at from since)
      union all
      select 'correction', c.correction_id, c.employee_id, case c.status when 'rejected' then 'returned' else c.status end,
        c.decided_at, c.decided_by, c.decision_note, null, c.date::text, null, c.action, null, null
      from care join correction_request c on c.tenant_id = $1 and c.employee_id = care.employee_id
      where c.status in ('approved', 'rejected') and c.decided_at >= (select at from since)
      union all
      select 'absence', r.request_id, r.employee_id, case r.status when 'rejected' then 'returned' else r.status end,
        r.decided_at, r.decided_by, r.decision_note, null, r.from_date::text, r.to_date::text, r.act, k.name_de, k.name_en
      from absence_request r
      join absence_kind k on k.tenant_id = r.tenant_id and k.kind_code = r.kind_code
      join employee e on e.tenant_id = r.tenant_id and e.employee_id = r.employee_id
      left join care on care.employee_id = r.employee_id
      where r.tenant_id = $1 and r.status in ('approved', 'rejected') and r.decided_at >= (select at from since)
        and case k.decided_by when 'leader' then care.employee_id is not null else r.decided_by = $2 and ${administers} end)
    select q.*, e.given_name || ' ' || e.family_name as employee_name, d.given_name || ' ' || d.family_name as decider_name
    from decided q
    join employee e on e.tenant_id = $1 and e.employee_id = q.employee_id
    join employee d on d.tenant_id = $1 and d.employee_id = q.decider_id
    where q.decider_id <> q.employee_id and q.employee_id <> $2
    order by q.decided_at desc, q.decision_id limit $5`;
}

/** What was decided on the people somebody cares for: by whom, when and with which words. */
@Injectable()
export class DecidedItems {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** The decisions of the last sixty days, the newest first; one statement, however many. */
  async list(context: RequestContext): Promise<DecidedDto> {
    const today = this.clock.todayIn(context.zone);
    const rows = await this.db.query<DecidedRow>(selectDecided(context), [
      ...[context.tenantId, context.employeeId, today, KNOWN_DAYS, MOST + 1],
    ]);
    return {
      items: rows.slice(0, MOST).map((row) => decidedItem(row, context)),
      since: addDays(today, -KNOWN_DAYS),
      hasMore: rows.length > MOST,
    };
  }
}

function decidedItem(row: DecidedRow, context: Pick<RequestContext, 'employeeId' | 'zone'>): DecidedItemDto {
  const { month, from_date: from, to_date: to, act, name_de: nameDe, name_en: nameEn } = row;
  return {
    type: row.type,
    decisionId: row.decision_id,
    employeeId: row.employee_id,
    employeeName: row.employee_name,
    decision: row.decision,
    decidedAt: formatInstant(Math.floor(row.decided_at.getTime() / 60_000), zone(context.zone)),
    decidedBy: row.decider_name,
    isOwn: row.decider_id === context.employeeId,
    ...(row.note === null ? {} : { note: row.note }),
    ...(month === null ? {} : { month }),
    ...(row.type === 'correction' && from !== null
      ? { correction: { date: from, action: act as CorrectionAction } }
      : {}),
    ...(from !== null && to !== null && nameDe !== null && nameEn !== null
      ? { absence: { act: act as RequestAct, nameDe, nameEn, from, to } }
      : {}),
  };
}
