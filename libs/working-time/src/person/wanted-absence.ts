import { type AbsenceFact, isPartOfDay } from '../absence';
import { type DayEvaluation, type Finding } from '../day';
import { evaluateDay } from '../evaluation';
import {
  type DateSpan,
  type LocalDate,
  type Minutes,
  datesBetween,
  firstDayOf,
  lastDayOf,
  monthOf,
  yearOf,
} from '../time';
import { PersonFacts } from './person-facts';

/** Absences as somebody would have them. */
export interface AbsenceWish {
  readonly added: readonly AbsenceFact[];
  readonly removedIds: readonly string[];
}

/** What a wish would do. */
export interface AbsenceEffect {
  /** Days of the span on which work is due, and public holidays on working days among the others. */
  readonly workDays: number;
  readonly holidays: number;
  /** Days of leave it costs; negative where it gives some back. */
  readonly leaveDays: number;
  /** What it does to the flextime account, where all other days come out even. */
  readonly balanceMinutes: Minutes;
  /** Findings that the days would have by it, and have not without. */
  readonly findings: readonly (Finding & { readonly date: LocalDate })[];
}

/** The same person, with absences as wanted. */
export function withAbsences(facts: PersonFacts, { added, removedIds }: AbsenceWish): PersonFacts {
  const change = (absences: readonly AbsenceFact[]): AbsenceFact[] => [
    ...absences.filter(({ absenceId }) => !removedIds.includes(absenceId)),
    ...added,
  ];
  const { input } = facts;
  const { furtherBack } = input;
  return new PersonFacts({
    ...input,
    absences: change(input.absences),
    ...(furtherBack && { furtherBack: { ...furtherBack, absences: change(furtherBack.absences) } }),
  });
}

/**
 * What a wish does to the days of a span.
 * @param today a day from it on on which nothing is on record yet is supposed to come out even
 */
export function effectOfWish(
  facts: PersonFacts,
  wish: AbsenceWish,
  { from, to, today }: DateSpan & { readonly today: LocalDate },
): AbsenceEffect {
  const wished = withAbsences(facts, wish);
  const sum = { workDays: 0, holidays: 0, leaveDays: 0, balanceMinutes: 0 };
  const findings: AbsenceEffect['findings'][number][] = [];
  for (const date of datesBetween(from, to)) {
    const before = evaluatedOn(facts, date);
    const after = evaluatedOn(wished, date);
    if (!before || !after) continue;
    if (before.targetMinutes > 0) sum.workDays += 1;
    else if (facts.input.holidays.nameOf(date) !== null) sum.holidays += 1;
    sum.leaveDays += after.leaveDays - before.leaveDays;
    sum.balanceMinutes += worthOf(wished, after, today) - worthOf(facts, before, today);
    const known = new Set(before.findings.map(({ code }) => code));
    findings.push(...after.findings.filter(({ code }) => !known.has(code)).map((one) => ({ ...one, date })));
  }
  return { ...sum, findings };
}

function evaluatedOn(facts: PersonFacts, date: LocalDate): DayEvaluation | null {
  if (!facts.isEmployedOn(date)) return null;
  const day = facts.on(date);
  return day && evaluateDay(day, { trace: false });
}

/** What a day does to the account; where nothing is on record of it yet, whatever the absences leave of it is worked as due. */
function worthOf(
  facts: PersonFacts,
  { date, balanceMinutes, targetMinutes }: DayEvaluation,
  today: LocalDate,
): Minutes {
  if (date < today || facts.sessionsOn(date).length > 0) return balanceMinutes;
  const absences = facts.absencesOn(date);
  if (!absences.every(isPartOfDay)) return balanceMinutes;
  return absences.some(isHalfFlexDay) ? -Math.ceil(targetMinutes / 2) : 0;
}

const isHalfFlexDay = ({ kind, portion }: AbsenceFact): boolean => kind === 'flexDay' && portion === 'half';

/** What flex days from a day on will take from the account: minutes, negative or 0. Nothing of it is evaluated yet. */
export function plannedFlexMinutes(facts: PersonFacts, today: LocalDate): Minutes {
  const flex = facts.absences.filter(({ kind, to }) => kind === 'flexDay' && to >= today);
  const dates = flex.flatMap(({ from, to }) => datesBetween(from > today ? from : today, to));
  return dates.reduce((sum, date) => {
    const day = evaluatedOn(facts, date);
    return day ? sum + worthOf(facts, day, today) : sum;
  }, 0);
}

/** Days of a span on which work is due. */
export const workDaysOf = (facts: PersonFacts, { from, to }: DateSpan): number =>
  datesBetween(from, to).filter((date) => (evaluatedOn(facts, date)?.targetMinutes ?? 0) > 0).length;

/** Flex days, in halves, in the month of a day and in its calendar year: of days on which work is due. */
export function flexHalfDaysAround(
  facts: PersonFacts,
  date: LocalDate,
): { readonly month: number; readonly year: number } {
  const count = (span: DateSpan) =>
    datesBetween(span.from, span.to).reduce((sum, day) => sum + flexHalfDaysOn(facts, day), 0);
  const month = monthOf(date);
  return { month: count({ from: firstDayOf(month), to: lastDayOf(month) }), year: count(yearOf(date)) };
}

/** 0, 1 (half a day) or 2. */
function flexHalfDaysOn(facts: PersonFacts, date: LocalDate): number {
  const flex = facts.absencesOn(date).find(({ kind }) => kind === 'flexDay');
  if (!flex || (evaluatedOn(facts, date)?.targetMinutes ?? 0) === 0) return 0;
  return isHalfFlexDay(flex) ? 1 : 2;
}
