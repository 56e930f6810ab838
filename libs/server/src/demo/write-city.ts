import { hashPassword } from 'better-auth/crypto';
import { type ClientBase } from 'pg';
import { addDays } from '@zeitbuch/working-time';
import { writeHolidays } from '../organisation';
import { type DemoAgreement } from './agreements';
import { type CopyValue, copyRows, dateRange } from './copy';
import { DEMO_PASSWORD } from './demo-people';
import { DemoIds } from './demo-ids';
import { type DemoLeadership } from './leaderships';
import { type DemoPerson } from './people';
import { type DemoUnit } from './units';

export const DEMO_TENANTS = [
  { tenantId: 1, name: 'Stadt Lindenau', shortName: 'LINDENAU', site: 'Rathaus Lindenau' },
  { tenantId: 2, name: 'Stadtreinigung Lindenau', shortName: 'STADTREINIGUNG', site: 'Betriebshof Nord' },
] as const;
const REGION = 'DE-SN';

/** Ids of what is not a person's. */
export interface CityIds {
  readonly sites: ReadonlyMap<number, string>;
  readonly units: ReadonlyMap<string, string>;
  readonly agreements: ReadonlyMap<string, string>;
}

const key = (tenantId: number, name: string) => `${tenantId} ${name}`;

/** Writes tenants, sites with their holidays, units and agreements. */
export async function writeCity(
  client: ClientBase,
  units: readonly DemoUnit[],
  agreements: readonly DemoAgreement[],
): Promise<CityIds> {
  const ids = new DemoIds(0);
  const sites = new Map(DEMO_TENANTS.map(({ tenantId }) => [tenantId, ids.next(0)]));
  const unitIds = new Map(units.map((unit) => [key(unit.tenantId, unit.shortName), ids.next(0)]));
  const agreementIds = new Map(agreements.map((agreement) => [key(agreement.tenantId, agreement.name), ids.next(0)]));
  const id = (map: ReadonlyMap<string, string>, tenantId: number, name: string) => map.get(key(tenantId, name)) ?? null;
  await copyRows(
    client,
    'tenant',
    ['tenant_id', 'name', 'short_name'],
    DEMO_TENANTS.map(({ tenantId, name, shortName }) => [tenantId, name, shortName]),
  );
  for (const { tenantId, site } of DEMO_TENANTS) {
    const siteId = sites.get(tenantId) as string;
    await copyRows(
      client,
      'site',
      ['tenant_id', 'site_id', 'name', 'holiday_region'],
      [[tenantId, siteId, site, REGION]],
    );
    await writeHolidays(client, { tenantId, siteId, region: REGION });
  }
  await copyRows(
    client,
    'org_unit',
    ['tenant_id', 'org_unit_id', 'parent_id', 'kind', 'name', 'short_name'],
    units.map((unit) => [
      unit.tenantId,
      id(unitIds, unit.tenantId, unit.shortName),
      unit.parent && id(unitIds, unit.tenantId, unit.parent),
      unit.kind,
      unit.name,
      unit.shortName,
    ]),
  );
  await writeAgreements(
    client,
    agreements,
    (agreement) => id(agreementIds, agreement.tenantId, agreement.name) as string,
    ids,
  );
  return { sites, units: unitIds, agreements: agreementIds };
}

async function writeAgreements(
  client: ClientBase,
  agreements: readonly DemoAgreement[],
  idOf: (a: DemoAgreement) => string,
  ids: DemoIds,
): Promise<void> {
  await copyRows(
    client,
    'staff_agreement',
    ['tenant_id', 'agreement_id', 'name'],
    agreements.map((agreement) => [agreement.tenantId, idOf(agreement), agreement.name]),
  );
  await copyRows(
    client,
    'staff_agreement_version',
    ['tenant_id', 'agreement_id', 'version', 'valid_during', 'parameters'],
    agreements.flatMap((agreement) =>
      agreement.versions.map(({ from, to, parameters }, index): CopyValue[] => [
        agreement.tenantId,
        idOf(agreement),
        index + 1,
        dateRange(from, to && addDays(to, 1)),
        JSON.stringify(parameters),
      ]),
    ),
  );
  await copyRows(
    client,
    'agreement_overlay',
    [
      'tenant_id',
      'overlay_id',
      'agreement_id',
      'title',
      'legal_basis',
      'valid_from',
      'valid_to',
      'set_parameters',
      'precedence',
    ],
    agreements.flatMap((agreement) =>
      agreement.overlays.map((overlay, index): CopyValue[] => [
        agreement.tenantId,
        ids.next(0),
        idOf(agreement),
        overlay.title,
        overlay.legalBasis,
        overlay.validFrom,
        overlay.validTo,
        JSON.stringify(overlay.set),
        index,
      ]),
    ),
  );
}

