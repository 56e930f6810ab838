import {
  type AbsenceFact,
  type ContractSlice,
  type PersonFactsInput,
  type Protection,
  type RemoteWorkPermission,
  type UnitMembership,
  SICK_PAY_DAYS,
  type DayParticular,
  type LocalDate,
} from '@zeitbuch/working-time';
import { particularsOfE } from './particulars-sql';

/** The days that a question is about, each an SQL expression of a date. */
export interface FactWindow {
  readonly from: string;
  readonly to: string;
}

/** A table of facts. */
export interface FactTable {
  readonly table: string;
  /** Columns that decide what a day or a month is worth: a change of one of them raises the person's `facts_version`. */
  readonly decides: readonly string[];
  /** The others: they name the row, or tell about it. A column that stands in neither list is an error of the spec. */
  readonly tells: readonly string[];
}

/** One kind of fact about a person: where it lies, how it is read, and what the rules get of it. */
interface FactKind<Facts, Known extends Partial<PersonFactsInput>> {
  readonly tables: readonly FactTable[];
  /** Select list: all there is of employee `e` that may decide the days of the window, as JSON; null for none. */
  readonly select: (window: FactWindow) => string;
  /** What the rules know of it. */
  readonly known: (facts: Facts | null) => Known;
}

interface ContractJson {
  id: string;
  from: LocalDate;
  to: LocalDate | null;
  weekly: number;
  odd: number[];
  even: number[];
  group: ContractSlice['personnelGroup'];
  payGroup: string | null;
  shifts: boolean;
}

/** First and last day of a row `f` with `valid_during`. */
const VALID = `'from', lower(f.valid_during), 'to', upper(f.valid_during) - 1`;

/** JSON list of the rows `f` of a table that belong to employee `e`, in no order; null without any. */
const listOfE = (table: string, columns: string): string =>
  `(select json_agg(json_build_object(${columns})) from ${table} f
    where f.tenant_id = e.tenant_id and f.employee_id = e.employee_id)`;

/** Put in order here: nearly everybody has one or none, and sorting in the database costs each clock-in. */
const inOrder = <T>(facts: T[] | null, keyOf: (fact: T) => string): T[] => {
  if (facts === null || facts.length < 2) return facts ?? [];
  return facts.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
};

/**
 * Absences and holidays are known this long before the first day: of its month for travel time, and of six weeks with
 * the free days between records, over Christmas up to five, for the end of sick pay.
 */
export const ABSENCES_BACK_DAYS = SICK_PAY_DAYS + 6;

/** Infers what is read and what becomes of it from `known`. */
const kind = <Facts, Known extends Partial<PersonFactsInput>>(declared: FactKind<Facts, Known>) => declared;

/**
 * Everything about a person that decides what days and months are worth, but for bookings. The loader, the context of a
 * clock-in and the triggers that count changes are made from it: a kind that is added here is known to all of them.
 */
const FACT_KINDS = {
  contracts: kind({
    tables: [
      {
        table: 'contract',
        decides: [
          ...['contract_id', 'valid_during', 'weekly_minutes', 'pattern_odd', 'pattern_even'],
          ...['personnel_group', 'pay_group', 'works_in_shifts'],
        ],
        tells: [],
      },
    ],
    select: () =>
      listOfE(
        'contract',
        `'id', f.contract_id, ${VALID}, 'weekly', f.weekly_minutes, 'odd', f.pattern_odd, 'even', f.pattern_even,
          'group', f.personnel_group, 'payGroup', f.pay_group, 'shifts', f.works_in_shifts`,
      ),
    known: (contracts: ContractJson[] | null) => ({
      contracts: inOrder(contracts, ({ from }) => from).map(contractSlice),
    }),
  }),

  assignments: kind({
    tables: [{ table: 'agreement_assignment', decides: ['agreement_id', 'valid_during'], tells: [] }],
    select: () => listOfE('agreement_assignment', `'id', f.agreement_id, ${VALID}`),
    known: (assignments: PersonFactsInput['assignments'] | null) => ({ assignments: assignments ?? [] }),
  }),

  /** Null where the tenant has no annexes: then nobody's unit decides anything. */
  units: kind({
    tables: [{ table: 'org_assignment', decides: ['org_unit_id', 'valid_during'], tells: [] }],
    select: () => `case when exists (select from agreement_annex x where x.tenant_id = e.tenant_id) then
      ${listOfE('org_assignment', `'id', f.org_unit_id, ${VALID}`)} end`,
    known: (units: UnitMembership[] | null) => ({ units }),
  }),

  /**
   * An empty list is somebody without any permission; null is a tenant that keeps none at all, where a warning on every
   * day at home would say nothing.
   */
  remoteWork: kind({
    tables: [
      {
        table: 'remote_work_permission',
        decides: ['kind', 'valid_during', 'equipment_installed'],
        tells: ['permission_id'],
      },
    ],
    select: () => `coalesce(
      ${listOfE('remote_work_permission', `'kind', f.kind, ${VALID}, 'equipped', f.equipment_installed`)},
      case when exists (select from remote_work_permission x where x.tenant_id = e.tenant_id) then '[]'::json end)`,
    known: (remoteWork: RemoteWorkPermission[] | null) => ({ remoteWork }),
  }),

  /** What protects beside age; null for nearly everybody. */
  protections: kind({
    tables: [{ table: 'protected_status', decides: ['kind', 'valid_during'], tells: ['status_id'] }],
    select: () => listOfE('protected_status', `'kind', f.kind, ${VALID}`),
    known: (protections: Protection[] | null) => ({ protections: protections ?? [] }),
  }),

  /** What was ordered or declared for single days, and call-outs. */
  particulars: kind({
    tables: [
      { table: 'day_fact', decides: ['date', 'kind', 'during', 'minutes', 'number'], tells: ['fact_id'] },
      { table: 'standby', decides: ['standby_id', 'date', 'during', 'is_late'], tells: [] },
      {
        table: 'standby_callout',
        decides: ['standby_id', 'date', 'at_minute', 'minutes', 'is_remote'],
        tells: ['callout_id'],
      },
    ],
    select: ({ from, to }) => particularsOfE(from, to),
    known: (particulars: DayParticular[] | null) => ({ particulars: particulars ?? [] }),
  }),

  absences: kind({
    tables: [
      {
        table: 'absence',
        decides: ['absence_id', 'kind', 'from_date', 'to_date', 'details'],
        tells: ['recorded_at', 'kind_code'],
      },
    ],
    select: ({ from, to }) => `(
      select json_agg(f.details || jsonb_build_object('absenceId', f.absence_id, 'kind', f.kind, 'from', f.from_date, 'to', f.to_date))
      from absence f
      where f.tenant_id = e.tenant_id and f.employee_id = e.employee_id and f.from_date <= ${to} and f.to_date >= ${from} - ${ABSENCES_BACK_DAYS})`,
    known: (absences: AbsenceFact[] | null) => ({
      absences: inOrder(absences, ({ from, absenceId }) => `${from} ${absenceId}`),
    }),
  }),
};

