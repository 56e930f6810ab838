import { Inject, Injectable } from '@nestjs/common';
import { isStillKnown } from '../identity';
import { CONFIG, type Config, Clock, Db, Problem, type RequestContext } from '../platform';
import {
  type AccountState,
  type PeopleLack,
  type PeopleDto,
  type PeopleQueryDto,
  type PersonDto,
  type PersonRowDto,
} from './people.dto';
import { patternsOf } from './search-words';

const PAGE_SIZE = 100;

const KNOWN = isStillKnown('e', '$2::date');
/** How employee `e` gets in. */
const ACCOUNT = `
  case when not ${KNOWN} then 'ended'
    when e.access_blocked_at is not null then 'blocked'
    when exists (select from auth_account a where a."userId" = e.auth_user_id and a.password is not null) then 'active'
    when exists (select from access_code c where c.tenant_id = e.tenant_id and c.employee_id = e.employee_id
      and c.ended_at is null and c.expires_at > now()) then 'invited'
    else 'none' end`;
/** The unit of employee `e`: of today, of the first day for who is yet to come, of the last one for who left. */
const UNIT = `
  left join org_assignment a on a.tenant_id = e.tenant_id and a.employee_id = e.employee_id
    and a.valid_during @> greatest(e.hired_on, least($2::date, e.left_on))
  left join org_unit_state u on u.tenant_id = a.tenant_id and u.org_unit_id = a.org_unit_id
    and u.valid_during @> greatest(e.hired_on, least($2::date, e.left_on))`;
const COLUMNS = `e.employee_id, e.personnel_number, e.given_name, e.family_name, e.email, u.name as unit_name,
  e.hired_on::text, e.left_on::text, ${ACCOUNT} as account`;

/** `$1` tenant, `$2` today, `$3` account or null for all but `ended`, whose states nobody has to look up. */
const LISTED = `e.tenant_id = $1 and case when $3::text is null then ${KNOWN} else ${ACCOUNT} = $3 end`;
const BY_NAME = `family_name collate "de-x-icu", given_name collate "de-x-icu", employee_id`;

/** The rest is read for the people of the page only: a city has thousands, and a page a hundred of them. */
const pageOf = (found: string, offset: string): string => `
  with found as materialized (${found}),
    page as (select employee_id from found order by ${BY_NAME} limit ${PAGE_SIZE} offset ${offset})
  select (select count(*)::int from found) as total,
    (select json_agg(row order by ${BY_NAME}) from (
       select ${COLUMNS} from employee e ${UNIT} where e.tenant_id = $1 and e.employee_id = any(array(select employee_id from page))) row) as rows`;
const SELECT_PAGE = pageOf(`select e.employee_id, e.family_name, e.given_name from employee e where ${LISTED}`, '$4');
/** What the unit `u` is found by. A word has no blank, so it is found in what the person is called or in this, never across both. */
const UNIT_TEXT = `lower(concat_ws(' ', u.name, u.short_name))`;
/** `$5` patterns of words of which each must be found. */
const HAS_WORDS = `not exists (select from unnest($5::text[]) as word where not (e.search_text like word or ${UNIT_TEXT} like word))`;
/** Nearly everybody is found by what they are called alone: only units that have a word are looked at besides. */
const SEARCH_PAGE = pageOf(
  `select e.employee_id, e.family_name, e.given_name from employee e where ${LISTED} and e.search_text like all($5::text[])
   union all
   select e.employee_id, e.family_name, e.given_name from employee e ${UNIT}
   where u.org_unit_id is not null and ${UNIT_TEXT} like any($5::text[]) and ${LISTED} and not e.search_text like all($5::text[]) and ${HAS_WORDS}`,
  '$4',
);
const without = (table: string): string => `not exists (select from ${table} x where x.tenant_id = e.tenant_id
  and x.employee_id = e.employee_id and x.valid_during @> greatest(e.hired_on, $2::date))`;
