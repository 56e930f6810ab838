import {
  type Dated,
  type LocalDate,
  type Minutes,
  type PersonnelGroup,
  type Protection,
  type RemoteWorkPermission,
} from '@zeitbuch/working-time';
import { FACT_RECORDS, type FactRecord, writeFacts } from '../facts';
import { newId, type Queryable } from '../platform';

/** Hours and tariff, as a contract states them. */
interface ContractTerms {
  readonly weeklyMinutes: Minutes;
  /** Minutes from Monday to Sunday in odd ISO weeks; in every week where `evenMinutes` is the same. */
  readonly oddMinutes: readonly Minutes[];
  readonly evenMinutes: readonly Minutes[];
  readonly personnelGroup: PersonnelGroup;
  readonly payGroup: string | null;
  readonly worksInShifts: boolean;
}

export const PERMISSION_KINDS = ['telework', 'mobileWork'] as const satisfies readonly RemoteWorkPermission['kind'][];
export type PermissionKind = RemoteWorkPermission['kind'];
export const PROTECTION_KINDS = [
  ...(['pregnant', 'nursing', 'eveningWork'] as const),
  ...(['severelyDisabled', 'equalStanding', 'extraWorkExemption'] as const),
] as const satisfies readonly Protection['kind'][];
export type ProtectionKind = Protection['kind'];

type Belonging = { readonly id: string };
/** What payroll knows by a word of its own. */
type Coded = { readonly code: string };
type Nothing = Readonly<Record<string, never>>;

/** What is administered of a person from a day on: at most one of a kind on any day, with what it says. */
export type FactValues = {
  contract: ContractTerms;
  unit: Belonging;
  site: Belonging;
  agreement: Belonging;
  payrollGroup: Coded;
  costCenter: Coded;
} & Record<PermissionKind, { readonly equipped: boolean }> &
  Record<ProtectionKind, Nothing>;

export type FactKind = keyof FactValues;

/** Everything of one kind, sorted, without overlaps. */
export type DatedFact<Kind extends FactKind = FactKind> = Dated<FactValues[Kind]>;

type FactTable =
  | 'contract'
  | 'org_assignment'
  | 'site_assignment'
  | 'agreement_assignment'
  | 'payroll_assignment'
  | 'cost_center_assignment'
  | 'remote_work_permission'
  | 'protected_status';

interface FactRules {
  readonly writes: FactTable;
  /**
   * Whether closed months stand on it: then nothing of them changes any more. Permissions and protections make findings
   * of open days; closed months keep what they found.
   */
  readonly decidesClosedMonths: boolean;
  /** Whether somebody employed may be without it. */
  readonly mayBeMissing: boolean;
  /** Whether it has a last day from the beginning. */
  readonly needsEnd?: true;
}

const ASSIGNMENT = { decidesClosedMonths: true, mayBeMissing: false } as const;
const PERMISSION = { writes: 'remote_work_permission', decidesClosedMonths: false, mayBeMissing: true } as const;
const PROTECTION = { writes: 'protected_status', decidesClosedMonths: false, mayBeMissing: true } as const;

export const FACT_RULES: Readonly<Record<FactKind, FactRules>> = {
  contract: { writes: 'contract', decidesClosedMonths: true, mayBeMissing: true },
  unit: { writes: 'org_assignment', ...ASSIGNMENT },
  site: { writes: 'site_assignment', ...ASSIGNMENT },
  agreement: { writes: 'agreement_assignment', ...ASSIGNMENT },
  payrollGroup: { writes: 'payroll_assignment', ...ASSIGNMENT },
  costCenter: { writes: 'cost_center_assignment', ...ASSIGNMENT, mayBeMissing: true },
  telework: PERMISSION,
  mobileWork: PERMISSION,
  pregnant: { ...PROTECTION, needsEnd: true },
  nursing: { ...PROTECTION, needsEnd: true },
  eveningWork: { ...PROTECTION, needsEnd: true },
  severelyDisabled: PROTECTION,
  equalStanding: PROTECTION,
  extraWorkExemption: PROTECTION,
};
export const FACT_KINDS = Object.keys(FACT_RULES) as readonly FactKind[];

/** A row as it stands: its id stays where it goes on saying the same from the same day on. */
interface KnownFact {
  readonly id: string | null;
  readonly fact: DatedFact;
}

/** `$1` tenant, `$2` employee; rows as {@link FactRow}. */
export const READ_FACTS = `
  select kind, id, lower(valid_during)::text as "from", (upper(valid_during) - 1)::text as "to", value from (
    select 'contract' as kind, contract_id as id, valid_during, json_build_object('weeklyMinutes', weekly_minutes,
      'oddMinutes', pattern_odd, 'evenMinutes', pattern_even, 'personnelGroup', personnel_group, 'payGroup', pay_group,
      'worksInShifts', works_in_shifts) as value
    from contract where tenant_id = $1 and employee_id = $2
    union all
    select 'unit', null, valid_during, json_build_object('id', org_unit_id)
    from org_assignment where tenant_id = $1 and employee_id = $2
    union all
    select 'site', null, valid_during, json_build_object('id', site_id)
    from site_assignment where tenant_id = $1 and employee_id = $2
    union all
    select 'agreement', null, valid_during, json_build_object('id', agreement_id)
    from agreement_assignment where tenant_id = $1 and employee_id = $2
    union all
    select 'payrollGroup', null, valid_during, json_build_object('code', payroll_group)
    from payroll_assignment where tenant_id = $1 and employee_id = $2
    union all
    select 'costCenter', null, valid_during, json_build_object('code', cost_center)
    from cost_center_assignment where tenant_id = $1 and employee_id = $2
    union all
    select kind, permission_id, valid_during, json_build_object('equipped', equipment_installed)
    from remote_work_permission where tenant_id = $1 and employee_id = $2
    union all
    select kind, status_id, valid_during, '{}'::json
    from protected_status where tenant_id = $1 and employee_id = $2
  ) facts order by kind, valid_during`;

