import {
  type AbsenceFact,
  type ContractSlice,
  type LocalDate,
  type Minutes,
  type Protection,
  type RemoteWorkPermission,
  type Span,
  addDays,
} from '@zeitbuch/working-time';
import { type Queryable } from '../platform';

/** Rows of the tables of facts, but for `tenant_id`. All rows of a table name the same columns. */
export type FactRecord = Readonly<Record<string, unknown>> & { readonly employee_id: string };

/** From one day to another, both inclusive; without end where `to` is null or left out. */
interface Days {
  readonly from: LocalDate;
  readonly to?: LocalDate | null;
}

/** A range of days as PostgreSQL writes it. */
export const dateRange = ({ from, to }: Days): string => `[${from},${to ? addDays(to, 1) : ''})`;
const minuteRange = ({ startMinute, endMinute }: Span): string => `[${startMinute},${endMinute})`;

/**
 * How each fact about a person becomes a row: the only place outside the migrations that names the columns for writing.
 * Imports, decisions, the demo city and the scenarios of the tests go through it.
 */
export const FACT_RECORDS = {
  contract: (employeeId: string, contract: ContractSlice): FactRecord => {
    const { pattern } = contract;
    const [odd, even] = pattern.kind === 'weekly' ? [pattern.minutes, pattern.minutes] : [pattern.odd, pattern.even];
    return {
      employee_id: employeeId,
      contract_id: contract.contractId,
      valid_during: dateRange({ from: contract.validFrom, to: contract.validTo }),
      weekly_minutes: contract.weeklyMinutes,
      pattern_odd: odd,
      pattern_even: even,
      personnel_group: contract.personnelGroup,
      pay_group: contract.payGroup ?? null,
      works_in_shifts: contract.worksInShifts === true,
    };
  },
  agreement_assignment: (employeeId: string, { id, ...days }: Days & { id: string }): FactRecord => ({
    ...{ employee_id: employeeId, agreement_id: id, valid_during: dateRange(days) },
  }),
  org_assignment: (employeeId: string, { id, ...days }: Days & { id: string }): FactRecord => ({
    ...{ employee_id: employeeId, org_unit_id: id, valid_during: dateRange(days) },
  }),
  site_assignment: (employeeId: string, { id, ...days }: Days & { id: string }): FactRecord => ({
    ...{ employee_id: employeeId, site_id: id, valid_during: dateRange(days) },
  }),
  payroll_assignment: (employeeId: string, { code, ...days }: Days & { code: string }): FactRecord => ({
    ...{ employee_id: employeeId, payroll_group: code, valid_during: dateRange(days) },
  }),
  cost_center_assignment: (employeeId: string, { code, ...days }: Days & { code: string }): FactRecord => ({
    ...{ employee_id: employeeId, cost_center: code, valid_during: dateRange(days) },
  }),
  remote_work_permission: (
    employeeId: string,
    { id, kind, equipped, ...days }: RemoteWorkPermission & { id: string },
  ): FactRecord => ({
    ...{ employee_id: employeeId, permission_id: id, kind, valid_during: dateRange(days) },
    equipment_installed: equipped,
  }),
  protected_status: (employeeId: string, { id, kind, ...days }: Protection & { id: string }): FactRecord => ({
    ...{ employee_id: employeeId, status_id: id, kind, valid_during: dateRange(days) },
  }),
  /** `kindCode`: where the tenant knows it under another name than that of its credit. */
  absence: (
    employeeId: string,
    { absenceId, kind, from, to, kindCode = null, ...details }: AbsenceFact & { kindCode?: string | null },
  ): FactRecord => ({
    ...{
      employee_id: employeeId,
      absence_id: absenceId,
      kind,
      kind_code: kindCode,
      from_date: from,
      to_date: to,
      details,
    },
  }),
  day_fact: (
    employeeId: string,
    fact: { id: string; date: LocalDate; kind: string; span?: Span | null; minutes?: Minutes | null },
  ): FactRecord => ({
    ...{ employee_id: employeeId, fact_id: fact.id, date: fact.date, kind: fact.kind },
    ...{ during: fact.span ? minuteRange(fact.span) : null, minutes: fact.minutes ?? null },
  }),
  standby_callout: (
    employeeId: string,
    callout: { id: string; standbyId: string; date: LocalDate; atMinute: number; minutes: Minutes; isRemote: boolean },
  ): FactRecord => ({
    ...{ employee_id: employeeId, callout_id: callout.id, standby_id: callout.standbyId, date: callout.date },
    ...{ at_minute: callout.atMinute, minutes: callout.minutes, is_remote: callout.isRemote },
  }),
} as const;

/**
 * Writes facts of one kind with one statement; the types of the columns are those of the table. The caller holds the locks
 * of the months that they touch, and opens and values them again.
 * @param records made by {@link FACT_RECORDS}; none is no statement
 */
export async function writeFacts(
  db: Queryable,
  tenantId: number,
  table: keyof typeof FACT_RECORDS,
  records: readonly FactRecord[],
): Promise<void> {
  if (records.length === 0) return;
  const columns = Object.keys(records[0]).join(', ');
  await db.query(
    `insert into ${table} (tenant_id, ${columns}) select $1, ${columns} from jsonb_populate_recordset(null::${table}, $2::jsonb)`,
    [tenantId, JSON.stringify(records)],
  );
}
