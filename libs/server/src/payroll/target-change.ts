import { isClientNumber, isConsultantNumber, isCostCenter } from '@zeitbuch/payroll-export';
import { firstDayOf } from '@zeitbuch/working-time';
import { type FieldError, Problem, type Queryable } from '../platform';
import { type SettingChange, type TargetContent } from './setting-kinds';

type Held = Omit<TargetContent, 'payrollGroup' | 'from'>;

/**
 * Numbers and cost centres of a payroll group from a month on.
 * @throws Problem `payroll.unknown-group` for a code that is neither named nor anybody's; `request.invalid` with every field that the payroll centre could not use; `payroll.nothing-changes`
 */
export async function targetChange(db: Queryable, tenantId: number, content: TargetContent): Promise<SettingChange> {
  const flaws = flawsOf(content);
  if (flaws.length > 0) throw new Problem('request.invalid', {}, flaws);
  const { payrollGroup, from, ...wanted } = content;
  await assertGroupKnown(db, tenantId, payrollGroup);
  const held = await heldOn(db, tenantId, content);
  if (held && JSON.stringify(held) === JSON.stringify(inOrder(wanted))) throw new Problem('payroll.nothing-changes');
  const key = [tenantId, payrollGroup, firstDayOf(from)];
  return {
    before: { target: held },
    write: async () => {
      await db.query(
        `update payroll_target set valid_during = daterange(lower(valid_during), $3::date)
         where tenant_id = $1 and payroll_group = $2 and valid_during @> $3::date and lower(valid_during) is distinct from $3::date`,
        key,
      );
      // What was to begin on this very day never came to hold: the log keeps it.
      await db.query(
        'delete from payroll_target where tenant_id = $1 and payroll_group = $2 and lower(valid_during) = $3::date',
        key,
      );
      await db.query(
        `insert into payroll_target (tenant_id, payroll_group, consultant_number, client_number, personnel_numbers,
           cost_centers, fixed_cost_center, valid_during)
         select $1, $2, $4, $5, $6, $7, $8, daterange($3::date, (select min(lower(later.valid_during)) from payroll_target later
           where later.tenant_id = $1 and later.payroll_group = $2 and lower(later.valid_during) > $3::date))`,
        [...key, ...Object.values(inOrder(wanted))],
      );
    },
  };
}

/** Numbers for a code that somebody mistyped would never be missed by anybody. */
async function assertGroupKnown(db: Queryable, tenantId: number, payrollGroup: string): Promise<void> {
  const { rows } = await db.query<{ isKnown: boolean }>(
    `select exists (select from payroll_group where tenant_id = $1 and code = $2)
       or exists (select from payroll_assignment where tenant_id = $1 and payroll_group = $2) as "isKnown"`,
    [tenantId, payrollGroup],
  );
  if (!rows[0].isKnown) throw new Problem('payroll.unknown-group', { code: payrollGroup });
}

/** What holds for the group in the first month of the change, null for nothing. */
async function heldOn(db: Queryable, tenantId: number, { payrollGroup, from }: TargetContent): Promise<Held | null> {
  const { rows } = await db.query<{ [Key in keyof Held]: Held[Key] }>(
    `select consultant_number as "consultantNumber", client_number as "clientNumber", personnel_numbers as "personnelNumbers",
       cost_centers as "costCenters", fixed_cost_center as "fixedCostCenter"
     from payroll_target where tenant_id = $1 and payroll_group = $2 and valid_during @> $3::date`,
    [tenantId, payrollGroup, firstDayOf(from)],
  );
  return rows[0] ?? null;
}

/** In the order of the columns, in which it is compared and written. */
const inOrder = (held: Held): Held => ({
  consultantNumber: held.consultantNumber,
  clientNumber: held.clientNumber,
  personnelNumbers: held.personnelNumbers,
  costCenters: held.costCenters,
  fixedCostCenter: held.fixedCostCenter,
});

function flawsOf({ consultantNumber, clientNumber, costCenters, fixedCostCenter }: TargetContent): FieldError[] {
  const flaw = (field: string, code: string, message: string): FieldError => ({ field, code, message });
  const flaws: FieldError[] = [];
  if ((consultantNumber === null) !== (clientNumber === null))
    flaws.push(
      flaw(
        consultantNumber === null ? 'consultantNumber' : 'clientNumber',
        'bothNumbers',
        'consultant and client number belong together',
      ),
    );
  if (consultantNumber !== null && !isConsultantNumber(consultantNumber))
    flaws.push(flaw('consultantNumber', 'consultantNumber', 'consultantNumber has four to seven digits'));
  if (clientNumber !== null && !isClientNumber(clientNumber))
    flaws.push(flaw('clientNumber', 'clientNumber', 'clientNumber has one to five digits'));
  if (costCenters === 'fixed' && !isCostCenter(fixedCostCenter ?? ''))
    flaws.push(flaw('fixedCostCenter', 'costCenter', 'fixedCostCenter names a cost centre'));
  if (costCenters !== 'fixed' && fixedCostCenter !== null)
    flaws.push(flaw('fixedCostCenter', 'notFixed', 'fixedCostCenter is only for lines that all carry the same'));
  return flaws;
}
