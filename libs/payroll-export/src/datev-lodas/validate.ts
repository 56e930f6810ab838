import { type ExportRecord } from '../aggregate';
import { type RenderInput } from '../format';
import { type PayrollProblem } from '../problem';
import { batchProblems, hasControlCharacter } from '../validate-records';

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
  if (!/^[1-9]\d{3,6}$/.test(consultantNumber))
    problems.push({ code: 'payroll.lodas.consultant-number', params: { consultantNumber } });
  if (!/^\d{1,5}$/.test(clientNumber) || Number(clientNumber) === 0)
    problems.push({ code: 'payroll.lodas.client-number', params: { clientNumber } });
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
  if (!/^\d{1,4}$/.test(record.wageType) || Number(record.wageType) === 0)
    problems.push({ code: 'payroll.lodas.wage-type', params });
  if (!/^\d{1,2}$/.test(record.processingKey))
    problems.push({ code: 'payroll.lodas.processing-key', params: { ...params, processingKey: record.processingKey } });
  if (record.costCenter !== null && /[;"']/.test(record.costCenter))
    problems.push({ code: 'payroll.lodas.cost-center', params: { ...params, costCenter: record.costCenter } });
  return problems;
}
