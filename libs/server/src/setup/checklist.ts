import { Injectable } from '@nestjs/common';
import { formatInstant, type YearMonth, zone } from '@zeitbuch/working-time';
import { Clock, Db, type RequestContext, type Role } from '../platform';
import { type ChecklistDto, type ChecklistItemDto } from './checklist.dto';
import { SELECT_ACTS_ALONE, SELECT_CHECKLIST } from './checklist-sql';

interface ActRow {
  action: string;
  at: Date;
  role: Role | null;
  byName: string | null;
  personName: string | null;
}

/** What a city still lacks, worked out from what is there: nothing of it is stored. */
@Injectable()
export class Checklist {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async read({ tenantId, employeeId, zone: name }: RequestContext): Promise<ChecklistDto> {
    const [items, acts] = await Promise.all([
      this.db.query<ChecklistItemDto & { people: number | null; month: YearMonth | null }>(SELECT_CHECKLIST, [
        ...[tenantId, employeeId, this.clock.todayIn(name)],
      ]),
      this.db.query<ActRow>(SELECT_ACTS_ALONE, [tenantId]),
    ]);
    const place = zone(name);
    return {
      items: items.map(({ people, month, ...item }) => ({
        ...item,
        ...(people === null ? {} : { people }),
        ...(month === null ? {} : { month }),
      })),
      actsAlone: acts.map(({ action, at, role, byName, personName }) => ({
        action,
        at: formatInstant(Math.floor(at.getTime() / 60_000), place),
        byName: byName ?? '',
        ...(role === null ? {} : { role }),
        ...(personName === null ? {} : { personName }),
      })),
    };
  }
}
