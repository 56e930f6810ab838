import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit';
import { Clock, Db, Problem, type RequestContext } from '../platform';
import { MOST_LEAVERS_PERCENT } from './full-file';
import { type ChangeImportSettingsDto, type ImportSettingsDto } from './import-settings.dto';

/** What a city decided about its files. */
@Injectable()
export class ImportSettings {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** What holds; version 0 while nobody has decided anything. */
  async read({ tenantId }: RequestContext): Promise<ImportSettingsDto> {
    const [row] = await this.db.query<ImportSettingsDto & Record<string, unknown>>(
      'select most_leavers_percent as "mostLeaversPercent", version from import_setting where tenant_id = $1',
      [tenantId],
    );
    return row ?? { mostLeaversPercent: MOST_LEAVERS_PERCENT, version: 0 };
  }

  /** @throws Problem `stale` where somebody changed it since it was looked at */
  async change(context: RequestContext, { mostLeaversPercent, version }: ChangeImportSettingsDto): Promise<void> {
    const { tenantId, employeeId } = context;
    const before = await this.read(context);
    await this.db.transaction(async (client) => {
      const { rowCount } = await client.query(
        `insert into import_setting (tenant_id, most_leavers_percent, version, changed_by, changed_at)
         select $1, $2, 1, $3, $4 where $5 = 0
         on conflict (tenant_id) do nothing`,
        [tenantId, mostLeaversPercent, employeeId, this.clock.nowIso(), version],
      );
      const changed =
        rowCount ||
        (
          await client.query(
            `update import_setting set most_leavers_percent = $2, version = version + 1, changed_by = $3, changed_at = $4
             where tenant_id = $1 and version = $5`,
            [tenantId, mostLeaversPercent, employeeId, this.clock.nowIso(), version],
          )
        ).rowCount;
      if (!changed) throw new Problem('stale');
      await recordAudit(client, context, 'import.setting-changed', {
        payload: { before: before.mostLeaversPercent, after: mostLeaversPercent },
      });
    });
  }
}