/** Sites decide about holidays only: who reads one day asks for those of the day instead, see {@link holidaysOfE}. */
export const SITES = {
  tables: [{ table: 'site_assignment', decides: ['site_id', 'valid_during'], tells: [] }],
  select: listOfE('site_assignment', `'site', f.site_id, ${VALID}`),
};

/** The person, by columns of `employee e`. */
const PERSON: FactTable = {
  table: 'employee',
  decides: ['birth_date', 'hired_on', 'left_on'],
  tells: [
    ...['personnel_number', 'given_name', 'family_name', 'email', 'auth_user_id', 'access_blocked_at', 'version'],
    // Read again wherever they count.
    ...['personnel_group', 'followed_by', 'search_text'],
  ],
};

/** Every table in which a change raises somebody's `facts_version`. */
export const FACT_TABLES: readonly FactTable[] = [
  PERSON,
  ...Object.values(FACT_KINDS).flatMap(({ tables }) => tables),
  ...SITES.tables,
];

type Kinds = typeof FACT_KINDS;
type Name = keyof Kinds;

/** What {@link selectFacts} selects. */
export type FactRow = {
  birth_date: string | null;
  hired_on: string;
  left_on: string | null;
} & { [Key in Name]: Parameters<Kinds[Key]['known']>[0] };

/** Select list: the facts of employee `e` that decide the days of the window, for {@link knownFacts}. */
export const selectFacts = (window: FactWindow): string =>
  [
    'e.birth_date::text, e.hired_on::text, e.left_on::text',
    ...Object.entries(FACT_KINDS).map(([name, { select }]) => `${select(window)} as "${name}"`),
  ].join(',\n    ');

type All<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer Every) => void
  ? Every
  : never;

/** Of what the rules know of a person, all that a row of {@link selectFacts} tells. */
export type KnownFacts = Pick<PersonFactsInput, 'birthDate' | 'hiredOn' | 'leftOn'> &
  All<ReturnType<Kinds[Name]['known']>>;

export function knownFacts(row: FactRow): KnownFacts {
  const known = { birthDate: row.birth_date, hiredOn: row.hired_on, leftOn: row.left_on };
  for (const name of NAMES) Object.assign(known, FACT_KINDS[name].known(row[name] as never));
  return known as KnownFacts;
}

const NAMES = Object.keys(FACT_KINDS) as Name[];

/** A row of `contract` as the rules know it: one pattern for all weeks where odd and even are alike. */
function contractSlice(row: ContractJson): ContractSlice {
  const alternating = row.odd.some((minutes, index) => minutes !== row.even[index]);
  return {
    contractId: row.id,
    validFrom: row.from,
    validTo: row.to,
    weeklyMinutes: row.weekly,
    pattern: alternating ? { kind: 'oddEven', odd: row.odd, even: row.even } : { kind: 'weekly', minutes: row.odd },
    personnelGroup: row.group,
    ...(row.payGroup ? { payGroup: row.payGroup } : {}),
    ...(row.shifts ? { worksInShifts: true } : {}),
  };
}
