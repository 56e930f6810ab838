import {
  type ExportRecord,
  type MappedLine,
  type PayrollFormatId,
  type PayrollRefusal,
  aggregate,
  controlTotals,
  fileName,
  formatHundredths,
  mapLines,
  payrollFormat,
  sumHundredths,
} from '@zeitbuch/payroll-export';
import { Problem } from '../platform';
import { type PayrollExcludedDto, type PayrollTotalDto } from './payroll.dto';
import { type PayrollSource } from './payroll-source';

/** What is kept beside the bytes, for people to compare with payroll's protocol. */
export interface StoredTotals {
  lines: number;
  persons: number;
  hashTotalPersonnelNumbers: number;
  totals: PayrollTotalDto[];
  excluded: PayrollExcludedDto[];
}

export interface PayrollFile {
  fileName: string;
  bytes: Uint8Array;
  totals: StoredTotals;
}

/** What a file says beside the closed month. */
export interface FileHead {
  readonly sequence: number;
  /** Written into the file where its format has room for it; null for nothing. */
  readonly remark: string | null;
}

/**
 * The file of a closed month. The same source and head give the same bytes.
 * @throws Problem `payroll.target-missing`, `payroll.mapping-missing` {codes, persons},
 *   `payroll.nothing-to-export`, `payroll.personnel-numbers-unfit` {persons}, `payroll.not-encodable` {characters}, `payroll.invalid` {problems}
 */
export function makePayrollFile(
  source: PayrollSource,
  formatId: PayrollFormatId,
  { sequence, remark }: FileHead,
): PayrollFile {
  const format = payrollFormat(formatId);
  if (!format) throw new Error(`no payroll format ${formatId}`);
  if (format.needs.some((need) => !source[need]))
    throw new Problem('payroll.target-missing', { payrollGroup: source.payrollGroup });
  const mapping = mapLines(source.lines, source.mappings, formatId);
  if (!mapping.ok) throw refusal(mapping);
  const rendered = format.render({
    lines: mapping.mapped,
    payrollMonth: source.month,
    tenantName: source.tenantName,
    runId: `${source.month}-R${source.run}-${String(sequence).padStart(6, '0')}`,
    personnelNumbers: source.personnelNumbers,
    ...(source.consultantNumber ? { consultantNumber: source.consultantNumber } : {}),
    ...(source.clientNumber ? { clientNumber: source.clientNumber } : {}),
    ...(remark === null ? {} : { remark }),
  });
  if (!rendered.ok) throw unfitNumbers(rendered, source) ?? refusal(rendered);
  return {
    fileName: fileName({
      target: formatId,
      tenant: source.tenantName,
      month: source.month,
      run: source.run,
      sequence,
    }),
    bytes: rendered.bytes,
    totals: totalsOf(mapping.mapped, mapping.excluded),
  };
}

function totalsOf(mapped: readonly MappedLine[], excluded: readonly MappedLine[]): StoredTotals {
  const { records, persons, hashTotalPersonnelNumbers } = controlTotals(mapped);
  return {
    lines: records,
    persons,
    hashTotalPersonnelNumbers,
    totals: sumsByWageType(aggregate(mapped)),
    excluded: sumsOfExcluded(excluded),
  };
}

/** Adds up the rounded lines of the file itself, so that the sums are what payroll will count. */
function sumsByWageType(records: readonly ExportRecord[]): PayrollTotalDto[] {
  const groups = Map.groupBy(records, ({ wageType, unit, codes }) => [wageType, codes.join('+'), unit].join(' '));
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => ({
      wageType: group[0].wageType,
      code: group[0].codes.join('+'),
      unit: group[0].unit,
      quantity: formatHundredths(sumHundredths(group), '.'),
    }));
}

function sumsOfExcluded(excluded: readonly MappedLine[]): PayrollExcludedDto[] {
  const groups = Map.groupBy(excluded, ({ line }) => line.code);
  return [...groups.values()].map((group) => ({
    code: group[0].line.code,
    unit: group[0].line.unit,
    quantity: group.reduce((sum, { line }) => sum + line.quantity, 0),
    persons: new Set(group.map(({ line }) => line.personnelNumber)).size,
  }));
}

/** People whose number is none of those that the target wants, by number and name: somebody has to give them another, or set the target. */
function unfitNumbers({ problems }: PayrollRefusal, { names }: PayrollSource): Problem | null {
  const numbers = problems
    .filter(({ code }) => code === 'payroll.lodas.personnel-number' || code === 'payroll.personnel-number')
    .map(({ params }) => String(params.personnelNumber));
  if (numbers.length === 0) return null;
  const persons = [...new Set(numbers)].map((number) => `${number} ${names.get(number) ?? ''}`.trim());
  return new Problem('payroll.personnel-numbers-unfit', { persons });
}

/** A refusal of the file's maker in the words of the API: missing wage types first, because somebody has to decide them. */
function refusal({
  problems,
  ...rest
}: PayrollRefusal & { missing?: readonly { code: string; persons: readonly string[] }[] }): Problem {
  const missing = rest.missing ?? [];
  if (missing.length > 0)
    return new Problem('payroll.mapping-missing', {
      codes: [...new Set(missing.map(({ code }) => code))],
      persons: [...new Set(missing.flatMap(({ persons }) => persons))],
    });
  const characters = problems.filter(({ code }) => code === 'payroll.character-not-encodable');
  if (characters.length > 0)
    return new Problem('payroll.not-encodable', {
      characters: characters.map(({ params }) => String(params.character)),
    });
  if (problems.some(({ code }) => code === 'payroll.nothing-to-export'))
    return new Problem('payroll.nothing-to-export');
  return new Problem('payroll.invalid', { problems: [...new Set(problems.map(({ code }) => code))] });
}
