import { Injectable } from '@nestjs/common';
import { type DateSpan, freeDaysOf, zone } from '@zeitbuch/working-time';
import { FactsLoader, holidaysOfE } from '../facts';
import { Clock, Db, Problem, type RequestContext } from '../platform';
import {
  type AbsenceDto,
  type AbsenceKindDto,
  type AbsencesOfPersonDto,
  type FreeDayDto,
  type OwnAbsencesDto,
} from './absence.dto';
import { type OfferedKind, readKinds } from './absence-kinds';
import { type RequestRow, SELECT_REQUESTS, requestView } from './request-query';
import { type StandingAbsence, readStanding } from './standing-absences';

const FIRST_YEAR = 2000;
const YEARS_AHEAD = 1;

/** One's own absences, and the kinds that one can ask for. */
@Injectable()
export class AbsenceReader {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly loader: FactsLoader,
  ) {}

  /** The kinds that people ask for or tell themselves, in the order of the tenant. */
  async kinds({ tenantId }: RequestContext): Promise<AbsenceKindDto[]> {
    return (await readKinds(this.db.pool, tenantId)).filter(isForPeople).map(kindView);
  }

  /** @throws Problem `not-found` for a year that lies too far away */
  own(context: RequestContext, year: number): Promise<OwnAbsencesDto> {
    return this.#ofYear(context, context.employeeId, { year, isChangeable: isForPeople });
  }

  /**
   * The absences of somebody else, whose time the caller administers.
   * @throws Problem `not-found` for a year that lies too far away
   */
  async ofPerson(context: RequestContext, employeeId: string, year: number): Promise<AbsencesOfPersonDto> {
    const { tenantId } = context;
    const kinds = (await readKinds(this.db.pool, tenantId)).filter(({ isOffered }) => isOffered);
    const [{ name }] = await this.db.query<{ name: string }>(
      `select given_name || ' ' || family_name as name from employee where tenant_id = $1 and employee_id = $2`,
      [tenantId, employeeId],
    );
    const isChangeable = ({ isOffered }: Pick<OfferedKind, 'isOffered'>) => isOffered;
    return { name, kinds: kinds.map(kindView), ...(await this.#ofYear(context, employeeId, { year, isChangeable })) };
  }

  async #ofYear(
    context: RequestContext,
    employeeId: string,
    { year, isChangeable }: { readonly year: number; readonly isChangeable: typeof isForPeople },
  ): Promise<OwnAbsencesDto> {
    const { tenantId } = context;
    const today = this.clock.todayIn(context.zone);
    if (year < FIRST_YEAR || year > Number(today.slice(0, 4)) + YEARS_AHEAD) throw new Problem('not-found');
    const days = { from: `${year}-01-01`, to: `${year}-12-31` } as const;
    const standing = await readStanding(this.db.pool, { tenantId, employeeId, ...days });
    const requests = await this.db.query<RequestRow & Record<string, unknown>>(
      `${SELECT_REQUESTS} where r.tenant_id = $1 and r.employee_id = $2 and r.from_date <= $4 and r.to_date >= $3::date
       order by r.requested_at desc, r.request_id`,
      [tenantId, employeeId, days.from, days.to],
    );
    const place = zone(context.zone);
    return {
      year,
      absences: standing.map((one) => absenceView(one, isChangeable(one))).reverse(),
      requests: requests.map((row) => requestView(row, place)),
      freeDays: await this.#freeDays(tenantId, employeeId, days),
    };
  }

  async #freeDays(tenantId: number, employeeId: string, days: DateSpan): Promise<FreeDayDto[]> {
    const loaded = await this.loader.loadWithoutBookings(this.db.pool, {
      tenantId,
      employeeIds: [employeeId],
      ...days,
    });
    const facts = loaded.get(employeeId);
    if (!facts) return [];
    // The engine knows the German names, by which rules explain days.
    const [row] = await this.db.query<{ names: Record<string, string | { name: string }> | null }>(
      `select ${holidaysOfE('h.date between $3::date and $4::date', 'name_en')} as names from employee e
       where e.tenant_id = $1 and e.employee_id = $2`,
      [tenantId, employeeId, days.from, days.to],
    );
    const { holidays } = facts.input;
    return freeDaysOf(facts, days).map(({ date, kind }) => {
      const nameDe = kind === 'dayOff' ? null : (holidays.nameOf(date) ?? holidays.halfDayOn(date)?.name);
      if (!nameDe) return { date, kind };
      const inEnglish = row.names?.[date];
      const nameEn = (typeof inEnglish === 'object' ? inEnglish.name : inEnglish) ?? nameDe;
      return { date, kind, nameDe, nameEn };
    });
  }
}

const isForPeople = ({ isOffered, way }: Pick<OfferedKind, 'isOffered' | 'way'>): boolean =>
  isOffered && way !== 'entered';

function kindView({
  kindCode,
  creditKind,
  nameDe,
  nameEn,
  way,
  decidedBy,
  hasHalfDays,
  mostDays,
  mostDaysPer,
}: OfferedKind): AbsenceKindDto {
  return {
    ...{ kindCode, creditKind, nameDe, nameEn, way, hasHalfDays },
    ...(decidedBy === null ? {} : { decidedBy }),
    ...(mostDays === null || mostDaysPer === null ? {} : { mostDays, mostDaysPer }),
  };
}

function absenceView(
  { fact, kindCode, nameDe, nameEn, isSettled }: StandingAbsence,
  isChangeable: boolean,
): AbsenceDto {
  const { absenceId, from, to, portion = 'day', certified = false } = fact;
  return {
    ...{ absenceId, kindCode, nameDe, nameEn, from, to, portion },
    isCertified: certified,
    isChangeable: isChangeable && !isSettled,
  };
}
