import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Db, PlatformModule, Problem, readConfig } from '../platform';
import { ImportDesk } from './desk';
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
}

/**
 * Runs an import without the API, for the first take-over and for nightly files.
 * Where the file has errors the report says so; nothing was written then.
 * @throws Error in one sentence if the tenant is not known; Problem `import.repeated`
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
    return await app.get(ImportDesk).execute(importer, order);
  } catch (error) {
    if (error instanceof Problem && error.code === 'import.rejected') return error.extensions.report as ImportReportDto;
    throw error;
  } finally {
    await app.close();
  }
}
