import { type YearMonth } from '@zeitbuch/working-time';
import { type ExportRecord } from './aggregate';
import { type RenderInput } from './format';
import { type PayrollProblem } from './problem';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const LARGEST_HUNDREDTHS = 99_999_999_999;

/** The characters below the space, delete, and the C1 controls: none belongs into an interface file. */
export function hasControlCharacter(text: string): boolean {
  return [...text].some((character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return codePoint < 0x20 || (codePoint >= 0x7f && codePoint <= 0x9f);
  });
}

/** What is wrong with a batch in whatever format: empty, several payroll months, impossible months or numbers. */
export function batchProblems(records: readonly ExportRecord[], input: RenderInput): PayrollProblem[] {
  const problems: PayrollProblem[] = [];
  if (!MONTH.test(input.payrollMonth)) problems.push({ code: 'payroll.month', params: { month: input.payrollMonth } });
  if (records.length === 0) problems.push({ code: 'payroll.nothing-to-export', params: { month: input.payrollMonth } });
  for (const record of records) problems.push(...recordProblems(record, input.payrollMonth));
  return [...problems, ...mixedUnits(records)];
}

function recordProblems(record: ExportRecord, payrollMonth: YearMonth): PayrollProblem[] {
  const params = { personnelNumber: record.personnelNumber, wageType: record.wageType };
  const problems: PayrollProblem[] = [];
  if (!/^\d{1,10}$/.test(record.personnelNumber)) problems.push({ code: 'payroll.personnel-number', params });
  if (record.payrollMonth !== payrollMonth)
    problems.push({ code: 'payroll.other-payroll-month', params: { ...params, month: record.payrollMonth } });
  if (!MONTH.test(record.originMonth) || record.originMonth > monthAfter(record.payrollMonth))
    problems.push({ code: 'payroll.origin-month', params: { ...params, month: record.originMonth } });
  if (Math.abs(record.hundredths) > LARGEST_HUNDREDTHS)
    problems.push({ code: 'payroll.quantity-too-large', params: { ...params, hundredths: record.hundredths } });
  if (hasControlCharacter(`${record.costCenter ?? ''}${record.wageType}${record.processingKey}`))
    problems.push({ code: 'payroll.control-character', params });
  return problems;
}

/** A shift that begins on the last evening of a month is paid with it, and its hours after midnight arose in the next one. */
function monthAfter(month: YearMonth): string {
  const [year, number] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** Hours and days under one wage type and key would be added up by payroll as if they were the same. */
function mixedUnits(records: readonly ExportRecord[]): PayrollProblem[] {
  const groups = Map.groupBy(records, (record) => JSON.stringify([record.wageType, record.processingKey]));
  return [...groups.values()]
    .filter((group) => new Set(group.map((record) => record.unit)).size > 1)
    .map(([{ wageType, processingKey }]) => ({ code: 'payroll.mixed-units', params: { wageType, processingKey } }));
}
