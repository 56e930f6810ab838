import { Injectable } from '@nestjs/common';
import {
  type CarriedLeave,
  type LeaveAccount,
  type LeaveDay,
  type LocalDate,
  addDays,
  connected,
  datesBetween,
  evaluateDay,
  isGivenBack,
  leaveAccount,
  targetMinutesOn,
  type PersonFacts,
} from '@zeitbuch/working-time';
import { FactsLoader } from '../facts';
import { type Queryable } from '../platform';

/** The account of a person with the days of leave that it counts. */
export interface PersonLeave {
  account: LeaveAccount;
  /** Of the year, ascending. */
  days: LeaveDay[];
  /** Days of leave that were given back, because of an illness with a certificate or the protection around a birth. */
  givenBack: LeaveDay[];
}

interface RecordedLeave extends CarriedLeave {
  employee_id: string;
  /** The year of the opening, or of the entry if all months since are on record; null if nobody knows what was before. */
  since: number | null;
  hasOpening: boolean;
  /** Years for which a notice was read before they were over. */
  noticed: number[] | null;
}

const NOTHING: CarriedLeave = { statutoryHundredths: 0, extraHundredths: 0 };

/** Works out leave accounts from facts: nothing of them is stored, so that a late certificate or contract needs no correction. */
@Injectable()
export class LeaveAccounts {
  constructor(private readonly loader: FactsLoader) {}

  /**
   * Accounts of a year as of a day; six statements, however many people. Unknown people are left out. What was carried
   * into the year follows from the years before, back to an opening or the entry.
   */
  async load(
    db: Queryable,
    tenantId: number,
    employeeIds: readonly string[],
    year: number,
    asOf: string,
  ): Promise<Map<string, PersonLeave>> {
    const recorded = new Map(
      (await readRecorded(db, tenantId, employeeIds, year)).map((row) => [row.employee_id, row]),
    );
    const first = Math.min(year, ...[...recorded.values()].flatMap(({ since }) => since ?? []));
    const people = await this.loader.loadWithoutBookings(db, tenantId, employeeIds, `${first}-01-01`, `${year}-12-31`);
    return new Map(
      [...people].flatMap(([employeeId, facts]) => {
        const row = recorded.get(employeeId);
        return row ? [[employeeId, personLeave(facts, row, year, asOf)] as const] : [];
      }),
    );
  }
}

function personLeave(facts: PersonFacts, recorded: RecordedLeave, year: number, asOf: string): PersonLeave {
  const { birthDate, hiredOn, leftOn, contracts, holidays, protections } = facts.input;
  const { absences } = facts;
  const recordedDays = leaveDaysOf(facts);
  const givenBack = recordedDays.filter(({ date }) => isGivenBack(date, absences));
  const leaveDays = recordedDays.filter((day) => !givenBack.includes(day));
  const person = {
    ...{ birthDate, entry: hiredOn, exit: leftOn, contracts, holidays, leaveDays },
    disabled: protections.filter(({ kind }) => kind === 'severelyDisabled'),
    illnesses: absences.filter(({ kind }) => kind === 'sick'),
    familyTimes: absences.filter(({ kind }) => kind === 'maternityProtection' || kind === 'parentalLeave'),
  };
  const noticed = new Set(recorded.noticed ?? []);
  let carried: CarriedLeave = recorded.hasOpening ? recorded : NOTHING;
  for (let before = recorded.since ?? year; before < year; before++) {
    const isNoticeGiven = noticed.has(before - 1);
    carried = leaveAccount({ ...person, year: before, asOf: `${before}-12-31`, carried, isNoticeGiven }).toCarry;
  }
  const account = leaveAccount({ ...person, year, asOf, carried, isNoticeGiven: noticed.has(year - 1) });
  const ofYear = ({ date }: LeaveDay) => date.startsWith(`${year}-`);
  return { account, days: leaveDays.filter(ofYear), givenBack: givenBack.filter(ofYear) };
}

/**
 * Days on which leave stands and work was due, those that are given back among them. Records with no day of work
 * between them are one leave: it began with the first.
 */
function leaveDaysOf(facts: PersonFacts): LeaveDay[] {
  const { absences } = facts;
  const recorded = absences.filter(({ kind }) => kind === 'leave');
  const leaves = connected(recorded, (until, from) => !isWorkDueBetween(until, from, facts));
  return leaves.flatMap(({ from: leaveFrom, to }) =>
    datesBetween(leaveFrom, to ?? leaveFrom).flatMap((date) => {
      if (!facts.isEmployedOn(date)) return [];
      const day = facts.on(date);
      return day && evaluateDay(day, { trace: false }).leaveDays > 0 ? [{ date, leaveFrom }] : [];
    }),
  );
}

/** Whether one leave ended before the other began, both days not counted. */
function isWorkDueBetween(until: LocalDate, from: LocalDate, { input }: PersonFacts): boolean {
  for (let date = addDays(until, 1); date < from; date = addDays(date, 1)) {
    if (targetMinutesOn(date, input.contracts, input.holidays) > 0) return true;
  }
  return false;
}

async function readRecorded(
  db: Queryable,
  tenantId: number,
  employeeIds: readonly string[],
  year: number,
): Promise<RecordedLeave[]> {
  const { rows } = await db.query<RecordedLeave & Record<string, unknown>>(
    `select e.employee_id, o.year is not null as "hasOpening",
       coalesce(o.statutory_hundredths, 0) as "statutoryHundredths", coalesce(o.extra_hundredths, 0) as "extraHundredths",
       coalesce(o.year, case when e.hired_on >= (
         select min(m.month) from employee_month m where m.tenant_id = e.tenant_id and m.employee_id = e.employee_id)
         then extract(year from e.hired_on)::int end) as since,
       -- Read when its year was over, a notice came too late to take the leave in it.
       (select json_agg(n.year) from leave_notice n join leave_notice_reading r using (tenant_id, notice_id) join tenant t using (tenant_id)
        where n.tenant_id = e.tenant_id and n.employee_id = e.employee_id
          and (r.read_at at time zone t.zone)::date <= make_date(n.year, 12, 31)) as noticed
     from employee e
     left join lateral (
       select p.* from leave_opening p where p.tenant_id = e.tenant_id and p.employee_id = e.employee_id and p.year <= $3
       order by p.year desc limit 1) o on true
     where e.tenant_id = $1 and e.employee_id = any($2::uuid[])`,
    [tenantId, employeeIds, year],
  );
  return rows;
}
