/**
 * `npm run import`: takes a CSV file over. Arguments: kind,
 * file, short name of the tenant or an empty text; `--dry-run`, `--full`, `--last-day=…`, `--confirmed-leavers=…`.
 */
import 'reflect-metadata';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { isLocalDate } from '@zeitbuch/working-time';
import { IMPORT_KINDS, importFromCommandLine } from '@zeitbuch/server';

const [kind, fileName, tenant, ...flags] = process.argv.slice(2);
const databaseUrl = process.env.DATABASE_URL ?? '';
const valueOf = (name: string) => flags.find((flag) => flag.startsWith(`--${name}=`))?.slice(name.length + 3);
const say = (text: string) => process.stdout.write(`${text}\n`);

try {
  const known = IMPORT_KINDS.find((one) => one === kind);
  if (!known) throw new Error(`--kind must be one of ${IMPORT_KINDS.join(', ')}.`);
  const lastDay = valueOf('last-day');
  if (lastDay !== undefined && !isLocalDate(lastDay)) throw new Error('--last-day must be a date like 2026-11-30.');
  const confirmed = valueOf('confirmed-leavers');
  const report = await importFromCommandLine({
    databaseUrl,
    kind: known,
    fileName: path.basename(fileName),
    content: createReadStream(fileName),
    dryRun: flags.includes('--dry-run'),
    tenant: tenant || null,
    full: flags.includes('--full') ? 'true' : undefined,
    lastDay,
    confirmedLeavers: confirmed === undefined ? null : Number(confirmed),
  });
  for (const { line, column, code, message, value } of report.errors)
    say(`line ${line}${column ? `, ${column}` : ''}: ${message} [${code}]${value ? ` "${value}"` : ''}`);
  for (const { line, code, message } of report.notes) say(`line ${line}: ${message} [${code}]`);
  if (report.leavers)
    say(`${report.leavers.leaving} of ${report.leavers.employed} people leave after ${report.leavers.lastDay}`);
  const outcome = report.dryRun ? 'dry run, nothing was written' : `${report.written} written`;
  if (report.errorCount > report.errors.length) say(`… and ${report.errorCount - report.errors.length} more errors`);
  say(`${report.rows} rows, ${report.accepted} accepted, ${report.errorCount} errors; ${outcome}`);
  process.exitCode = report.errorCount > 0 ? 1 : 0;
} catch (error) {
  const { message, params } = error as Error & { params?: object };
  const figures = params && Object.keys(params).length > 0 ? ` ${JSON.stringify(params)}` : '';
  process.stderr.write(`The import was refused: ${message}${figures}\n`);
  process.exitCode = 1;
}
