/**
 * `npm run import`: takes a CSV file over. Arguments: kind,
 * file, short name of the tenant or an empty text, `--dry-run`.
 */
import 'reflect-metadata';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { type ImportKind, importFromCommandLine } from '@zeitbuch/server';

const [kind, fileName, tenant, ...flags] = process.argv.slice(2);
const databaseUrl = process.env.DATABASE_URL ?? '';
const say = (text: string) => process.stdout.write(`${text}\n`);

try {
  const report = await importFromCommandLine({
    databaseUrl,
    kind: kind as ImportKind,
    fileName: path.basename(fileName),
    content: createReadStream(fileName),
    dryRun: flags.includes('--dry-run'),
    tenant: tenant || null,
  });
  for (const { line, column, code, message, value } of report.errors)
    say(`line ${line}${column ? `, ${column}` : ''}: ${message} [${code}]${value ? ` "${value}"` : ''}`);
  for (const { line, code, message } of report.notes) say(`line ${line}: ${message} [${code}]`);
  const outcome = report.dryRun ? 'dry run, nothing was written' : `${report.written} written`;
  if (report.errorCount > report.errors.length) say(`… and ${report.errorCount - report.errors.length} more errors`);
  say(`${report.rows} rows, ${report.accepted} accepted, ${report.errorCount} errors; ${outcome}`);
  process.exitCode = report.errorCount > 0 ? 1 : 0;
} catch (error) {
  process.stderr.write(`The import was refused: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
