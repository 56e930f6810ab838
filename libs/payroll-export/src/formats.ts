import { csv } from './csv/format';
import { datevLodas } from './datev-lodas/format';
import { type PayrollFormat } from './format';

/** Every format there is: API, screens and demo city take their lists from here. */
const PAYROLL_FORMATS = [datevLodas, csv] as const satisfies readonly PayrollFormat[];

export type PayrollFormatId = (typeof PAYROLL_FORMATS)[number]['id'];

export const PAYROLL_FORMAT_IDS: readonly PayrollFormatId[] = PAYROLL_FORMATS.map(({ id }) => id);

/** The format of an id, or undefined. */
export function payrollFormat(id: string): PayrollFormat | undefined {
  return PAYROLL_FORMATS.find((format) => format.id === id);
}
