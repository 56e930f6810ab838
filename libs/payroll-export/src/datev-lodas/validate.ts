import { type ExportRecord } from '../aggregate';
import { type RenderInput } from '../format';
import { type PayrollProblem } from '../problem';
import { batchProblems, hasControlCharacter } from '../validate-records';

/** One to four digits, not all zero. */
export const LODAS_WAGE_TYPE = /^(?!0+$)\d{1,4}$/;
export const LODAS_PROCESSING_KEY = /^\d{1,2}$/;
const CONSULTANT_NUMBER = /^[1-9]\d{3,6}$/;
const CLIENT_NUMBER = /^(?!0+$)\d{1,5}$/;
/** What would end the field of a cost centre, or begin a text. */
const NOT_IN_COST_CENTER = /[;"']/;

/** Whether DATEV can have given a consultant this number: four to seven digits. */
export const isConsultantNumber = (text: string): boolean => CONSULTANT_NUMBER.test(text);
/** Whether DATEV can have given a client this number: up to five digits, not all zero. */
export const isClientNumber = (text: string): boolean => CLIENT_NUMBER.test(text);
/** Whether a cost centre can be written into every format: one line without signs that end its field. */
export const isCostCenter = (text: string): boolean =>
  /\S/.test(text) && !NOT_IN_COST_CENTER.test(text) && !hasControlCharacter(text);

/** Everything LODAS would reject or silently misread, for the whole batch. */
export function lodasProblems(records: readonly ExportRecord[], input: RenderInput): PayrollProblem[] {
  return [
    ...headerProblems(input),
    ...batchProblems(records, input),
    ...records.flatMap((record) => fieldProblems(record, input)),
  ];
}

/**
 * Whether a target can be given this personnel number. LODAS numbers people with up to five digits; where it finds them
 * by the employer's own number, any will do.
 */
export function fitsPersonnelNumbers(personnelNumber: string, wanted: RenderInput['personnelNumbers']): boolean {
  return wanted === 'company' || (/^\d{1,5}$/.test(personnelNumber) && Number(personnelNumber) > 0);
}

function headerProblems(input: RenderInput): PayrollProblem[] {
  const problems: PayrollProblem[] = [];
  const consultantNumber = input.consultantNumber ?? '';
  const clientNumber = input.clientNumber ?? '';
  if (!isConsultantNumber(consultantNumber))
    problems.push({ code: 'payroll.lodas.consultant-number', params: { consultantNumber } });
  if (!isClientNumber(clientNumber)) problems.push({ code: 'payroll.lodas.client-number', params: { clientNumber } });
  // A line break in the comment would begin a line that LODAS reads as data.
  if (hasControlCharacter(input.tenantName + input.runId))
    problems.push({ code: 'payroll.control-character', params: { field: 'comment' } });
  return problems;
}

function fieldProblems(record: ExportRecord, input: RenderInput): PayrollProblem[] {
  const params = { personnelNumber: record.personnelNumber, wageType: record.wageType };
  const problems: PayrollProblem[] = [];
  if (!fitsPersonnelNumbers(record.personnelNumber, input.personnelNumbers))
    problems.push({ code: 'payroll.lodas.personnel-number', params });
  if (!LODAS_WAGE_TYPE.test(record.wageType)) problems.push({ code: 'payroll.lodas.wage-type', params });
  if (!LODAS_PROCESSING_KEY.test(record.processingKey))
    problems.push({ code: 'payroll.lodas.processing-key', params: { ...params, processingKey: record.processingKey } });
  if (record.costCenter !== null && NOT_IN_COST_CENTER.test(record.costCenter))
    problems.push({ code: 'payroll.lodas.cost-center', params: { ...params, costCenter: record.costCenter } });
  return problems;
}
