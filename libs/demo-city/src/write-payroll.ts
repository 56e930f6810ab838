import { type ClientBase } from 'pg';
import { PAYROLL_FORMAT_IDS } from '@zeitbuch/payroll-export';
import { PERSONNEL_GROUPS } from '@zeitbuch/working-time';
import { type CopyRecord, copyRecords } from './copy';
import { DEMO_TENANTS } from './write-city';

/** Wage types of an invented payroll office: every real one has numbers of its own. */
const WAGE_TYPES: readonly (readonly [code: string, wageType: string, processingKey: string])[] = [
  ['OT_BASE', '2010', '01'],
  ['OT_SUPP', '2011', '01'],
  ['ADDL_PT', '2012', '01'],
  ['PAYOUT_BAL', '2013', '01'],
  ['STANDBY_WD', '2070', '01'],
  ['STANDBY_WE', '2071', '01'],
  ['STANDBY_H', '2072', '01'],
  ['CALLOUT', '2073', '01'],
  ['NIGHT', '2020', '01'],
  ['SUN', '2030', '01'],
  ['HOL_35', '2040', '01'],
  ['HOL_135', '2041', '01'],
  ['XMAS_NYE', '2050', '01'],
  ['SAT', '2060', '01'],
  ['ABS_VAC', '9610', '71'],
  ['ABS_CHILD', '9620', '72'],
  ['ABS_SICK_GT6W', '9630', '73'],
];
/** Known to payroll from elsewhere: left out of the file on purpose. */
const NOT_EXPORTED = ['ABS_UNPAID', 'ABS_STRIKE', 'ABS_SICK'] as const;

/** What the city calls its payroll groups; one without a name goes by its code. */
const GROUP_NAMES: Readonly<Record<string, string>> = {
  BEAMTE: 'Beamtinnen und Beamte',
  PLANUNG: 'Bauleitplanung',
  TVOED: 'Tarifbeschäftigte',
};

const SINCE = '[2019-01-01,)';

/** Writes wage types and the numbers under which the payroll centre knows the tenants. */
export async function writePayroll(
  client: ClientBase,
  payrollGroups: readonly (readonly [tenantId: number, group: string])[],
): Promise<void> {
  await copyRecords(client, 'wage_type_mapping', mappings());
  await copyRecords(
    client,
    'payroll_group',
    payrollGroups.map(([tenantId, code]) => ({ tenant_id: tenantId, code, name: GROUP_NAMES[code] ?? code })),
  );
  await copyRecords(
    client,
    'payroll_target',
    payrollGroups.map(([tenantId, group]) => ({
      tenant_id: tenantId,
      payroll_group: group,
      consultant_number: '1234567',
      client_number: tenantId === 1 ? '12345' : '12346',
      personnel_numbers: 'lodas',
    })),
  );
}

function* mappings(): Generator<CopyRecord> {
  for (const { tenantId } of DEMO_TENANTS)
    for (const target of PAYROLL_FORMAT_IDS)
      for (const group of PERSONNEL_GROUPS) {
        const key = { tenant_id: tenantId, target, personnel_group: group, valid_during: SINCE };
        for (const [code, wageType, processingKey] of WAGE_TYPES)
          yield { ...key, code, wage_type: wageType, processing_key: processingKey, exported: true };
        for (const code of NOT_EXPORTED) yield { ...key, code, wage_type: '0', processing_key: '0', exported: false };
      }
}
