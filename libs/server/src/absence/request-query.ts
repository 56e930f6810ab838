import { type LocalDate, type Zone, formatInstant } from '@zeitbuch/working-time';
import { type Queryable } from '../platform';
import { type AbsenceRequestDto, type RequestAct, type RequestStatus } from './absence.dto';
import { KIND_COLUMNS, type OfferedKind } from './absence-kinds';
import { type Wish } from './wish';

/** A request with its kind and the names of who asked and decided. */
export interface RequestRow extends OfferedKind {
  readonly requestId: string;
  readonly employeeId: string;
  readonly employeeName: string;
  readonly act: RequestAct;
  readonly absenceId: string | null;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly details: Wish['details'];
  readonly note: string | null;
  readonly status: RequestStatus;
  readonly requesterId: string;
  readonly requesterName: string;
  /** When the person answered what somebody else entered. */
  readonly answeredAt: Date | null;
  readonly dissent: string | null;
  readonly requestedAt: Date;
  readonly decidedAt: Date | null;
  readonly deciderId: string | null;
  readonly deciderName: string | null;
  readonly decisionNote: string | null;
  readonly version: number;
}

/** To be completed by a condition on `r`. */
export const SELECT_REQUESTS = `
  select r.request_id as "requestId", r.employee_id as "employeeId", e.given_name || ' ' || e.family_name as "employeeName", r.act,
    r.absence_id as "absenceId", r.from_date::text as "from", r.to_date::text as "to", r.details, r.note, r.status,
    r.requested_by as "requesterId", q.given_name || ' ' || q.family_name as "requesterName", r.answered_at as "answeredAt", r.dissent,
    r.requested_at as "requestedAt", r.decided_at as "decidedAt", r.decided_by as "deciderId",
    d.given_name || ' ' || d.family_name as "deciderName", r.decision_note as "decisionNote", r.version, ${KIND_COLUMNS}
  from absence_request r
  join absence_kind k on k.tenant_id = r.tenant_id and k.kind_code = r.kind_code
  join employee e on e.tenant_id = r.tenant_id and e.employee_id = r.employee_id
  join employee q on q.tenant_id = r.tenant_id and q.employee_id = r.requested_by
  left join employee d on d.tenant_id = r.tenant_id and d.employee_id = r.decided_by`;

/** One request, or undefined. */
export async function readRequest(db: Queryable, tenantId: number, requestId: string): Promise<RequestRow | undefined> {
  const { rows } = await db.query<RequestRow & Record<string, unknown>>(
    `${SELECT_REQUESTS} where r.tenant_id = $1 and r.request_id = $2`,
    [tenantId, requestId],
  );
  return rows[0];
}

/** A request as its person reads it. */
export function requestView(row: RequestRow, place: Zone): AbsenceRequestDto {
  const at = (instant: Date) => formatInstant(Math.floor(instant.getTime() / 60_000), place);
  return {
    requestId: row.requestId,
    act: row.act,
    ...(row.absenceId === null ? {} : { absenceId: row.absenceId }),
    ...{ kindCode: row.kindCode, nameDe: row.nameDe, nameEn: row.nameEn, from: row.from, to: row.to },
    portion: row.details.portion ?? 'day',
    status: row.status,
    requestedAt: at(row.requestedAt),
    ...(row.note === null ? {} : { note: row.note }),
    ...(row.requesterId === row.employeeId ? {} : { enteredBy: row.requesterName }),
    ...(row.answeredAt === null ? {} : { answeredAt: at(row.answeredAt) }),
    ...(row.dissent === null ? {} : { dissent: row.dissent }),
    ...(row.decidedAt === null ? {} : { decidedAt: at(row.decidedAt) }),
    ...(row.deciderName === null || row.status === 'withdrawn' ? {} : { decidedBy: row.deciderName }),
    ...(row.decisionNote === null ? {} : { decisionNote: row.decisionNote }),
  };
}

/** What the request wants. */
export const wishOf = ({ act, absenceId, from, to, details, ...row }: RequestRow): Wish => ({
  ...{ act, absenceId, from, to, details },
  kind: row,
});
