import { Injectable } from '@nestjs/common';
import { PAYROLL_FORMAT_IDS, payrollFormat } from '@zeitbuch/payroll-export';
import { firstDayOf, type YearMonth } from '@zeitbuch/working-time';
import { joinPayrollGroup, payrollDay } from '../month';
import { Clock, Db, type RequestContext } from '../platform';
import { type PayrollGapDto, type PayrollGapsDto, type PayrollGroupGapsDto } from './gaps.dto';

/** Closed so long ago and without a file, a month was paid another way. */
const MONTHS_LOOKED_AT = 3;

/** A city that has no wage types yet is told what the first format lacks. */
const FIRST_FORMAT = PAYROLL_FORMAT_IDS[0];

/** Formats that cannot do without the numbers of the payroll centre. */
const FORMATS_WITH_NUMBERS = PAYROLL_FORMAT_IDS.filter((id) => payrollFormat(id)?.needs.length);

/** The personnel group of a line, as the file has it: of the contract in the month of the work. */
const personnelGroupOf = (employeeId: string, originMonth: string): string => `
  coalesce((select k.personnel_group from contract k where k.tenant_id = $1 and k.employee_id = ${employeeId}
    and lower(k.valid_during) < ${originMonth} + interval '1 month' order by lower(k.valid_during) desc limit 1), 'none')`;

/** A closed month of which no file was made, or every one was refused. */
const AWAITS_FILE = `
  c.tenant_id = $1 and c.status = 'closed' and c.month >= $2::date - interval '${MONTHS_LOOKED_AT} months'
  and not exists (select from payroll_export x left join payroll_export_decision d using (tenant_id, export_id)
    where x.tenant_id = $1 and x.closing_id = c.closing_id and d.decision is distinct from 'refused')`;

/**
 * What is missing for months that are over: `$1` tenant, `$2` the first day of the present month, `$3` one month or
 * null, `$4` the format of who has none, `$5` formats with numbers. What an open month will come to is what it was last
 * evaluated to: at night, and by each check of its closing.
 */
const SELECT_GAPS = `
  with formats as (
    select target as format from wage_type_mapping where tenant_id = $1
    union select $4 where not exists (select from wage_type_mapping where tenant_id = $1)),
  open_months as (
    select payroll.payroll_group, m.month, m.employee_id from employee_month m join employee e using (tenant_id, employee_id)
    ${joinPayrollGroup(payrollDay('m.month'))}
    where m.tenant_id = $1 and m.status <> 'closed' and m.month < $2::date and ($3::date is null or m.month = $3::date)),
  closed_lines as (
    select c.payroll_group, c.month, l.employee_id, l.code, l.origin_month
    from closing c join payroll_line l using (tenant_id, closing_id)
    where ${AWAITS_FILE} and ($3::date is null or c.month = $3::date)),
  lines as materialized (
    select o.payroll_group, o.month, o.employee_id, line ->> 'code' as code, (line ->> 'originMonth' || '-01')::date as origin_month,
      ${personnelGroupOf('o.employee_id', `(line ->> 'originMonth' || '-01')::date`)} as personnel_group
    from open_months o join month_value v on v.tenant_id = $1 and v.employee_id = o.employee_id and v.month = o.month
    cross join jsonb_array_elements(v.value -> 'payrollLines') line
    union all
    select payroll_group, month, employee_id, code, origin_month, ${personnelGroupOf('l.employee_id', 'l.origin_month')}
    from closed_lines l),
  missing_types as (
    select k.*, f.format from (select distinct payroll_group, month, code, origin_month, personnel_group from lines) k
    cross join formats f
    where not exists (select from wage_type_mapping w where w.tenant_id = $1 and w.target = f.format and w.code = k.code
      and w.personnel_group = k.personnel_group and w.valid_during @> k.origin_month))
  select 'wageType' as kind, to_char(m.month, 'YYYY-MM') as month, m.payroll_group, m.format, m.code, m.personnel_group,
    count(distinct l.employee_id)::int as persons
  from missing_types m join lines l using (payroll_group, month, code, origin_month, personnel_group)
  group by m.month, m.payroll_group, m.format, m.code, m.personnel_group
  union all
  select 'target', to_char(p.month, 'YYYY-MM'), p.payroll_group, f.format, null, null, count(distinct p.employee_id)::int
  from (select payroll_group, month, employee_id from open_months
    union all select payroll_group, month, employee_id from closed_lines) p
  join formats f on f.format = any ($5::text[])
  where not exists (select from payroll_target t where t.tenant_id = $1 and t.payroll_group = p.payroll_group
    and t.valid_during @> p.month and t.consultant_number is not null)
  group by p.month, p.payroll_group, f.format`;

interface GapRow {
  kind: PayrollGapDto['kind'];
  month: YearMonth;
  payroll_group: string;
  payroll_group_name: string;
  format: PayrollGapDto['format'];
  code: PayrollGapDto['code'] | null;
  personnel_group: string | null;
  persons: number;
}

/** What payroll still has to set: told before the month is closed, and with the number of people whom it concerns. */
@Injectable()
export class PayrollGaps {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Gaps of one month, or of every month that is over and not handed over. */
  async read({ tenantId, zone }: RequestContext, month?: YearMonth): Promise<PayrollGapsDto> {
    const rows = await this.db.query<GapRow & Record<string, unknown>>(
      `select gap.*, payroll_group_name($1, gap.payroll_group) from (${SELECT_GAPS}) gap
       order by month, payroll_group, kind, format, persons desc, code, personnel_group`,
      [
        tenantId,
        `${this.clock.todayIn(zone).slice(0, 7)}-01`,
        month === undefined ? null : firstDayOf(month),
        FIRST_FORMAT,
        FORMATS_WITH_NUMBERS,
      ],
    );
    const months = Map.groupBy(rows, (row) => row.month);
    return { months: [...months].map(([of, gaps]) => ({ month: of, groups: groupsOf(gaps) })) };
  }
}

function groupsOf(rows: readonly GapRow[]): PayrollGroupGapsDto[] {
  return [...Map.groupBy(rows, (row) => row.payroll_group).values()].map((gaps) => ({
    payrollGroup: gaps[0].payroll_group,
    payrollGroupName: gaps[0].payroll_group_name,
    gaps: gaps.map(gapDto),
  }));
}

const gapDto = ({ kind, format, code, personnel_group: personnelGroup, persons }: GapRow): PayrollGapDto => ({
  ...{ kind, format, persons },
  ...(code ? { code } : {}),
  ...(personnelGroup === null ? {} : { personnelGroup }),
});
