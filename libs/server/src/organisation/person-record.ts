import { Injectable } from '@nestjs/common';
import { type LocalDate, type YearMonth } from '@zeitbuch/working-time';
import { Clock, Db, Problem, type Queryable, type RequestContext } from '../platform';
import {
  type DatedFact,
  type FactRow,
  PERMISSION_KINDS,
  PersonDatedFacts,
  PROTECTION_KINDS,
  READ_FACTS,
} from './dated-facts';
import { type ChangeKind } from './fact-change';
import { PARTICULARS, type Particulars, particularsOf } from './person-particulars';
import {
  type BelongingSpanDto,
  type CodedSpanDto,
  type DatedDto,
  type EarlierRecordDto,
  type PeopleChoicesDto,
  type PersonChangeDto,
  type PersonChangesDto,
  type PersonRecordDto,
} from './person-record.dto';
import { UNITS_WITH_USUAL } from './usual-agreement';

/**
 * `$1` tenant, `$2` employee: the person, everything dated, and the names of all that they ever belonged to (of units the
 * last one). One statement, as a page is opened for each of thousands and each way to the database counts.
 */
const READ_RECORD = `
  with facts as materialized (${READ_FACTS}),
    belongs as materialized (select distinct (value ->> 'id')::uuid as id from facts where kind in ('unit', 'site', 'agreement'))
  select (select json_agg(facts) from facts) as facts, ${PARTICULARS} as particulars,
    (select json_object_agg(id, name) from (
       select * from (select distinct on (org_unit_id) org_unit_id as id, name from org_unit_state
         where tenant_id = $1 and org_unit_id in (select id from belongs) order by org_unit_id, valid_during desc) units
       union all select site_id, name from site where tenant_id = $1 and site_id in (select id from belongs)
       union all select agreement_id, name from staff_agreement
         where tenant_id = $1 and agreement_id in (select id from belongs)) named) as names,
    (select json_object_agg(code, payroll_group_name($1, code)) from (
       select distinct value ->> 'code' as code from facts where kind = 'payrollGroup') codes) as "groupNames",
    e.employee_id as "employeeId", e.version, e.personnel_number as "personnelNumber", e.given_name as "givenName",
    e.family_name as "familyName", e.email, e.birth_date::text as "birthDate", e.hired_on::text as "hiredOn",
    e.left_on::text as "leftOn",
    e.followed_by as "followedBy", (select json_build_object('employeeId', b.employee_id, 'hiredOn', b.hired_on, 'leftOn', b.left_on)
     from employee b where b.tenant_id = e.tenant_id and b.followed_by = e.employee_id) as follows,
    (select to_char(max(m.month), 'YYYY-MM') from employee_month m
     where m.tenant_id = e.tenant_id and m.employee_id = e.employee_id and m.status = 'closed') as "closedThrough"
  from employee e where e.tenant_id = $1 and e.employee_id = $2`;

const READ_CHANGES = `
  select c.change_id as "changeId", c.kind, lower(c.valid_during)::text as "from", (upper(c.valid_during) - 1)::text as "to",
    c.changed_at as "changedAt", a.given_name || ' ' || a.family_name as "changedBy"
  from person_change c left join employee a on a.tenant_id = c.tenant_id and a.employee_id = c.changed_by
  where c.tenant_id = $1 and c.employee_id = $2 order by c.changed_at desc, c.change_id desc limit 100`;

interface PersonRow {
  employeeId: string;
  version: number;
  personnelNumber: string;
  givenName: string;
  familyName: string;
  email: string;
  birthDate: LocalDate | null;
  hiredOn: LocalDate;
  leftOn: LocalDate | null;
  closedThrough: YearMonth | null;
  followedBy: string | null;
  follows: EarlierRecordDto | null;
}

interface RecordRow extends PersonRow {
  facts: FactRow[] | null;
  particulars: Particulars;
  names: Record<string, string> | null;
  groupNames: Record<string, string> | null;
}

interface ChangeRow {
  changeId: string;
  kind: ChangeKind;
  from: LocalDate | null;
  to: LocalDate | null;
  changedAt: Date;
  changedBy: string | null;
}

/** Everything that is administered of a person: what holds, held and will hold, and who changed it. */
@Injectable()
export class PersonRecords {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `not-found`, for people of another tenant as for nobody */
  async read({ tenantId }: RequestContext, employeeId: string): Promise<PersonRecordDto> {
    const values = [tenantId, employeeId];
    return recordDto(await this.db.prepared<RecordRow>({ name: 'organisation.record', text: READ_RECORD, values }));
  }

  /** @throws Problem `not-found` */
  async readChanges({ tenantId }: RequestContext, employeeId: string): Promise<PersonChangesDto> {
    await this.#assertThere(tenantId, employeeId);
    const rows = await this.db.query<ChangeRow>(READ_CHANGES, [tenantId, employeeId]);
    return { changes: rows.map(changeDto) };
  }

