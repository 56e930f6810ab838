import { type AbsenceKind } from '@zeitbuch/working-time';
import { type Queryable } from '../platform';

/** How an absence comes about: the person asks, the person tells, or the time administration enters it. */
export const ABSENCE_WAYS = ['asked', 'told', 'entered'] as const;
export type AbsenceWay = (typeof ABSENCE_WAYS)[number];
export const ABSENCE_DECIDERS = ['leader', 'administration'] as const;
export type AbsenceDecider = (typeof ABSENCE_DECIDERS)[number];
export const DAYS_PER = ['request', 'year'] as const;

/** A kind of absence as the tenant offers it. */
export interface OfferedKind {
  readonly kindCode: string;
  /** The rules by which its days are valued. */
  readonly creditKind: AbsenceKind;
  readonly nameDe: string;
  readonly nameEn: string;
  readonly way: AbsenceWay;
  /** Who decides what is asked; null where nobody does. */
  readonly decidedBy: AbsenceDecider | null;
  readonly hasHalfDays: boolean;
  /** Most working days, in each request or in a calendar year; null: as the rules of its credit say. */
  readonly mostDays: number | null;
  readonly mostDaysPer: (typeof DAYS_PER)[number] | null;
  readonly isOffered: boolean;
}

/** The columns of a kind `k` under the names of {@link OfferedKind}. */
export const KIND_COLUMNS = `k.kind_code as "kindCode", k.credit_kind as "creditKind", k.name_de as "nameDe", k.name_en as "nameEn", k.way,
  k.decided_by as "decidedBy", k.has_half_days as "hasHalfDays", k.most_days as "mostDays", k.most_days_per as "mostDaysPer",
  k.is_offered as "isOffered"`;

/** All kinds of the tenant, in their order. */
export async function readKinds(db: Queryable, tenantId: number): Promise<OfferedKind[]> {
  const { rows } = await db.query<OfferedKind & Record<string, unknown>>(
    `select ${KIND_COLUMNS} from absence_kind k where k.tenant_id = $1 order by k.position, k.kind_code`,
    [tenantId],
  );
  return rows;
}

/** Gives a new tenant the kinds that every one begins with. */
export async function foundAbsenceKinds(db: Queryable, tenantId: number): Promise<void> {
  await db.query(
    `insert into absence_kind (tenant_id, kind_code, credit_kind, name_de, name_en, way, decided_by, has_half_days, most_days, most_days_per, position)
     select $1, s.* from standard_absence_kinds() s`,
    [tenantId],
  );
}
