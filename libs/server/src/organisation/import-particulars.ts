import { reopenMonths } from '../booking';
import { exemptDays } from './exempt-days';
import { newId } from '../platform';
import { type ImportError, type ParticularRecord, meets } from './import';
import { type ImportWork } from './import-desk';
import { checkByPerson, failClosedMonth, failOutsideEmployment } from './known-employments';
import { reevaluateOpenMonths } from './reevaluate-open-months';

type ResolvedParticular = ParticularRecord & { readonly employeeId: string };

interface ParticularRow {
  personnel_number: string;
  date: string;
  kind: ParticularRecord['kind'];
  start: number | null;
  end: number | null;
}

/**
 * Checks particulars of days against the database. Codes: `import.unknown-person`, `import.outside-employment`,
 * `import.closed-month`, `import.overlap`, `import.exempt-from-extra-work`.
 */
export async function checkParticulars(
  work: ImportWork,
  records: readonly ParticularRecord[],
): Promise<{ particulars: ResolvedParticular[]; errors: ImportError[] }> {
  const known = await readParticulars(work, records);
  const exempt = await exemptDays(work, records);
  const { resolved, errors } = await checkByPerson(work, records, (record, person, fail) => {
    failOutsideEmployment('date', record.date, person, fail);
    failClosedMonth('date', record.date, person, fail);
    if (known.get(record.personnelNumber)?.some((other) => meets(record, other)))
      fail('date', record.date, 'import.overlap', 'This is on record for the day already.');
    if (exempt.refuses(record))
      fail(
        'kind',
        record.kind,
        'import.exempt-from-extra-work',
        'This person need not work more than eight hours (SGB IX § 207).',
      );
  });
  return { particulars: resolved, errors };
}

async function readParticulars({ client, tenantId }: ImportWork, records: readonly ParticularRecord[]) {
  const { rows } = await client.query<ParticularRow>(
    `select e.personnel_number, f.date::text, f.kind, lower(f.during) as start, upper(f.during) as end
     from day_fact f join employee e using (tenant_id, employee_id)
     where e.tenant_id = $1 and e.personnel_number = any($2::text[])`,
    [tenantId, [...new Set(records.map(({ personnelNumber }) => personnelNumber))]],
  );
  const known = rows.map(({ personnel_number, date, kind, start, end }) => ({
    personnelNumber: personnel_number,
    date,
    kind,
    order: start !== null && end !== null ? { startMinute: start, endMinute: end } : null,
  }));
  return Map.groupBy(known, ({ personnelNumber }) => personnelNumber);
}

/** Writes particulars, opens the months again that were handed in, and values the days. */
export async function writeParticulars(work: ImportWork, particulars: readonly ResolvedParticular[]): Promise<void> {
  if (particulars.length === 0) return;
  await reopenMonths(work.client, work.tenantId, particulars, 'reopenedByFact', { begins: false });
  await work.client.query(
    `insert into day_fact (tenant_id, fact_id, employee_id, date, kind, during, minutes)
     select $1, * from unnest($2::uuid[], $3::uuid[], $4::date[], $5::text[], $6::int4range[], $7::int[])`,
    [
      work.tenantId,
      particulars.map(newId),
      particulars.map((p) => p.employeeId),
      particulars.map((p) => p.date),
      particulars.map((p) => p.kind),
      particulars.map(({ order }) => order && `[${order.startMinute},${order.endMinute})`),
      particulars.map((p) => p.minutes),
    ],
  );
  await reevaluateOpenMonths(work, [...new Set(particulars.map((p) => p.employeeId))]);
}