  /** Units are those of today. */
  async readChoices({ tenantId, zone }: RequestContext): Promise<PeopleChoicesDto> {
    const today = this.clock.todayIn(zone);
    const [{ choices }] = await this.db.query<{ choices: PeopleChoicesDto }>(READ_CHOICES, [tenantId, today]);
    return choices;
  }

  async #assertThere(tenantId: number, employeeId: string): Promise<void> {
    const rows = await this.db.query('select from employee where tenant_id = $1 and employee_id = $2', [
      tenantId,
      employeeId,
    ]);
    if (rows.length === 0) throw new Problem('not-found');
  }
}

/** `$1` tenant, `$2` today. */
const READ_CHOICES = `
  with recursive ${UNITS_WITH_USUAL}
  select json_build_object(
    'units', coalesce((select json_agg(json_strip_nulls(json_build_object('id', org_unit_id, 'name', label, 'agreementId', usual)) order by path) from unit), '[]'),
    'sites', coalesce((select json_agg(json_build_object('id', site_id, 'name', name) order by name)
      from site where tenant_id = $1), '[]'),
    'agreements', coalesce((select json_agg(json_build_object('id', agreement_id, 'name', name) order by name)
      from staff_agreement where tenant_id = $1), '[]'),
    'payrollGroups', coalesce((select json_agg(json_build_object('code', code, 'name', payroll_group_name($1, code)) order by code)
      from (select code from payroll_group where tenant_id = $1
            union select payroll_group from payroll_assignment where tenant_id = $1) g), '[]'),
    'annexes', coalesce((select json_agg(json_build_object('id', annex_id, 'name', title, 'agreementId', agreement_id) order by title, annex_id)
      from agreement_annex where tenant_id = $1), '[]')) as choices`;

/** The record as it stands in the transaction of `db`. @throws Problem `not-found` */
export async function readPersonRecord(db: Queryable, tenantId: number, employeeId: string): Promise<PersonRecordDto> {
  const { rows } = await db.query<RecordRow>(READ_RECORD, [tenantId, employeeId]);
  return recordDto(rows);
}

function recordDto(rows: readonly RecordRow[]): PersonRecordDto {
  if (rows.length === 0) throw new Problem('not-found');
  const {
    facts: known,
    particulars,
    names,
    groupNames,
    birthDate,
    leftOn,
    closedThrough,
    followedBy,
    follows,
    ...person
  } = rows[0];
  const facts = PersonDatedFacts.of(known ?? []);
  const coded = (kind: 'payrollGroup' | 'costCenter'): CodedSpanDto[] =>
    facts.of(kind).map(({ value: { code }, ...span }) => ({
      ...{ ...days(span), code },
      name: (kind === 'payrollGroup' && groupNames?.[code]) || code,
    }));
  const belonging = (kind: 'unit' | 'site' | 'agreement'): BelongingSpanDto[] =>
    facts.of(kind).map((fact) => ({ ...days(fact), id: fact.value.id, name: names?.[fact.value.id] ?? '' }));
  return {
    ...person,
    ...(birthDate === null ? {} : { birthDate }),
    ...(leftOn === null ? {} : { leftOn }),
    ...(closedThrough === null ? {} : { closedThrough }),
    ...(followedBy === null ? {} : { followedBy }),
    ...(follows === null ? {} : { follows }),
    contracts: facts.of('contract').map(({ value: { payGroup, oddMinutes, evenMinutes, ...terms }, ...span }) => ({
      ...{ ...days(span), ...terms, oddMinutes: [...oddMinutes], evenMinutes: [...evenMinutes] },
      ...(payGroup === null ? {} : { payGroup }),
    })),
    units: belonging('unit'),
    sites: belonging('site'),
    agreements: belonging('agreement'),
    payrollGroups: coded('payrollGroup'),
    costCenters: coded('costCenter'),
    permissions: PERMISSION_KINDS.flatMap((kind) =>
      facts.of(kind).map((fact) => ({ ...days(fact), kind, equipped: fact.value.equipped })),
    ),
    protections: PROTECTION_KINDS.flatMap((kind) => facts.of(kind).map((fact) => ({ ...days(fact), kind }))),
    ...particularsOf(particulars),
  };
}

const days = ({ from, to }: Omit<DatedFact, 'value'>): DatedDto => ({ from, ...(to === null ? {} : { to }) });

const changeDto = ({ from, to, changedAt, changedBy, ...change }: ChangeRow): PersonChangeDto => ({
  ...change,
  ...(from === null ? {} : { from }),
  ...(to === null ? {} : { to }),
  ...(changedBy === null ? {} : { changedBy }),
  changedAt: changedAt.toISOString(),
});
