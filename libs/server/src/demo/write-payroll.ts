import { type ClientBase } from 'pg';
import { PERSONNEL_GROUPS } from '@zeitbuch/working-time';
import { type CopyValue, copyRows } from './copy';
import { DEMO_TENANTS } from './write-city';

/** Wage types of an invented payroll office: every real one has numbers of its own. */
const WAGE_TYPES: readonly (readonly [code: string, wageType: string, processingKey: string])[] = [
  ['OT_BASE', '2010', '01'],
  ['OT_SUPP', '2011', '01'],
  ['ADDL_PT', '2012', '01'],
  ['PAYOUT_BAL', '2013', '01'],
  ['NIGHT', '2020', '01'],
  ['SUN', '2030', '01'],
  ['HOL_35', '2040', '01'],
  ['HOL_135', '2041', '01'],
  ['XMAS_NYE', '2050', '01'],
  ['SAT', '2060', '01'],
  ['ABS_VAC', '9610', '71'],
];
/** Known to payroll from elsewhere: left out of the file on purpose. */
const NOT_EXPORTED = ['ABS_UNPAID', 'ABS_STRIKE'] as const;

/** Writes wage types and the numbers under which the payroll centre knows the tenants. */
export async function writePayroll(
  client: ClientBase,
  payrollGroups: readonly (readonly [tenantId: number, group: string])[],
): Promise<void> {
  const since = '[2019-01-01,)';
  const rows = DEMO_TENANTS.flatMap(({ tenantId }) =>
    ['datev-lodas', 'csv'].flatMap((target) =>
      PERSONNEL_GROUPS.flatMap((group): CopyValue[][] => [
        ...WAGE_TYPES.map(([code, wageType, key]): CopyValue[] => [
          tenantId,
          target,
          code,
          group,
          wageType,
          key,
          true,
          since,
        ]),
        ...NOT_EXPORTED.map((code): CopyValue[] => [tenantId, target, code, group, '0', '0', false, since]),
      ]),
    ),
  );
  await copyRows(
    client,
    'wage_type_mapping',
    ['tenant_id', 'target', 'code', 'personnel_group', 'wage_type', 'processing_key', 'exported', 'valid_during'],
    rows,
  );
  await copyRows(
    client,
    'payroll_target',
    ['tenant_id', 'payroll_group', 'consultant_number', 'client_number'],
    payrollGroups.map(([tenantId, group]) => [tenantId, group, '1234567', tenantId === 1 ? '12345' : '12346']),
  );
}
