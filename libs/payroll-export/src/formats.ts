import { csv } from './csv/format';
import { datevLodas } from './datev-lodas/format';
import { type PayrollFormat } from './format';

/** Every format there is. */
const PAYROLL_FORMATS: readonly PayrollFormat[] = [datevLodas, csv];

/** The format of an id, or undefined. */
export function payrollFormat(id: string): PayrollFormat | undefined {
  return PAYROLL_FORMATS.find((format) => format.id === id);
}
