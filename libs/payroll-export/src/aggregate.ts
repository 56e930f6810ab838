import { type YearMonth } from '@zeitbuch/working-time';
import { hundredthHoursOf } from './decimal';
import { type PayrollLineCode } from './codes';
import { type MappedLine } from './payroll-line';

/** One line of a file: what a person is due under one wage type. */
export interface ExportRecord {
  readonly personnelNumber: string;
  readonly originMonth: YearMonth;
  readonly payrollMonth: YearMonth;
  readonly wageType: string;
  readonly processingKey: string;
  readonly costCenter: string | null;
  readonly unit: 'hours' | 'days';
  /** Hundredths of an hour or of a day, never zero. */
  readonly hundredths: number;
  /** Our codes that were added up here, ascending. */
  readonly codes: readonly PayrollLineCode[];
}

/**
 * Lines of a file: minutes are added up first (per person, months, wage type, processing key, cost centre and unit)
 * and rounded to hundredths of an hour once. The remainder of at most 0.3 minutes per line is not carried on: totals
 * are the sums of the rounded lines, so they always equal what payroll reads. Zero lines are left out.
 * The order depends on the content only.
 */
export function aggregate(mapped: readonly MappedLine[]): ExportRecord[] {
  const groups = Map.groupBy(mapped, ({ line, mapping }) =>
    JSON.stringify([
      line.personnelNumber,
      line.originMonth,
      line.payrollMonth,
      mapping.wageType,
      mapping.processingKey,
      line.costCenter,
      line.unit,
    ]),
  );
  return [...groups.values()]
    .map(recordOf)
    .filter((record) => record.hundredths !== 0)
    .sort(compareRecords);
}

function recordOf(group: readonly MappedLine[]): ExportRecord {
  const [{ line, mapping }] = group;
  const quantity = group.reduce((sum, item) => sum + item.line.quantity, 0);
  return {
    personnelNumber: line.personnelNumber,
    originMonth: line.originMonth,
    payrollMonth: line.payrollMonth,
    wageType: mapping.wageType,
    processingKey: mapping.processingKey,
    costCenter: line.costCenter,
    unit: line.unit === 'minutes' ? 'hours' : 'days',
    hundredths: line.unit === 'minutes' ? hundredthHoursOf(quantity) : quantity,
    codes: [...new Set(group.map((item) => item.line.code))].sort(),
  };
}

/** Person, month of origin, wage type, processing key, cost centre: numbers by value, then everything by its text. */
function compareRecords(a: ExportRecord, b: ExportRecord): number {
  return (
    compareNumerals(a.personnelNumber, b.personnelNumber) ||
    compareText(a.payrollMonth, b.payrollMonth) ||
    compareText(a.originMonth, b.originMonth) ||
    compareNumerals(a.wageType, b.wageType) ||
    compareNumerals(a.processingKey, b.processingKey) ||
    compareNumerals(a.costCenter ?? '', b.costCenter ?? '') ||
    compareText(String(a.costCenter), String(b.costCenter)) ||
    compareText(a.unit, b.unit)
  );
}

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

const SORTABLE_NUMERAL = /^\d{1,15}$/;

/** Numerals before other text, by value; `007` and `7` are told apart by their text, so the order is total. */
export function compareNumerals(a: string, b: string): number {
  const aIsNumeral = SORTABLE_NUMERAL.test(a);
  if (aIsNumeral !== SORTABLE_NUMERAL.test(b)) return aIsNumeral ? -1 : 1;
  return (aIsNumeral ? Number(a) - Number(b) : 0) || compareText(a, b);
}
