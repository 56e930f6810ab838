import { type LocalDate, type PersonnelGroup, zone } from '@zeitbuch/working-time';
import { type PersonRecord } from './people-file';
import { type ImportWork } from './work';

/** Somebody as they are on record: today, on the first day of who is yet to come, on the last one of who left. */
export interface PersonOnRecord {
  readonly employeeId: string;
  readonly personnelNumber: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly birthDate: LocalDate | null;
  readonly personnelGroup: PersonnelGroup | null;
  readonly payrollGroup: string | null;
  readonly payrollGroupName: string | null;
  readonly costCenter: string | null;
  readonly hiredOn: LocalDate;
  readonly leftOn: LocalDate | null;
  readonly unitId: string | null;
  readonly unit: string | null;
  readonly agreementId: string | null;
  readonly agreement: string | null;
  readonly siteId: string | null;
  readonly site: string | null;
}

/** A line with the ids of what it calls by name, as far as they are known. */
export type NamedPerson = PersonRecord & {
  readonly unitId: string | undefined;
  readonly agreementId: string | undefined;
  readonly siteId: string | undefined;
};

/** What a line says otherwise than it is on record. */
export interface Difference {
  readonly column: keyof PersonRecord | 'unit';
  readonly before: string;
  readonly value: string;
}

/** People of a file by personnel number, as they are on record. */
export async function readPeopleOnRecord(
  { client, tenantId, zone: zoneId, now }: ImportWork,
  records: readonly PersonRecord[],
): Promise<Map<string, PersonOnRecord>> {
  const { rows } = await client.query<PersonOnRecord & Record<string, unknown>>(
    `select e.employee_id as "employeeId", e.personnel_number as "personnelNumber", e.given_name as "givenName",
       e.family_name as "familyName", e.email, e.birth_date::text as "birthDate", e.personnel_group as "personnelGroup",
       k.payroll_group as "payrollGroup", g.name as "payrollGroupName", c.cost_center as "costCenter",
       e.hired_on::text as "hiredOn", e.left_on::text as "leftOn", o.org_unit_id as "unitId", u.short_name as unit,
       a.agreement_id as "agreementId", s.name as agreement, w.site_id as "siteId", p.name as site
     from employee e
     cross join lateral (select greatest(e.hired_on, least($3::date, e.left_on)) as day) d
     left join payroll_assignment k on k.tenant_id = e.tenant_id and k.employee_id = e.employee_id and k.valid_during @> d.day
     left join payroll_group g on g.tenant_id = e.tenant_id and g.code = k.payroll_group
     left join cost_center_assignment c on c.tenant_id = e.tenant_id and c.employee_id = e.employee_id and c.valid_during @> d.day
     left join org_assignment o on o.tenant_id = e.tenant_id and o.employee_id = e.employee_id and o.valid_during @> d.day
     left join org_unit_state u on u.tenant_id = e.tenant_id and u.org_unit_id = o.org_unit_id and u.valid_during @> d.day
     left join agreement_assignment a on a.tenant_id = e.tenant_id and a.employee_id = e.employee_id and a.valid_during @> d.day
     left join staff_agreement s on s.tenant_id = e.tenant_id and s.agreement_id = a.agreement_id
     left join site_assignment w on w.tenant_id = e.tenant_id and w.employee_id = e.employee_id and w.valid_during @> d.day
     left join site p on p.tenant_id = e.tenant_id and p.site_id = w.site_id
     where e.tenant_id = $1 and e.personnel_number = any($2::text[]) and e.followed_by is null`,
    [tenantId, records.map(({ personnelNumber }) => personnelNumber), zone(zoneId).dateAt(now)],
  );
  return new Map(rows.map((row) => [row.personnelNumber, row]));
}

/**
 * What the line says otherwise. An empty cell of a column that need not be there says nothing: what is on record stays.
 */
export function differences(line: NamedPerson, person: PersonOnRecord): Difference[] {
  const pairs: readonly (readonly [Difference['column'], string | null, string | null])[] = [
    ['givenName', line.givenName, person.givenName],
    ['familyName', line.familyName, person.familyName],
    ['email', line.email.toLowerCase(), person.email],
    ['birthDate', line.birthDate, person.birthDate],
    ['personnelGroup', line.personnelGroup, person.personnelGroup],
    ['payrollGroup', line.payrollGroup, person.payrollGroup],
    ['payrollGroupName', line.payrollGroupName, person.payrollGroupName],
    ['costCenter', line.costCenter, person.costCenter],
    ['hiredOn', line.hiredOn, person.hiredOn],
    ['leftOn', line.leftOn, person.leftOn],
  ];
  const named: readonly (readonly [
    Difference['column'],
    string | null,
    string | undefined,
    string | null,
    string | null,
  ])[] = [
    ['unit', line.unitPath.join('/'), line.unitId, person.unitId, person.unit],
    ['agreement', line.agreement, line.agreementId, person.agreementId, person.agreement],
    ['site', line.site, line.siteId, person.siteId, person.site],
  ];
  return [
    ...pairs.flatMap(([column, value, before]) =>
      value === null || value === before ? [] : [{ column, value, before: before ?? '' }],
    ),
    ...named.flatMap(([column, value, id, idBefore, before]) =>
      value === null || id === idBefore ? [] : [{ column, value, before: before ?? '' }],
    ),
  ];
}
