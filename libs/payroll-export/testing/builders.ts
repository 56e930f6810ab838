import { PAYROLL_CODES, type MappedLine, type PayrollLine, type PayrollLineCode, type WageTypeMapping } from '../src';

/** A line of November 2026 for person 1001; the unit follows the code. */
export function payrollLine(code: PayrollLineCode, quantity: number, over: Partial<PayrollLine> = {}): PayrollLine {
  const personnelNumber = over.personnelNumber ?? '1001';
  return {
    lineId: `${personnelNumber}-${code}-${quantity}`,
    personnelNumber,
    costCenter: '11000',
    code,
    unit: PAYROLL_CODES[code],
    quantity,
    originMonth: '2026-11',
    payrollMonth: '2026-11',
    personnelGroup: 'TVOED_VKA',
    ...over,
  };
}

/** A mapping to LODAS for every personnel group, valid since 2026. */
export function mapping(code: PayrollLineCode, wageType: string, over: Partial<WageTypeMapping> = {}): WageTypeMapping {
  return {
    target: 'datev-lodas',
    code,
    personnelGroup: null,
    wageType,
    processingKey: PAYROLL_CODES[code] === 'minutes' ? '01' : '71',
    validFrom: '2026-01-01',
    validTo: null,
    exported: true,
    ...over,
  };
}

const MAPPINGS: readonly WageTypeMapping[] = [
  mapping('OT_BASE', '2010'),
  mapping('OT_SUPP', '2011'),
  mapping('NIGHT', '2020'),
  mapping('SUN', '2030'),
  mapping('HOL_135', '2041'),
  mapping('XMAS_NYE', '2050'),
  mapping('STANDBY_H', '2070'),
  mapping('ABS_VAC', '9610'),
];

/** Lines with the mapping of the demo city; throws in the test if one is missing. */
export function mappedLines(lines: readonly PayrollLine[]): MappedLine[] {
  return lines.map((line) => {
    const row = MAPPINGS.find((candidate) => candidate.code === line.code);
    if (!row) throw new RangeError(`the demo city maps no ${line.code}`);
    return { line, mapping: row };
  });
}
