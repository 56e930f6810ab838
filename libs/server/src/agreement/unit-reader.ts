import { Injectable } from '@nestjs/common';
import { Clock, Db, type RequestContext } from '../platform';
import { type AgreementUnitDto, type AgreementUnitsDto } from './agreement.dto';

const READ_TREE = `
  with recursive tree as (
    select org_unit_id, name, 0 as depth, array[name, org_unit_id::text] as path
    from org_unit_state where tenant_id = $1 and parent_id is null and valid_during @> $2::date
    union all
    select u.org_unit_id, u.name, t.depth + 1, t.path || array[u.name, u.org_unit_id::text]
    from org_unit_state u join tree t on u.parent_id = t.org_unit_id and u.valid_during @> $2::date
    where u.tenant_id = $1)
  select org_unit_id as "orgUnitId", name, depth from tree order by path`;

/** The units of a city as of today, for those who propose an annex for one of them. */
@Injectable()
export class UnitReader {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async list({ tenantId, zone }: RequestContext): Promise<AgreementUnitsDto> {
    const values = [tenantId, this.clock.todayIn(zone)];
    return { units: await this.db.query<AgreementUnitDto & Record<string, unknown>>(READ_TREE, values) };
  }
}
