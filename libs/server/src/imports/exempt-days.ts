import { type LocalDate, type Minutes, exemptionFindings } from '@zeitbuch/working-time';
import { type ParticularRecord } from './particulars-file';
import { type ImportWork } from './work';

interface ExemptRow {
  personnel_number: string;
  date: LocalDate;
  minutes: Minutes;
}

const keyOf = (personnelNumber: string, date: LocalDate): string => `${personnelNumber} ${date}`;

/**
 * Days on which people are exempt from extra work (SGB IX § 207), with the minutes that stand there already: those of
 * the contract and of orders on record. Asked with one order after the other of a file.
 */
export async function exemptDays(
  { client, tenantId }: ImportWork,
  records: readonly ParticularRecord[],
): Promise<{ refuses: (record: ParticularRecord) => boolean }> {
  const orders = records.filter(({ order }) => order !== null);
  const { rows } = await client.query<ExemptRow>(
    `select distinct e.personnel_number, d.date::text,
       (case when extract(week from d.date)::int % 2 = 1 then c.pattern_odd else c.pattern_even end)[extract(isodow from d.date)::int]
       + coalesce((select sum(upper(f.during) - lower(f.during)) from day_fact f
           where f.tenant_id = e.tenant_id and f.employee_id = e.employee_id and f.date = d.date and f.kind = 'overtimeOrder'), 0)::int as minutes
     from unnest($2::text[], $3::date[]) as d(personnel_number, date)
     join employee e on e.tenant_id = $1 and e.personnel_number = d.personnel_number and e.followed_by is null
     join contract c on c.tenant_id = e.tenant_id and c.employee_id = e.employee_id and c.valid_during @> d.date
     where exists (select from protected_status p where p.tenant_id = e.tenant_id and p.employee_id = e.employee_id
         and p.kind in ('severelyDisabled', 'equalStanding') and p.valid_during @> d.date)
       and exists (select from protected_status p where p.tenant_id = e.tenant_id and p.employee_id = e.employee_id
         and p.kind = 'extraWorkExemption' and p.valid_during @> d.date)`,
    [tenantId, orders.map(({ personnelNumber }) => personnelNumber), orders.map(({ date }) => date)],
  );
  const totals = new Map(rows.map((row) => [keyOf(row.personnel_number, row.date), row.minutes]));
  return {
    refuses: ({ personnelNumber, date, order }) => {
      const key = keyOf(personnelNumber, date);
      const before = totals.get(key);
      if (!order || before === undefined) return false;
      const orderedDayTotalMinutes = before + order.endMinute - order.startMinute;
      totals.set(key, orderedDayTotalMinutes);
      const asked = { isSeverelyDisabled: true, hasRequestedExemption: true, orderedDayTotalMinutes };
      return exemptionFindings(asked).length > 0;
    },
  };
}