export interface FactRow {
  kind: FactKind;
  id: string | null;
  from: LocalDate;
  to: LocalDate | null;
  value: FactValues[FactKind];
}

/** Everything dated that is administered of a person, by kind. */
export class PersonDatedFacts {
  private constructor(private readonly rows: ReadonlyMap<FactKind, readonly KnownFact[]>) {}

  static async read(db: Queryable, tenantId: number, employeeId: string): Promise<PersonDatedFacts> {
    return PersonDatedFacts.of((await db.query<FactRow>(READ_FACTS, [tenantId, employeeId])).rows);
  }

  /** @param rows of {@link READ_FACTS}, in its order */
  static of(rows: readonly FactRow[]): PersonDatedFacts {
    const known = rows.map(({ kind, id, from, to, value }) => ({ kind, id, fact: { from, to, value } }));
    return new PersonDatedFacts(Map.groupBy(known, ({ kind }) => kind));
  }

  of<Kind extends FactKind>(kind: Kind): DatedFact<Kind>[] {
    return (this.rows.get(kind) ?? []).map(({ fact }) => fact as DatedFact<Kind>);
  }

  /** The id of the row that begins on the day and says the same. */
  idOf(kind: FactKind, { from, value }: DatedFact): string | null {
    const row = (this.rows.get(kind) ?? []).find(({ fact }) => fact.from === from && isSameValue(fact.value, value));
    return row?.id ?? null;
  }
}

/** Whether two values of a kind say the same; both are made with their fields in one order. */
export const isSameValue = (a: object, b: object): boolean => {
  const keys = Object.keys(a);
  const [left, right] = [a, b] as Readonly<Record<string, unknown>>[];
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => JSON.stringify(left[key]) === JSON.stringify(right[key]))
  );
};

/** Of which table several kinds are rows. */
type TableOfKinds = 'remote_work_permission' | 'protected_status';
type TableOfOne = Exclude<FactTable, TableOfKinds>;

/** Puts rows of one kind in the place of others; the caller holds the locks of the person's open months. */
export async function replaceFacts(
  db: Queryable,
  owner: FactOwner,
  kind: FactKind,
  { removed, added }: { readonly removed: readonly DatedFact[]; readonly added: readonly FactRecord[] },
): Promise<void> {
  const { writes: table } = FACT_RULES[kind];
  const begun = removed.map(({ from }) => from);
  if (table === 'remote_work_permission' || table === 'protected_status')
    await deleteOfKind(db, owner, { table, kind }, begun);
  else await deleteFrom(db, owner, table, begun);
  await writeFacts(db, owner.tenantId, table, added);
}

interface FactOwner {
  readonly tenantId: number;
  readonly employeeId: string;
}

async function deleteFrom(
  db: Queryable,
  { tenantId, employeeId }: FactOwner,
  table: TableOfOne,
  begun: readonly LocalDate[],
): Promise<void> {
  await db.query(
    `delete from ${table} where tenant_id = $1 and employee_id = $2 and lower(valid_during) = any($3::date[])`,
    [tenantId, employeeId, begun],
  );
}

async function deleteOfKind(
  db: Queryable,
  { tenantId, employeeId }: FactOwner,
  { table, kind }: { readonly table: TableOfKinds; readonly kind: FactKind },
  begun: readonly LocalDate[],
): Promise<void> {
  await db.query(
    `delete from ${table} where tenant_id = $1 and employee_id = $2 and kind = $3 and lower(valid_during) = any($4::date[])`,
    [tenantId, employeeId, kind, begun],
  );
}

/** The row of a fact; `id` where one goes on that was there before. */
export function factRecord(employeeId: string, kind: FactKind, fact: DatedFact, id: string | null): FactRecord {
  const { from, to, value } = fact;
  const days = { from, to };
  switch (kind) {
    case 'contract': {
      const { oddMinutes, evenMinutes, payGroup, ...terms } = value as ContractTerms;
      return FACT_RECORDS.contract(employeeId, {
        ...{ contractId: id ?? newId(), validFrom: from, validTo: to, ...terms },
        pattern: { kind: 'oddEven', odd: oddMinutes, even: evenMinutes },
        ...(payGroup === null ? {} : { payGroup }),
      });
    }
    case 'unit':
      return FACT_RECORDS.org_assignment(employeeId, { id: (value as Belonging).id, ...days });
    case 'site':
      return FACT_RECORDS.site_assignment(employeeId, { id: (value as Belonging).id, ...days });
    case 'agreement':
      return FACT_RECORDS.agreement_assignment(employeeId, { id: (value as Belonging).id, ...days });
    case 'payrollGroup':
      return FACT_RECORDS.payroll_assignment(employeeId, { code: (value as Coded).code, ...days });
    case 'costCenter':
      return FACT_RECORDS.cost_center_assignment(employeeId, { code: (value as Coded).code, ...days });
    case 'telework':
    case 'mobileWork':
      return FACT_RECORDS.remote_work_permission(employeeId, {
        ...{ id: id ?? newId(), kind, ...days },
        equipped: (value as FactValues['telework']).equipped,
      });
    default:
      return FACT_RECORDS.protected_status(employeeId, { id: id ?? newId(), kind, ...days });
  }
}
