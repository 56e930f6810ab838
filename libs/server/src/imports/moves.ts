import { type LocalDate } from '@zeitbuch/working-time';
import { type ImportError } from './error-list';
import { type MoveRecord } from './moves-file';
import { type ImportWork } from './work';
import { failClosedSite, readClosings, readSites } from './people';
import { checkByPerson, failClosedMonth, failOutsideEmployment } from './known-employments';
import { reevaluateOpenMonths } from '../month';

interface ResolvedMove extends MoveRecord {
  readonly employeeId: string;
  readonly siteId: string;
}

/**
 * Checks moves to other sites against the database. Codes: `import.unknown-person`, `import.outside-employment`,
 * `import.closed-month`, `import.unknown-site`, `import.site-closed`, `import.overlap` (a later move is on record already).
 */
export async function checkMoves(
  work: ImportWork,
  records: readonly MoveRecord[],
): Promise<{ found: ResolvedMove[]; errors: ImportError[] }> {
  const sites = await readSites(work.client, work.tenantId);
  const closings = await readClosings(work.client, work.tenantId);
  const latest = await latestMoves(work, records);
  const { resolved, errors } = await checkByPerson(work, records, (record, person, fail) => {
    failOutsideEmployment('validFrom', record.validFrom, person, fail);
    failClosedMonth('validFrom', record.validFrom, person, fail);
    if (!sites.has(record.site))
      fail({ column: 'site', value: record.site }, 'import.unknown-site', 'No site has this name.');
    const closedFrom = closings.get(sites.get(record.site) ?? '');
    failClosedSite({ closedFrom, to: person.leftOn, site: record.site }, fail);
    const last = latest.get(person.employeeId);
    if (last && record.validFrom <= last)
      fail(
        { column: 'validFrom', value: record.validFrom },
        'import.overlap',
        `The person works where they do since ${last}.`,
      );
  });
  const moves = resolved.flatMap((move) => {
    const siteId = sites.get(move.site);
    return siteId ? [{ ...move, siteId }] : [];
  });
  return { found: moves, errors };
}

async function latestMoves({ client, tenantId }: ImportWork, records: readonly MoveRecord[]) {
  const { rows } = await client.query<{ employee_id: string; since: LocalDate }>(
    `select s.employee_id, max(lower(s.valid_during))::text as since
     from site_assignment s join employee e using (tenant_id, employee_id)
     where e.tenant_id = $1 and e.personnel_number = any($2::text[]) and e.followed_by is null group by 1`,
    [tenantId, records.map(({ personnelNumber }) => personnelNumber)],
  );
  return new Map(rows.map((row) => [row.employee_id, row.since]));
}

/** Ends the site of before on the day before, begins the new one, and evaluates the days of open months again. */
export async function writeMoves(work: ImportWork, moves: readonly ResolvedMove[]): Promise<void> {
  if (moves.length === 0) return;
  const ids = moves.map(({ employeeId }) => employeeId);
  const dates = moves.map(({ validFrom }) => validFrom);
  await work.client.query(
    `update site_assignment s set valid_during = daterange(lower(s.valid_during), m.since)
     from unnest($2::uuid[], $3::date[]) as m(employee_id, since)
     where s.tenant_id = $1 and s.employee_id = m.employee_id and s.valid_during @> m.since`,
    [work.tenantId, ids, dates],
  );
  await work.client.query(
    `insert into site_assignment (tenant_id, employee_id, site_id, valid_during)
     select $1, m.employee_id, m.site_id, daterange(m.since, e.left_on, '[]')
     from unnest($2::uuid[], $3::uuid[], $4::date[]) as m(employee_id, site_id, since)
     join employee e on e.tenant_id = $1 and e.employee_id = m.employee_id`,
    [work.tenantId, ids, moves.map(({ siteId }) => siteId), dates],
  );
  await reevaluateOpenMonths(work, ids);
}
