import { type AbsenceDto, type AbsenceRequestDto, type FreeDayDto } from '@zeitbuch/web-data-access';
import { daysOf, type LocalDate, weekdayOf, type YearMonth, yearMonth } from '@zeitbuch/working-time';

/** A kind of absence in the plan of a year, with the letters that stand for it there. */
export interface PlannedKind {
  readonly kindCode: string;
  readonly name: string;
  /** One letter, or as many as tell it from the kinds before it. */
  readonly letters: string;
}

/** An absence or a wish on a day. */
interface PlannedDay {
  readonly kind: PlannedKind;
  readonly isHalf: boolean;
  /** A wish that waits. */
  readonly isAsked: boolean;
}

/** A day of the plan. */
export interface YearDay {
  readonly date: LocalDate;
  readonly dayOfMonth: number;
  readonly free: FreeDayDto | null;
  readonly planned: PlannedDay | null;
}

/** A month of the plan: weeks from Monday to Sunday, null on days of other months. */
export interface YearMonthWeeks {
  readonly month: YearMonth;
  readonly weeks: readonly (readonly (YearDay | null)[])[];
}

/** What the plan of a year is made of. */
export interface YearPlan {
  readonly absences: readonly AbsenceDto[];
  readonly requests: readonly AbsenceRequestDto[];
  readonly freeDays: readonly FreeDayDto[];
}

type Named = Pick<AbsenceDto, 'kindCode' | 'nameDe' | 'nameEn'>;

const isWaiting = ({ status, act }: AbsenceRequestDto): boolean => status === 'pending' && act !== 'cancel';

/** The kinds that stand in a plan, by name, each with letters of its own. */
export function plannedKinds({ absences, requests }: YearPlan, nameOf: (kind: Named) => string): PlannedKind[] {
  const names = new Map([...absences, ...requests.filter(isWaiting)].map((one) => [one.kindCode, nameOf(one)]));
  const taken = new Set<string>();
  return [...names]
    .sort(([, one], [, other]) => one.localeCompare(other))
    .map(([kindCode, name]) => {
      let length = 1;
      while (taken.has(name.slice(0, length)) && length < name.length) length += 1;
      const letters = name.slice(0, length);
      taken.add(letters);
      return { kindCode, name, letters };
    });
}

/** A year by months and weeks, with what holds and what waits on each day; where both do, what holds. */
export function monthsOfYear(year: number, plan: YearPlan, kinds: readonly PlannedKind[]): YearMonthWeeks[] {
  const free = new Map(plan.freeDays.map((day) => [day.date, day]));
  const entries = [
    ...plan.absences.map((one) => ({ ...one, isAsked: false })),
    ...plan.requests.filter(isWaiting).map((one) => ({ ...one, isAsked: true })),
  ];
  const plannedOn = (date: LocalDate): PlannedDay | null => {
    const entry = entries.find(({ from, to }) => from <= date && date <= to);
    const kind = kinds.find(({ kindCode }) => kindCode === entry?.kindCode);
    return entry && kind ? { kind, isHalf: entry.portion !== 'day', isAsked: entry.isAsked } : null;
  };
  return Array.from({ length: 12 }, (_, index) => {
    const month = yearMonth(`${year}-${String(index + 1).padStart(2, '0')}`);
    const dates = daysOf(month);
    const cells: (YearDay | null)[] = [
      ...Array.from({ length: weekdayOf(dates[0]) - 1 }, () => null),
      ...dates.map((date, at) => ({
        ...{ date, dayOfMonth: at + 1, free: free.get(date) ?? null, planned: plannedOn(date) },
      })),
    ];
    while (cells.length % 7 > 0) cells.push(null);
    return {
      month,
      weeks: Array.from({ length: cells.length / 7 }, (__, week) => cells.slice(week * 7, week * 7 + 7)),
    };
  });
}