/** Writes people with accounts, contracts, places, leaders and roles. */
export async function writePeople(
  client: ClientBase,
  people: readonly DemoPerson[],
  leaderships: readonly DemoLeadership[],
  city: CityIds,
  now: string,
): Promise<void> {
  const userId = (person: DemoPerson) => `demo-${person.personnelNumber}`;
  // One hash for all: the password is public, and 8,600 of them would take hours.
  const password = await hashPassword(DEMO_PASSWORD);
  const span = (person: DemoPerson) => dateRange(person.hiredOn, person.leftOn && addDays(person.leftOn, 1));
  await copyRows(
    client,
    'auth_user',
    ['id', 'name', 'email', '"emailVerified"'],
    people.map((p) => [userId(p), `${p.givenName} ${p.familyName}`, p.email, true]),
  );
  await copyRows(
    client,
    'auth_account',
    ['id', '"accountId"', '"providerId"', '"userId"', 'password', '"updatedAt"'],
    people.map((p) => [`${userId(p)}-password`, userId(p), 'credential', userId(p), password, now]),
  );
  await copyRows(
    client,
    'employee',
    [
      'tenant_id',
      'employee_id',
      'personnel_number',
      'given_name',
      'family_name',
      'email',
      'auth_user_id',
      'birth_date',
      'site_id',
      'payroll_group',
      'personnel_group',
      'cost_center',
      'hired_on',
      'left_on',
    ],
    people.map((p) => [
      p.tenantId,
      p.employeeId,
      p.personnelNumber,
      p.givenName,
      p.familyName,
      p.email,
      userId(p),
      p.birthDate,
      city.sites.get(p.tenantId) ?? null,
      p.payrollGroup,
      p.contracts[0].personnelGroup,
      p.costCenter,
      p.hiredOn,
      p.leftOn,
    ]),
  );
  await copyRows(
    client,
    'org_assignment',
    ['tenant_id', 'employee_id', 'org_unit_id', 'valid_during'],
    people.map((p) => [p.tenantId, p.employeeId, city.units.get(key(p.tenantId, p.unit.shortName)) ?? null, span(p)]),
  );
  await copyRows(
    client,
    'agreement_assignment',
    ['tenant_id', 'employee_id', 'agreement_id', 'valid_during'],
    people.map((p) => [p.tenantId, p.employeeId, city.agreements.get(key(p.tenantId, p.agreement)) ?? null, span(p)]),
  );
  await copyRows(
    client,
    'contract',
    [
      'tenant_id',
      'contract_id',
      'employee_id',
      'valid_during',
      'weekly_minutes',
      'pattern_odd',
      'pattern_even',
      'personnel_group',
      'pay_group',
    ],
    people.flatMap((p) =>
      p.contracts.map((c): CopyValue[] => {
        const [odd, even] =
          c.pattern.kind === 'weekly' ? [c.pattern.minutes, c.pattern.minutes] : [c.pattern.odd, c.pattern.even];
        const during = dateRange(c.validFrom, c.validTo && addDays(c.validTo, 1));
        return [
          p.tenantId,
          c.contractId,
          p.employeeId,
          during,
          c.weeklyMinutes,
          `{${odd.join()}}`,
          `{${even.join()}}`,
          c.personnelGroup,
          c.payGroup ?? null,
        ];
      }),
    ),
  );
  await copyRows(
    client,
    'leadership',
    ['tenant_id', 'org_unit_id', 'employee_id', 'kind', 'valid_during'],
    leaderships.map(({ unit, person, kind }) => [
      unit.tenantId,
      city.units.get(key(unit.tenantId, unit.shortName)) ?? null,
      person.employeeId,
      kind,
      dateRange(person.hiredOn, null),
    ]),
  );
  await copyRows(
    client,
    'role_grant',
    ['tenant_id', 'employee_id', 'role', 'valid_during'],
    people.flatMap((p) =>
      p.roles.map((role): CopyValue[] => [p.tenantId, p.employeeId, role, dateRange(p.hiredOn, null)]),
    ),
  );
}
