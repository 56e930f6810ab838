import { type PayrollLine, type PayrollLineCode, type WageTypeMapping } from '@zeitbuch/payroll-export';
import { firstDayOf, type LocalDate, type YearMonth } from '@zeitbuch/working-time';
import { type Queryable } from '../platform';

/** A closed month as payroll needs it. */
export interface PayrollSource {
  month: YearMonth;
  /** 0 of the regular closing, 1 and more of a supplementary run. */
  run: number;
  payrollGroup: string;
  tenantName: string;
  consultantNumber: string | null;
  clientNumber: string | null;
  /** Which number the payroll target wants: that of LODAS with up to five digits, or the employer's own. */
  personnelNumbers: 'lodas' | 'company';
  /** Names of the people of the lines, by personnel number. */
  names: ReadonlyMap<string, string>;
  lines: PayrollLine[];
  mappings: WageTypeMapping[];
}

interface HeadRow {
  month: YearMonth;
  run: number;
  payroll_group: string;
  status: string;
  tenant_name: string;
  consultant_number: string | null;
  client_number: string | null;
  personnel_numbers: PayrollSource['personnelNumbers'] | null;
  cost_centers: CostCenterRule | null;
  fixed_cost_center: string | null;
}

interface LineRow {
  line_id: string;
  personnel_number: string;
  name: string;
  cost_center: string | null;
  code: PayrollLineCode;
  unit: PayrollLine['unit'];
  quantity: number;
  origin_month: YearMonth;
  payroll_month: YearMonth;
  personnel_group: string | null;
}

/** Everything a file is made of; null for an unknown closing, `'open'` for one that is not closed. Nothing is recomputed. */
export async function readPayrollSource(
  db: Queryable,
  { tenantId, closingId, target }: { readonly tenantId: number; readonly closingId: string; readonly target: string },
): Promise<PayrollSource | 'open' | null> {
  const { rows } = await db.query<HeadRow>(
    `select to_char(c.month, 'YYYY-MM') as month, c.run, c.payroll_group, c.status, t.name as tenant_name, p.consultant_number, p.client_number, p.personnel_numbers, p.cost_centers, p.fixed_cost_center
     from closing c join tenant t using (tenant_id)
     left join payroll_target p on p.tenant_id = c.tenant_id and p.payroll_group = c.payroll_group and p.valid_during @> c.month
     where c.tenant_id = $1 and c.closing_id = $2`,
    [tenantId, closingId],
  );
  if (rows.length === 0) return null;
  const [head] = rows;
  if (head.status !== 'closed') return 'open';
  const lineRows = await readLines(db, tenantId, closingId);
  return {
    month: head.month,
    run: head.run,
    payrollGroup: head.payroll_group,
    tenantName: head.tenant_name,
    consultantNumber: head.consultant_number,
    clientNumber: head.client_number,
    personnelNumbers: head.personnel_numbers ?? 'lodas',
    names: new Map(lineRows.map(({ personnel_number, name }) => [personnel_number, name])),
    lines: lineRows.map((row) => payrollLine(row, costCenterOf(head, row))),
    mappings: await readMappings(db, tenantId, target),
  };
}

/** The part of a source that is set for a group. */
type Target = Pick<PayrollSource, 'tenantName' | 'consultantNumber' | 'clientNumber' | 'personnelNumbers'>;

/** What is set for a group in a month, with the cost centre that all lines carry, or null. */
export async function readTarget(
  db: Queryable,
  tenantId: number,
  payrollGroup: string,
  month: YearMonth,
): Promise<Target & { readonly fixedCostCenter: string | null }> {
  const { rows } = await db.query<Target & { readonly fixedCostCenter: string | null }>(
    `select t.name as "tenantName", p.consultant_number as "consultantNumber", p.client_number as "clientNumber",
       coalesce(p.personnel_numbers, 'lodas') as "personnelNumbers", p.fixed_cost_center as "fixedCostCenter"
     from tenant t left join payroll_target p on p.tenant_id = t.tenant_id and p.payroll_group = $2 and p.valid_during @> $3::date
     where t.tenant_id = $1`,
    [tenantId, payrollGroup, firstDayOf(month)],
  );
  return rows[0];
}

/** Closed lines; the personnel group is that of the contract in the month of the work, after the last day that of the last one. */
async function readLines(db: Queryable, tenantId: number, closingId: string): Promise<LineRow[]> {
  const { rows } = await db.query<LineRow>(
    `select l.line_id, e.personnel_number, e.given_name || ' ' || e.family_name as name, l.cost_center, l.code, l.unit, l.quantity,
       to_char(l.origin_month, 'YYYY-MM') as origin_month, to_char(l.payroll_month, 'YYYY-MM') as payroll_month,
       (select c.personnel_group from contract c where c.tenant_id = l.tenant_id and c.employee_id = l.employee_id
          and lower(c.valid_during) < l.origin_month + interval '1 month'
        order by lower(c.valid_during) desc limit 1) as personnel_group
     from payroll_line l join employee e using (tenant_id, employee_id)
     where l.tenant_id = $1 and l.closing_id = $2 order by e.personnel_number, l.code, l.origin_month`,
    [tenantId, closingId],
  );
  return rows;
}

/** Which cost centre the lines of a group carry: the one that each was closed with, always the same, or none. */
export const COST_CENTER_RULES = ['person', 'fixed', 'none'] as const;
export type CostCenterRule = (typeof COST_CENTER_RULES)[number];

function costCenterOf(
  { cost_centers: rule, fixed_cost_center: fixed }: Pick<HeadRow, 'cost_centers' | 'fixed_cost_center'>,
  { cost_center: own }: LineRow,
): string | null {
  if (rule === 'none') return null;
  return rule === 'fixed' ? fixed : own;
}

const payrollLine = (row: LineRow, costCenter: string | null): PayrollLine => ({
  lineId: row.line_id,
  personnelNumber: row.personnel_number,
  costCenter,
  code: row.code,
  unit: row.unit,
  quantity: row.quantity,
  originMonth: row.origin_month,
  payrollMonth: row.payroll_month,
  // Without a contract no mapping fits, and the export says whose lines are concerned.
  personnelGroup: row.personnel_group ?? 'none',
});

/** Wage types of a target, of every month. */
export async function readMappings(db: Queryable, tenantId: number, target: string): Promise<WageTypeMapping[]> {
  const { rows } = await db.query<{
    code: PayrollLineCode;
    personnel_group: string;
    wage_type: string;
    processing_key: string;
    exported: boolean;
    valid_from: LocalDate | null;
    valid_to: LocalDate | null;
  }>(
    `select code, personnel_group, wage_type, processing_key, exported,
       lower(valid_during)::text as valid_from, upper(valid_during)::text as valid_to
     from wage_type_mapping where tenant_id = $1 and target = $2`,
    [tenantId, target],
  );
  return rows.map((row) => ({
    target,
    code: row.code,
    personnelGroup: row.personnel_group,
    wageType: row.wage_type,
    processingKey: row.processing_key,
    validFrom: row.valid_from ?? '0001-01-01',
    validTo: row.valid_to,
    exported: row.exported,
  }));
}
