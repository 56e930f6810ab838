import { lockOpenMonths } from '../month';
import { Problem, violatedConstraint } from '../platform';
import { changeFacts, recordChange } from './change-facts';
import { assertMayComeBack } from './come-back';
import { contractTerms } from './contract-terms';
import { type ChangeWork } from './fact-change';
import { assertFits, assertKnownGroup, whereUnitsAre } from './fact-fits';
import { assertBornBefore } from './person-details';
import { type HireDto } from './person-change.dto';
import { writePeople } from './write-people';

/**
 * Somebody begins: with an account without a password, a contract, and where they belong, from the first day on.
 * @returns their id
 * @throws Problem `person.born-after-hiring`, `person.number-taken`, `person.email-taken`, `person.pattern-sum`,
 *   `person.unknown-payroll-group`, those of `changeFacts`, and of `assertMayComeBack` where they were here before
 */
export async function hire(work: ChangeWork, order: HireDto): Promise<string> {
  const { hiredOn, birthDate = null, unitId, siteId, agreementId, contract } = order;
  assertBornBefore(hiredOn, birthDate);
  const employment = { employeeId: '', hiredOn, leftOn: null };
  const from = { from: hiredOn, to: null };
  await assertFits(work, employment, { kind: 'unit', ...from, value: { id: unitId } });
  await assertFits(work, employment, { kind: 'site', ...from, value: { id: siteId } });
  await assertFits(work, employment, { kind: 'agreement', ...from, value: { id: agreementId } });
  await assertKnownGroup(work, order.payrollGroup);
  if (order.follows !== undefined) await assertMayComeBack(work, { before: order.follows, hiredOn });
  const employeeId = await write(work, order);
  await lockOpenMonths(work.client, work.tenantId, [employeeId]);
  await recordChange(work, employeeId, { kind: 'hired', span: from, before: null, after: null });
  await changeFacts(work, { ...employment, employeeId }, [
    { kind: 'contract', ...from, value: contractTerms(contract) },
  ]);
  return employeeId;
}

async function write(work: ChangeWork, order: HireDto): Promise<string> {
  const { contract, birthDate = null, costCenter = null, ...person } = order;
  const unknown = { payrollGroupName: null, leftOn: null, roles: [] };
  const { personnelGroup } = contract;
  try {
    const begins = { ...person, ...unknown, birthDate, costCenter, personnelGroup };
    const [employeeId] = await whereUnitsAre(order.hiredOn, () => writePeople(work, [begins]));
    return employeeId;
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint === 'employee_tenant_id_personnel_number_key') throw new Problem('person.number-taken');
    if (constraint === 'employee_tenant_id_email_key') throw new Problem('person.email-taken');
    throw error;
  }
}
