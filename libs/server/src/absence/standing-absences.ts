import { type AbsenceFact, type LocalDate } from '@zeitbuch/working-time';
import { type Queryable } from '../platform';
import { type RequestAct } from './absence.dto';
import { type OfferedKind, KIND_COLUMNS } from './absence-kinds';
import { type Wish } from './wish';

/** An absence that holds, with the kind under which the tenant knows it. */
export interface StandingAbsence extends Pick<OfferedKind, 'kindCode' | 'nameDe' | 'nameEn' | 'way' | 'isOffered'> {
  readonly fact: AbsenceFact;
  /** Its last day lies in a month that is closed: nothing of it changes any more. */
  readonly isSettled: boolean;
}

interface Asked {
  readonly tenantId: number;
  readonly employeeId: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Absences of a person that hold on one of the days, the earliest first. */
export async function readStanding(
  db: Queryable,
  { tenantId, employeeId, from, to }: Asked,
): Promise<StandingAbsence[]> {
  const { rows } = await db.query<StandingAbsence & Record<string, unknown>>(
    `select k.kind_code as "kindCode", k.name_de as "nameDe", k.name_en as "nameEn", k.way, k.is_offered as "isOffered",
       a.details || jsonb_build_object('absenceId', a.absence_id, 'kind', a.kind, 'from', a.from_date, 'to', a.to_date) as fact,
       exists (select from employee_month m where m.tenant_id = a.tenant_id and m.employee_id = a.employee_id
         and m.month = date_trunc('month', a.to_date)::date and m.status = 'closed') as "isSettled"
     from absence a join absence_kind k on k.tenant_id = a.tenant_id and k.kind_code = coalesce(a.kind_code, a.kind)
     where a.tenant_id = $1 and a.employee_id = $2 and a.from_date <= $4 and a.to_date >= $3::date
     order by a.from_date, a.absence_id`,
    [tenantId, employeeId, from, to],
  );
  return rows;
}

/** A wish that waits. */
export interface PendingWish extends Wish {
  readonly requestId: string;
}

type PendingRow = OfferedKind & {
  requestId: string;
  act: RequestAct;
  absenceId: string | null;
  from: LocalDate;
  to: LocalDate;
  details: Wish['details'];
};

/** What waits of a person, on whatever days, but for one request. */
export async function readPending(
  db: Queryable,
  { tenantId, employeeId, exceptId }: Pick<Asked, 'tenantId' | 'employeeId'> & { readonly exceptId: string | null },
): Promise<PendingWish[]> {
  const { rows } = await db.query<PendingRow & Record<string, unknown>>(
    `select r.request_id as "requestId", r.act, r.absence_id as "absenceId", r.from_date::text as "from", r.to_date::text as "to", r.details,
       ${KIND_COLUMNS}
     from absence_request r join absence_kind k on k.tenant_id = r.tenant_id and k.kind_code = r.kind_code
     where r.tenant_id = $1 and r.employee_id = $2 and r.status = 'pending' and r.request_id is distinct from $3
     order by r.requested_at, r.request_id`,
    [tenantId, employeeId, exceptId],
  );
  return rows.map(({ requestId, act, absenceId, from, to, details, ...kind }) => ({
    ...{ requestId, act, absenceId, from, to, details, kind },
  }));
}
