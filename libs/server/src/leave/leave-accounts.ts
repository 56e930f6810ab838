import { Injectable } from '@nestjs/common';
import {
  type AbsenceWish,
  type LocalDate,
  type PersonLeave,
  type RecordedLeave,
  personLeave,
  withAbsences,
} from '@zeitbuch/working-time';
import { FactsLoader } from '../facts';
import { type Queryable } from '../platform';

interface RecordedRow extends RecordedLeave {
  employee_id: string;
}

/** Whose accounts of which year, as they stand on the day `asOf`. */
interface AccountsOfYear {
  readonly tenantId: number;
  readonly employeeIds: readonly string[];
  readonly year: number;
  readonly asOf: LocalDate;
  /** Absences as somebody would have them. */
  readonly wish?: AbsenceWish;
}

/** Works out leave accounts from facts: nothing of them is stored, so that a late certificate or contract needs no correction. */
@Injectable()
export class LeaveAccounts {
  constructor(private readonly loader: FactsLoader) {}

  /**
   * Accounts of a year as of a day; six statements, however many people. Unknown people are left out. What was carried
   * into the year follows from the years before, back to an opening or the entry.
   */
  async load(
    db: Queryable,
    { tenantId, employeeIds, year, asOf, wish }: AccountsOfYear,
  ): Promise<Map<string, PersonLeave>> {
    const recorded = new Map(
      (await readRecorded(db, tenantId, employeeIds, year)).map((row) => [row.employee_id, row]),
    );
    const first = Math.min(year, ...[...recorded.values()].flatMap(({ since }) => since ?? []));
    const people = await this.loader.loadWithoutBookings(db, {
      tenantId,
      employeeIds,
      from: `${first}-01-01`,
      to: `${year}-12-31`,
    });
    return new Map(
      [...people].flatMap(([employeeId, facts]) => {
        const row = recorded.get(employeeId);
        return row
          ? [[employeeId, personLeave(wish ? withAbsences(facts, wish) : facts, row, year, asOf)] as const]
          : [];
      }),
    );
  }
}

async function readRecorded(
  db: Queryable,
  tenantId: number,
  employeeIds: readonly string[],
  year: number,
): Promise<RecordedRow[]> {
  const { rows } = await db.query<RecordedRow & Record<string, unknown>>(
    `select e.employee_id, o.year is not null as "hasOpening",
       coalesce(o.statutory_hundredths, 0) as "statutoryHundredths", coalesce(o.extra_hundredths, 0) as "extraHundredths",
       coalesce(o.year, case when e.hired_on >= (
         select min(m.month) from employee_month m where m.tenant_id = e.tenant_id and m.employee_id = e.employee_id)
         then extract(year from e.hired_on)::int end) as since,
       -- Read when its year was over, a notice came too late to take the leave in it.
       (select json_agg(n.year) from leave_notice n join leave_notice_reading r using (tenant_id, notice_id) join tenant t using (tenant_id)
        where n.tenant_id = e.tenant_id and n.employee_id = e.employee_id
          and (r.read_at at time zone t.zone)::date <= make_date(n.year, 12, 31)) as noticed
     from employee e
     left join lateral (
       select p.* from leave_opening p where p.tenant_id = e.tenant_id and p.employee_id = e.employee_id and p.year <= $3
       order by p.year desc limit 1) o on true
     where e.tenant_id = $1 and e.employee_id = any($2::uuid[])`,
    [tenantId, employeeIds, year],
  );
  return rows;
}
