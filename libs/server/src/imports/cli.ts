import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Clock, Db, PlatformModule, Problem, readConfig } from '../platform';
import { type LocalDate } from '@zeitbuch/working-time';
import { ImportDesk } from './desk';
import { fullFileOf } from './full-file';
import { type FileSource } from './csv-stream';
import { type ImportKind, type ImportReportDto } from './imports.dto';
import { ImportsModule } from './imports.module';

@Module({})
class ImportCliModule {
  static forDatabase(databaseUrl: string): DynamicModule {
    // Nobody signs in here: the secret is never used.
    const config = readConfig({
      DATABASE_URL: databaseUrl,
      AUTH_SECRET: 'x'.repeat(32),
      LOG_LEVEL: 'error',
      DATABASE_POOL: '2',
    });
    return { module: ImportCliModule, imports: [PlatformModule.forRoot(config), ImportsModule] };
  }
}

export interface CommandLineImport {
  readonly databaseUrl: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly content: FileSource;
  readonly dryRun: boolean;
  /** Short name of the tenant; may be left out where there is only one. */
  readonly tenant: string | null;
  /** The file names everybody. */
  readonly full?: 'true' | 'false';
  /** Of who is missing in it; left out: today. */
  readonly lastDay?: LocalDate;
  /** How many people leave, as somebody confirms. */
  readonly confirmedLeavers?: number | null;
}

/**
 * Runs an import without the API, for the first take-over and for nightly files.
 * Where the file has errors the report says so; nothing was written then.
 * @throws Error in one sentence if the tenant is not known; Problem `import.repeated`, `import.many-leave`
 */
export async function importFromCommandLine(order: CommandLineImport): Promise<ImportReportDto> {
  const app = await NestFactory.createApplicationContext(ImportCliModule.forDatabase(order.databaseUrl), {
    logger: ['error'],
  });
  try {
    const tenants = await app
      .get(Db)
      .query<{ tenant_id: number; zone: string; short_name: string }>(
        'select tenant_id, zone, short_name from tenant order by tenant_id',
      );
    const tenant =
      order.tenant === null && tenants.length === 1
        ? tenants[0]
        : tenants.find(({ short_name }) => short_name === order.tenant);
    if (!tenant)
      throw new Error(
        `Name the tenant with --tenant: ${tenants.map(({ short_name }) => short_name).join(', ') || 'there is none yet'}.`,
      );
    const importer = { tenantId: tenant.tenant_id, employeeId: null, zone: tenant.zone };
    const full = fullFileOf(order, { kind: order.kind, zone: tenant.zone }, app.get(Clock));
    const { confirmedLeavers = null } = order;
    return await app.get(ImportDesk).execute(importer, { ...order, full: full && { ...full, confirmedLeavers } });
  } catch (error) {
    if (error instanceof Problem && error.code === 'import.rejected') return error.extensions.report as ImportReportDto;
    throw error;
  } finally {
    await app.close();
  }
}