/** Condition: employee `e`, who has not left, lacks something, as the checklist of a city counts it. */
const LACKS: Readonly<Record<PeopleLack, string>> = {
  unit: without('org_assignment'),
  site: without('site_assignment'),
  contract: without('contract'),
  agreement: without(`(select g.tenant_id, g.employee_id, g.valid_during * v.valid_during as valid_during
    from agreement_assignment g join staff_agreement_version v using (tenant_id, agreement_id))`),
  leave: `e.hired_on < date_trunc('year', $2::date) and not exists (select from leave_opening l
    where l.tenant_id = e.tenant_id and l.employee_id = e.employee_id)`,
};
const pageOfLack = (lack: PeopleLack): string =>
  pageOf(
    `select e.employee_id, e.family_name, e.given_name from employee e ${UNIT}
     where ${LISTED} and ${HAS_WORDS} and (e.left_on is null or e.left_on >= $2::date) and ${LACKS[lack]}`,
    '$4',
  );

/**
 * People in one state of their access, locked so that nobody gives them another code meanwhile: `$1`, `$2`, `$3` and `$5`
 * as above, `$4` who is left out, `$6` how many at most. By unit, as sheets of paper are handed out.
 */
export const LOCK_FOUND = `
  with found as materialized (
    select e.employee_id from employee e ${UNIT} where ${LISTED} and e.employee_id <> $4::uuid and ${HAS_WORDS}
    order by u.name collate "de-x-icu" nulls last, e.${BY_NAME.replaceAll(', ', ', e.')} limit $6)
  select e.employee_id from employee e join found using (employee_id)
  -- In one order, so that two who do this at the same moment do not wait for each other.
  where e.tenant_id = $1 order by e.employee_id for no key update of e`;
/** Those of the locked people `$4` who still are in the state `$3`. */
export const SELECT_STILL_SO = `
  select ${COLUMNS} from employee e ${UNIT} where ${LISTED} and e.employee_id = any($4::uuid[])
  order by u.name collate "de-x-icu" nulls last, e.${BY_NAME.replaceAll(', ', ', e.')}`;
/** How many `$3` there are, `$4` and `$5` as in {@link LOCK_FOUND}. */
export const COUNT_FOUND = `
  select count(*)::int as count from employee e ${UNIT} where ${LISTED} and e.employee_id <> $4::uuid and ${HAS_WORDS}`;
const SELECT_ONE = `select ${COLUMNS} from employee e ${UNIT} where e.tenant_id = $1 and e.employee_id = $3`;

interface PageRow {
  total: number;
  rows: PersonRow[] | null;
}

export interface PersonRow {
  employee_id: string;
  personnel_number: string;
  given_name: string;
  family_name: string;
  email: string;
  unit_name: string | null;
  hired_on: string;
  left_on: string | null;
  account: AccountState;
}

/** Who belongs to the city, found by words, and how each of them gets in. */
@Injectable()
export class PeopleList {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** A hundred people a page, by name as in a German telephone book. */
  async read(context: RequestContext, { search = '', account, lacks, page = 1 }: PeopleQueryDto): Promise<PeopleDto> {
    const values = [...this.#today(context), account ?? null, (page - 1) * PAGE_SIZE];
    const words = patternsOf(search);
    const [{ total, rows }] =
      words.length === 0 && !lacks
        ? await this.db.prepared<PageRow>({ name: 'organisation.people', text: SELECT_PAGE, values })
        : lacks
          ? await this.db.query<PageRow>(pageOfLack(lacks), [...values, words])
          : await this.db.prepared<PageRow>({
              name: 'organisation.search',
              text: SEARCH_PAGE,
              values: [...values, words],
            });
    const sendsMail = Boolean(this.config.mail);
    return { page, pageSize: PAGE_SIZE, total, rows: (rows ?? []).map(personDto), sendsMail };
  }

  /** One of them. @throws Problem `not-found`, for people of another tenant as for nobody */
  async readOne(context: RequestContext, employeeId: string): Promise<PersonDto> {
    const [row] = await this.db.query<PersonRow>(SELECT_ONE, [...this.#today(context), employeeId]);
    if (!row) throw new Problem('not-found');
    return { ...personDto(row), sendsMail: Boolean(this.config.mail) };
  }

  #today({ tenantId, zone }: RequestContext): unknown[] {
    return [tenantId, this.clock.todayIn(zone)];
  }
}

const personDto = (row: PersonRow): PersonRowDto => ({
  employeeId: row.employee_id,
  personnelNumber: row.personnel_number,
  givenName: row.given_name,
  familyName: row.family_name,
  email: row.email,
  ...(row.unit_name === null ? {} : { unitName: row.unit_name }),
  hiredOn: row.hired_on,
  ...(row.left_on === null ? {} : { leftOn: row.left_on }),
  account: row.account,
});
