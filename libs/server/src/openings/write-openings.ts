import { type LocalDate, addMonths, monthOf, type YearMonth } from '@zeitbuch/working-time';
import { beginMonthsOf, reevaluateOpenMonths } from '../month';
import { newId, type Queryable } from '../platform';
import { readAccounts } from './known-accounts';
import { type Opening } from './opening-flaw';

type OpenMonthsWork = Parameters<typeof reevaluateOpenMonths>[0];

/** Who answers for openings. */
export interface OpeningAuthors {
  /** Null: the server's command line or a folder of it. */
  readonly recordedBy: string | null;
  readonly confirmedBy: string | null;
  /** One person was enough: the city is being set up, or decided so. */
  readonly alone: boolean;
}

/** An opening, and the id that its record gets where it has one already. */
export type OpeningToWrite = Opening & { readonly openingId?: string };

/**
 * Records what people bring along. The account begins with its day: months from it up to today are begun, and their days
 * are worth what they are worth. The caller holds the locks of the people's months and has asked {@link flawOfOpening};
 * who was faster meanwhile is found out by the database.
 * @throws an error of the database with `account_opening_…` as its constraint, or ZB001 where a month is closed
 */
export async function writeOpenings(
  work: OpenMonthsWork,
  openings: readonly OpeningToWrite[],
  authors: OpeningAuthors,
  today: LocalDate,
): Promise<void> {
  if (openings.length === 0) return;
  const { client, tenantId } = work;
  await insertOpenings(client, tenantId, openings, authors);
  const ids = [...new Set(openings.map(({ employeeId }) => employeeId))];
  const known = await readAccounts(client, tenantId, ids);
  const months = openings.flatMap(({ employeeId, beginsOn }) =>
    monthsUpTo(beginsOn, [today, known.get(employeeId)?.leftOn]).map((month) => ({ employeeId, month })),
  );
  await beginMonthsOf(client, tenantId, months);
  await reevaluateOpenMonths(work, ids);
}

/** The rows alone, as the made-up city needs them too: its months come beside. */
export async function insertOpenings(
  client: Queryable,
  tenantId: number,
  openings: readonly OpeningToWrite[],
  { recordedBy, confirmedBy, alone }: OpeningAuthors,
): Promise<void> {
  await client.query(
    `insert into account_opening (tenant_id, opening_id, employee_id, account, begins_on, minutes, source, revision,
       correction_reason, recorded_by, confirmed_by, alone)
     select $1, n.opening_id, n.employee_id, n.account, n.begins_on, n.minutes, n.source,
       1 + coalesce((select max(o.revision) from account_opening o
         where o.tenant_id = $1 and o.employee_id = n.employee_id and o.account = n.account), 0),
       n.correction_reason, $9, $10, $11
     from unnest($2::uuid[], $3::uuid[], $4::text[], $5::date[], $6::int[], $7::text[], $8::text[])
       as n(opening_id, employee_id, account, begins_on, minutes, source, correction_reason)
     order by n.employee_id, n.account`,
    [
      tenantId,
      openings.map(({ openingId }) => openingId ?? newId()),
      openings.map(({ employeeId }) => employeeId),
      openings.map(({ account }) => account),
      openings.map(({ beginsOn }) => beginsOn),
      openings.map(({ minutes }) => minutes),
      openings.map(({ source }) => source),
      openings.map(({ correctionReason }) => correctionReason),
      ...[recordedBy, confirmedBy, alone],
    ],
  );
}

/** Months from a day on up to the earliest of some days. */
function monthsUpTo(from: LocalDate, ends: readonly (LocalDate | null | undefined)[]): YearMonth[] {
  const last = monthOf(
    ends.reduce<LocalDate>((least, end) => (end && end < least ? end : least), ends[0] as LocalDate),
  );
  const months: YearMonth[] = [];
  for (let month = monthOf(from); month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}
