import { aggregate, compareNumerals, type ExportRecord } from './aggregate';
import { formatHundredths } from './decimal';
import { type MappedLine } from './payroll-line';

/** What payroll compares with its import protocol. */
export interface ControlTotals {
  readonly records: number;
  readonly persons: number;
  readonly byWageType: readonly {
    readonly wageType: string;
    readonly unit: 'hours' | 'days';
    /** Two decimals with a point, e.g. `13.00`. */
    readonly sum: string;
  }[];
  /** Sum of the personnel numbers over all records: finds a record lost or given to another person. */
  readonly hashTotalPersonnelNumbers: number;
}

/** Totals of mapped lines, as the file will show them. */
export function controlTotals(mapped: readonly MappedLine[]): ControlTotals {
  return totalsOfRecords(aggregate(mapped));
}

/** What totals need to know of a record; a record read back from a file knows no more. */
export type TotalledRecord = Pick<ExportRecord, 'personnelNumber' | 'wageType' | 'unit' | 'hundredths'>;

/**
 * Totals of the lines of a file; equal to adding up the file itself. Personnel numbers
 * that are no numerals cannot be added and are left out of the hash total (no format accepts them).
 */
export function totalsOfRecords(records: readonly TotalledRecord[]): ControlTotals {
  const groups = Map.groupBy(records, (record) => JSON.stringify([record.wageType, record.unit]));
  const byWageType = [...groups.values()]
    .map((group) => ({
      wageType: group[0].wageType,
      unit: group[0].unit,
      sum: formatHundredths(sumHundredths(group), '.'),
    }))
    .sort((a, b) => compareNumerals(a.wageType, b.wageType) || (a.unit < b.unit ? -1 : 1));
  return {
    records: records.length,
    persons: new Set(records.map((record) => record.personnelNumber)).size,
    byWageType,
    hashTotalPersonnelNumbers: records
      .filter((record) => /^\d{1,10}$/.test(record.personnelNumber))
      .reduce((sum, record) => sum + Number(record.personnelNumber), 0),
  };
}

/** Sum in hundredths of an hour or of a day. */
export const sumHundredths = (records: readonly TotalledRecord[]): number =>
  records.reduce((sum, record) => sum + record.hundredths, 0);
