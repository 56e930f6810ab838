import { Injectable } from '@nestjs/common';
import { type PoolClient } from 'pg';
import { AGREEMENT_TEMPLATES, type LocalDate } from '@zeitbuch/working-time';
import { foundAbsenceKinds } from '../absence';
import { recordAudit } from '../audit';
import { FACT_RECORDS, dateRange, writeFacts } from '../facts';
import { accountOfItsOwn, ChoosePassword, keepPassword } from '../identity';
import { BY_THE_SERVER, writePeople, writeRoles } from '../organisation';
import { foundSite } from '../sites';
import { Clock, Db, newId, Problem, type Queryable } from '../platform';
import { cityFlaws } from './city-flaws';
import { findSetUpCode, useUpSetUpCode } from './set-up-code';
import {
  type FirstAdministratorDto,
  type FirstAgreementDto,
  type FirstUnitDto,
  type FoundCityDto,
  type NewCityDto,
} from './setup.dto';

const ZONE = 'Europe/Berlin';
/** What the first administrator begins with: enough to let everybody else in. */
const FIRST_ROLES = ['organisationAdministrator', 'timeAdministrator'] as const;

/** Makes a city, or a municipal enterprise beside it, out of what the steps of the set-up gathered. */
@Injectable()
export class FoundCity {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly passwords: ChoosePassword,
  ) {}

  /**
   * The whole city in one transaction: what is broken off leaves nothing behind, and the code can be used again.
   * @returns the e-mail address to sign in with
   * @throws Problem `request.invalid` with every field; `password.too-weak`; what became of the code, see
   *   {@link findSetUpCode}
   */
  async execute(order: FoundCityDto): Promise<string> {
    await findSetUpCode(this.db.pool, order.code);
    const today = this.clock.todayIn(ZONE);
    const flaws = cityFlaws(order, today);
    if (flaws.length > 0) throw new Problem('request.invalid', {}, flaws);
    const { administrator, city, password } = order;
    const { givenName, familyName, email } = administrator;
    const hash = await this.passwords.hashOf(password, [givenName, familyName, email, city.name, city.shortName]);
    return this.db.transaction(async (client, entities) => {
      await findSetUpCode(client, order.code, true);
      const tenantId = await writeTenant(client, city, order.site.region);
      await foundAbsenceKinds(client, tenantId);
      const actor = { tenantId, employeeId: null };
      const siteId = await foundSite({ client, entities: entities(), tenantId, actor, today }, order.site);
      await client.query(
        `insert into payroll_group (tenant_id, code, name) select $1, code, name from unnest($2::text[], $3::text[]) as g(code, name)`,
        [tenantId, order.payrollGroups.map(({ code }) => code), order.payrollGroups.map(({ name }) => name)],
      );
      const agreements = await writeAgreements(client, tenantId, order.agreements);
      const unitId = newId();
      await writeUnit(client, { tenantId, unitId }, order.unit);
      const employeeId = await writeAdministrator(client, tenantId, administrator, {
        ...{ unitId, siteId, agreementId: agreements.get(administrator.agreement) ?? '' },
      });
      await keepPassword(client, await accountOfItsOwn(client, { tenantId, employeeId }), hash);
      await grantFirstRoles({ client, tenantId }, employeeId, today);
      await useUpSetUpCode(client, order.code);
      await recordAudit(client, { tenantId, employeeId }, 'city.founded', {
        payload: { agreements: order.agreements.length, payrollGroups: order.payrollGroups.length },
      });
      return email.toLowerCase();
    });
  }
}

/** One more tenant; there is one open code at a time, so nobody else takes the number. @returns its number */
async function writeTenant(client: Queryable, { name, shortName }: NewCityDto, region: string): Promise<number> {
  const { rows } = await client.query<{ tenantId: number }>(
    `insert into tenant (tenant_id, name, short_name, zone, holiday_region)
     select coalesce(max(tenant_id), 0) + 1, $1, $2, $3, $4 from tenant
     on conflict (short_name) do nothing returning tenant_id as "tenantId"`,
    [name, shortName, ZONE, region],
  );
  if (rows.length === 0)
    throw new Problem('request.invalid', {}, [
      { field: 'city.shortName', code: 'isUnique', message: 'Another tenant has this short name' },
    ]);
  return rows[0].tenantId;
}

/** Agreements that a city brings along have no proposal. @returns their ids by name */
async function writeAgreements(
  client: Queryable,
  tenantId: number,
  agreements: readonly FirstAgreementDto[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { name, template, validFrom } of agreements) {
    const agreementId = newId();
    ids.set(name, agreementId);
    await client.query('insert into staff_agreement (tenant_id, agreement_id, name) values ($1, $2, $3)', [
      ...[tenantId, agreementId, name],
    ]);
    await client.query(
      `insert into staff_agreement_version (tenant_id, agreement_id, version, valid_during, parameters)
       values ($1, $2, 1, $3, $4)`,
      [tenantId, agreementId, dateRange({ from: validFrom }), JSON.stringify(AGREEMENT_TEMPLATES[template])],
    );
  }
  return ids;
}

/** The unit on top, since before the records: people may have been in it for long. */
async function writeUnit(
  client: Queryable,
  { tenantId, unitId }: { tenantId: number; unitId: string },
  { kind, name, shortName }: FirstUnitDto,
): Promise<void> {
  await client.query('insert into org_unit (tenant_id, org_unit_id) values ($1, $2)', [tenantId, unitId]);
  await client.query(
    `insert into org_unit_state (tenant_id, org_unit_id, valid_during, kind, name, short_name)
     values ($1, $2, '(,)', $3, $4, $5)`,
    [tenantId, unitId, kind, name, shortName],
  );
}

/** The first person, with contract, unit, site and agreement. @returns their id */
async function writeAdministrator(
  client: PoolClient,
  tenantId: number,
  { dayMinutes, personnelGroup, ...person }: FirstAdministratorDto,
  places: { readonly unitId: string; readonly siteId: string; readonly agreementId: string },
): Promise<string> {
  const actor = { tenantId, employeeId: null };
  const unknown = { birthDate: null, costCenter: null, leftOn: null, payrollGroupName: null };
  const [employeeId] = await writePeople({ client, tenantId, actor }, [
    { ...person, ...unknown, ...places, personnelGroup, roles: [] },
  ]);
  await writeFacts(client, tenantId, 'contract', [
    FACT_RECORDS.contract(employeeId, {
      ...{ contractId: newId(), validFrom: person.hiredOn, validTo: null, personnelGroup },
      ...{ weeklyMinutes: sumOf(dayMinutes), pattern: { kind: 'weekly', minutes: dayMinutes } },
    }),
  ]);
  return employeeId;
}

/** There is nobody yet who could confirm them: the log says that it was done alone. */
async function grantFirstRoles(
  work: { readonly client: PoolClient; readonly tenantId: number },
  employeeId: string,
  from: LocalDate,
): Promise<void> {
  const { client, tenantId } = work;
  for (const role of FIRST_ROLES) {
    const wanted = { grantId: newId(), employeeId, role, unitIds: null, from, to: null };
    await writeRoles(work, [wanted], BY_THE_SERVER);
    const payload = { role, source: 'setup', alone: true };
    await recordAudit(client, { tenantId, employeeId }, 'role.granted', { employeeId, payload });
  }
}

const sumOf = (minutes: readonly number[]): number => minutes.reduce((sum, day) => sum + day, 0);
