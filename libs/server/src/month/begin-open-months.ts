import { Injectable } from '@nestjs/common';
import { Clock, Db } from '../platform';
import { beginMonths } from './begin-months';

/** Begins months on their first day for everybody, see {@link beginMonths}: who is away books nothing that would. */
@Injectable()
export class BeginOpenMonths {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Resolves with the number of months begun. `goOn` is asked between tenants. */
  async execute(goOn: () => boolean = () => true): Promise<number> {
    const tenants = await this.db.query<{ tenant_id: number; zone: string }>('select tenant_id, zone from tenant');
    let begun = 0;
    for (const { tenant_id: tenantId, zone } of tenants) {
      if (!goOn()) break;
      begun += await this.db.transaction((client) => beginMonths(client, tenantId, this.clock.todayIn(zone)), 'job');
    }
    return begun;
  }
}
