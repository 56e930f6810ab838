import { Injectable } from '@nestjs/common';
import { type LocalDate } from '@zeitbuch/working-time';
import { Clock, Db, Problem, type Queryable, type RequestContext } from '../platform';
import {
  type AgreementPeopleDto,
  type AgreementPeopleQueryDto,
  type AgreementPersonDto,
  type AgreementUnitCountDto,
} from './agreement-transfer.dto';
import { wordsOf } from './search-words';

const PAGE_SIZE = 100;

/**
 * `$1` tenant, `$2` agreement, `$3` day, `$4` unit or null, `$5` words of which each must be found, `$6` rows before the
 * page. Who is employed on the day is under the agreement; each with their unit of the day.
 */
const READ_PEOPLE = `
  with under as materialized (
    select e.employee_id, e.given_name, e.family_name, e.personnel_number, a.valid_during, u.org_unit_id, u.name as unit_name, u.short_name
    from agreement_assignment a
    join employee e on e.tenant_id = a.tenant_id and e.employee_id = a.employee_id
      and daterange(e.hired_on, e.left_on, '[]') @> $3::date
    left join org_assignment o on o.tenant_id = e.tenant_id and o.employee_id = e.employee_id and o.valid_during @> $3::date
    left join org_unit_state u on u.tenant_id = o.tenant_id and u.org_unit_id = o.org_unit_id and u.valid_during @> $3::date
    where a.tenant_id = $1 and a.agreement_id = $2 and a.valid_during @> $3::date
  ), found as materialized (
    select * from under where ($4::uuid is null or org_unit_id = $4)
      and not exists (select from unnest($5::text[]) as word
        where lower(concat_ws(' ', given_name, family_name, personnel_number, unit_name, short_name)) not like '%' || word || '%')
  )
  select (select count(*)::int from under) as people, (select count(*)::int from found) as total,
    (select json_agg(row order by name) from (
       select org_unit_id as "unitId", unit_name as name, count(*)::int as people from under
       where org_unit_id is not null group by org_unit_id, unit_name) row) as units,
    (select json_agg(row) from (
       select employee_id as "employeeId", given_name || ' ' || family_name as name, personnel_number as "personnelNumber",
         unit_name as "unitName", lower(valid_during) as "from", upper(valid_during) - 1 as "to"
       from found order by family_name collate "de-x-icu", given_name collate "de-x-icu", employee_id
       limit ${PAGE_SIZE} offset $6) row) as rows
  from staff_agreement where tenant_id = $1 and agreement_id = $2`;

interface PageRow {
  people: number;
  total: number;
  units: AgreementUnitCountDto[] | null;
  rows: (Omit<AgreementPersonDto, 'unitName' | 'to'> & { unitName: string | null; to: LocalDate | null })[] | null;
}

/** @throws Problem `not-found`, for agreements of another tenant as for none */
export async function assertAgreementThere(db: Queryable, tenantId: number, agreementId: string): Promise<void> {
  const { rowCount } = await db.query('select from staff_agreement where tenant_id = $1 and agreement_id = $2', [
    tenantId,
    agreementId,
  ]);
  if (!rowCount) throw new Problem('not-found');
}

/** Who is under an agreement on a day: names and units, nothing of anybody's time. */
@Injectable()
export class AgreementPeople {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** A hundred people a page, by name. @throws Problem `not-found` without such an agreement */
  async read(
    { tenantId, zone }: RequestContext,
    agreementId: string,
    { on = this.clock.todayIn(zone), search = '', unitId, page = 1 }: AgreementPeopleQueryDto,
  ): Promise<AgreementPeopleDto> {
    const values = [tenantId, agreementId, on, unitId ?? null, wordsOf(search), (page - 1) * PAGE_SIZE];
    const found = await this.db.query<PageRow>(READ_PEOPLE, values);
    if (found.length === 0) throw new Problem('not-found');
    const [{ people, total, units, rows }] = found;
    return {
      ...{ on, people, units: units ?? [], page, pageSize: PAGE_SIZE, total },
      rows: (rows ?? []).map(({ unitName, to, ...row }) => ({
        ...row,
        ...(unitName === null ? {} : { unitName }),
        ...(to === null ? {} : { to }),
      })),
    };
  }
}
