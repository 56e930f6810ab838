/** Payroll lines to files: pure, deterministic, whole or not at all. */
export { type ExportRecord, aggregate } from './aggregate';
export { PAYROLL_CODES, type PayrollLineCode, type PayrollUnit } from './codes';
export { type TotalledRecord, controlTotals, sumHundredths, totalsOfRecords } from './control-totals';
export { fitsPersonnelNumbers, isClientNumber, isConsultantNumber, isCostCenter } from './datev-lodas/validate';
export { formatHundredths, parseHundredths } from './decimal';
export { fileName } from './file-name';
export { type RenderInput } from './format';
export { PAYROLL_FORMAT_IDS, type PayrollFormatId, payrollFormat } from './formats';
export { mapLines } from './map-lines';
export { type MappedLine, type PayrollLine, type WageTypeMapping } from './payroll-line';
export { type PayrollRefusal } from './problem';
