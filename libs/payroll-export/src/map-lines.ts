import { type YearMonth } from '@zeitbuch/working-time';
import { PAYROLL_CODES, isPayrollLineCode, type PayrollLineCode, type PayrollUnit } from './codes';
import { type MappedLine, type PayrollLine, type WageTypeMapping } from './payroll-line';
import { type PayrollProblem, type PayrollRefusal, refusePayroll } from './problem';

/** A code for which payroll has not said which wage type it is. */
interface MissingMapping {
  readonly code: PayrollLineCode;
  readonly personnelGroup: string;
  readonly originMonth: YearMonth;
  readonly unit: PayrollUnit;
  /** Personnel numbers concerned, ascending. */
  readonly persons: readonly string[];
  /** Sum over those persons, in `unit`. */
  readonly quantity: number;
}

export type MapResult =
  | { readonly ok: true; readonly mapped: readonly MappedLine[]; readonly excluded: readonly MappedLine[] }
  | (PayrollRefusal & { readonly missing: readonly MissingMapping[] });

/**
 * Gives each line its wage type, looked up for the first day of the month of origin. A row for the personnel group
 * wins over a row for all. One missing row stops the whole batch, because a partial file would be taken for complete.
 * @throws RangeError if two rows fit equally well, which the database rules out
 */
export function mapLines(
  lines: readonly PayrollLine[],
  mappings: readonly WageTypeMapping[],
  target: string,
): MapResult {
  const ofTarget = mappings.filter((mapping) => mapping.target === target);
  const mapped: MappedLine[] = [];
  const excluded: MappedLine[] = [];
  const unmapped: PayrollLine[] = [];
  const problems: PayrollProblem[] = [];
  for (const line of lines) {
    const flaw = flawOf(line);
    if (flaw) {
      problems.push(flaw);
      continue;
    }
    const mapping = mappingFor(line, ofTarget);
    if (!mapping) unmapped.push(line);
    else (mapping.exported ? mapped : excluded).push({ line, mapping });
  }
  const missing = summarise(unmapped);
  problems.push(...missing.map(problemOf));
  if (problems.length > 0) return { ...refusePayroll(problems), missing };
  return { ok: true, mapped, excluded };
}

function flawOf(line: PayrollLine): PayrollProblem | null {
  const params = { lineId: line.lineId, code: line.code };
  if (!isPayrollLineCode(line.code)) return { code: 'payroll.unknown-code', params };
  if (line.unit !== PAYROLL_CODES[line.code]) return { code: 'payroll.unit-mismatch', params };
  if (!Number.isSafeInteger(line.quantity)) return { code: 'payroll.quantity-not-whole', params };
  return null;
}

function mappingFor(line: PayrollLine, mappings: readonly WageTypeMapping[]): WageTypeMapping | null {
  const day = `${line.originMonth}-01`;
  const valid = mappings.filter(
    (row) => row.code === line.code && row.validFrom <= day && (row.validTo === null || day < row.validTo),
  );
  const own = valid.filter((row) => row.personnelGroup === line.personnelGroup);
  const fitting = own.length > 0 ? own : valid.filter((row) => row.personnelGroup === null);
  if (fitting.length > 1) throw new RangeError(`two wage types for ${line.code} of ${line.personnelGroup} on ${day}`);
  return fitting[0] ?? null;
}

function summarise(lines: readonly PayrollLine[]): MissingMapping[] {
  const groups = Map.groupBy(lines, (line) => `${line.code}|${line.personnelGroup}|${line.originMonth}`);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => ({
      code: group[0].code,
      personnelGroup: group[0].personnelGroup,
      originMonth: group[0].originMonth,
      unit: group[0].unit,
      persons: [...new Set(group.map((line) => line.personnelNumber))].sort(),
      quantity: group.reduce((sum, line) => sum + line.quantity, 0),
    }));
}

const problemOf = (gap: MissingMapping): PayrollProblem => ({
  code: 'payroll.mapping-missing',
  params: {
    code: gap.code,
    personnelGroup: gap.personnelGroup,
    originMonth: gap.originMonth,
    persons: gap.persons.length,
    quantity: gap.quantity,
  },
});
