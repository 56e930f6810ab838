import { type HolidayCalendar, halfDayTarget, isReleased } from '../calendar';
import { type Flaw, type FlawCode } from '../flaw';
import { isDateInUse, isoWeekOf, type LocalDate, type Minutes, weekdayOf } from '../time';
import { PERSONNEL_GROUPS, type PersonnelGroup, isTariffStaff } from './personnel-group';

/** Minutes due on Monday … Sunday. */
export type WeekPattern = readonly Minutes[];

/** Scheduled minutes by weekday, the same every week or alternating by ISO week number. */
export type WeeklySchedule =
  | { readonly kind: 'weekly'; readonly minutes: WeekPattern }
  | { readonly kind: 'oddEven'; readonly odd: WeekPattern; readonly even: WeekPattern };

/** What was agreed for a span of days. A change within a month is a second slice (CON-VERSION). */
export interface ContractSlice {
  readonly contractId: string;
  readonly validFrom: LocalDate;
  /** Last day, inclusive; null without end. */
  readonly validTo: LocalDate | null;
  readonly weeklyMinutes: Minutes;
  readonly pattern: WeeklySchedule;
  readonly personnelGroup: PersonnelGroup;
  /** E1 … E15, S2 … S18, A9 … */
  readonly payGroup?: string;
  /** The duty roster changes between shifts (TVöD § 7 (1), (2)). */
  readonly worksInShifts?: boolean;
}

/**
 * Whether payroll pays ordered work outside the frame (TVöD § 7 (6), (7)). Of civil servants and trainees it goes into
 * the time account, to be balanced by time off (SächsBG § 95 (2), BBiG § 17 (7)).
 */
export const isOrderedWorkPaid = ({ personnelGroup }: Pick<ContractSlice, 'personnelGroup'>): boolean =>
  isTariffStaff(personnelGroup);

/** The slice that holds the day, or null: nothing is due outside employment (CON-ENTRY, CON-EXIT). */
export function contractOn(date: LocalDate, slices: readonly ContractSlice[]): ContractSlice | null {
  for (const slice of slices) {
    if (slice.validFrom <= date && (slice.validTo === null || date <= slice.validTo)) return slice;
  }
  return null;
}

/** The pattern of the ISO week of a date. */
export function weekPatternOn(date: LocalDate, slice: ContractSlice): WeekPattern {
  const { pattern } = slice;
  if (pattern.kind === 'weekly') return pattern.minutes;
  return isoWeekOf(date).week % 2 === 1 ? pattern.odd : pattern.even;
}

/** Scheduled minutes of that very day, never an average (CON-PATTERN); holidays are not looked at. */
export function scheduledMinutesOn(date: LocalDate, slice: ContractSlice | null): Minutes {
  return slice ? weekPatternOn(date, slice)[weekdayOf(date) - 1] : 0;
}

/**
 * Minutes due on a day: scheduled minutes, 0 on a public holiday and on 24 and 31 December, half of them on a half day off.
 * Absences are not looked at.
 */
export function targetMinutesOn(date: LocalDate, slices: readonly ContractSlice[], holidays: HolidayCalendar): Minutes {
  if (isReleased(date, holidays)) return 0;
  const minutes = scheduledMinutesOn(date, contractOn(date, slices));
  return holidays.halfDayOn(date) ? halfDayTarget(minutes) : minutes;
}

/** Weekdays with work in the ISO week of the date. */
export function workdaysPerWeek(date: LocalDate, slice: ContractSlice): number {
  return weekPatternOn(date, slice).filter((minutes) => minutes > 0).length;
}

/**
 * What is wrong with a contract slice; empty if nothing. Codes: `contract.bad-date`,
 * `contract.ends-before-start`, `contract.bad-weekly-minutes`, `contract.bad-pattern`,
 * `contract.pattern-sum` {expectedMinutes, actualMinutes} (over two weeks for odd/even),
 * `contract.unknown-pattern`, `contract.bad-group`.
 */
export function validateContract(slice: ContractSlice): Flaw[] {
  const flaws: Flaw[] = [];
  const flaw = (path: string, code: FlawCode, params: Flaw['params'] = {}): number =>
    flaws.push({ path, code, rule: path.startsWith('pattern') ? 'CON-PATTERN' : 'CON-VERSION', params });
  if (!isDateInUse(slice.validFrom)) flaw('validFrom', 'contract.bad-date');
  if (slice.validTo !== null && !isDateInUse(slice.validTo)) flaw('validTo', 'contract.bad-date');
  else if (slice.validTo !== null && slice.validTo < slice.validFrom) flaw('validTo', 'contract.ends-before-start');
  if (!PERSONNEL_GROUPS.includes(slice.personnelGroup)) flaw('personnelGroup', 'contract.bad-group');
  if (!isMinutes(slice.weeklyMinutes, 7 * 1440)) flaw('weeklyMinutes', 'contract.bad-weekly-minutes');
  const weeks = weeksOf(slice.pattern);
  if (!weeks) return [...flaws, { path: 'pattern', code: 'contract.unknown-pattern', rule: 'CON-PATTERN', params: {} }];
  const bad = Object.entries(weeks).filter(
    ([, week]) => !Array.isArray(week) || week.length !== 7 || !week.every((day) => isMinutes(day, 1440)),
  );
  for (const [name] of bad) flaw(`pattern.${name}`, 'contract.bad-pattern');
  if (bad.length === 0) {
    const actualMinutes = Object.values(weeks)
      .flat()
      .reduce((sum, day) => sum + day, 0);
    const expectedMinutes = slice.weeklyMinutes * Object.keys(weeks).length;
    if (actualMinutes !== expectedMinutes) flaw('pattern', 'contract.pattern-sum', { expectedMinutes, actualMinutes });
  }
  return flaws;
}

/** Both weeks of an alternating pattern; null for a pattern that comes from outside and is none. */
function weeksOf(pattern: WeeklySchedule | null | undefined): Record<string, WeekPattern> | null {
  if (pattern?.kind === 'weekly') return { minutes: pattern.minutes };
  return pattern?.kind === 'oddEven' ? { odd: pattern.odd, even: pattern.even } : null;
}

const isMinutes = (value: number, most: Minutes): boolean => Number.isInteger(value) && value >= 0 && value <= most;
