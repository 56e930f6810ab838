import { type LocalDate, type YearMonth } from '@zeitbuch/working-time';
import { type PayrollLineCode, type PayrollUnit } from './codes';

/** One closed line of payroll: what a person is due for a month. Read from the closing, never recomputed. */
export interface PayrollLine {
  readonly lineId: string;
  readonly personnelNumber: string;
  readonly costCenter: string | null;
  readonly code: PayrollLineCode;
  readonly unit: PayrollUnit;
  /** Whole minutes, or whole hundredths of a day, as `unit` says. Negative for a difference posting. */
  readonly quantity: number;
  /** Month of the work, `YYYY-MM`: its conditions are the ones that count (TVöD § 24 para. 1). */
  readonly originMonth: YearMonth;
  /** Month in which payroll pays it, `YYYY-MM`. */
  readonly payrollMonth: YearMonth;
  readonly personnelGroup: string;
}

/** Which wage type a code becomes in one target, from a date to a date. Rows are ended, never overwritten. */
export interface WageTypeMapping {
  /** Id of the format, e.g. `datev-lodas`. */
  readonly target: string;
  readonly code: PayrollLineCode;
  /** null: for every group that has no row of its own. */
  readonly personnelGroup: string | null;
  readonly wageType: string;
  /** The Bearbeitungsschlüssel of LODAS; the customer's choice, never derived. */
  readonly processingKey: string;
  /** First day, `YYYY-MM-DD`. */
  readonly validFrom: LocalDate;
  /** First day on which it is no longer valid (half-open), or null. */
  readonly validTo: LocalDate | null;
  /** false: payroll has decided that this code does not travel; shown to the user as excluded. */
  readonly exported: boolean;
}

/** A line and the mapping it was given. */
export interface MappedLine {
  readonly line: PayrollLine;
  readonly mapping: WageTypeMapping;
}
