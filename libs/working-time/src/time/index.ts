export {
  type DateSpan,
  type EpochMinute,
  type LocalDate,
  MINUTES_PER_DAY,
  type MinuteOfDay,
  type Minutes,
  type YearMonth,
  addDays,
  addMonths,
  addMonthsToDate,
  ageOn,
  dateOfEpochDay,
  datesBetween,
  daysBetween,
  daysOf,
  epochDayOf,
  firstDayOf,
  isDateInUse,
  isDecember24Or31,
  isLocalDate,
  isMonthInUse,
  isYearMonth,
  isoWeekOf,
  lastDayOf,
  localDate,
  mondayOf,
  monthOf,
  weekdayOf,
  yearMonth,
  yearOf,
} from './date';
export { type Dated, type OpenSpan, changeDated, datedDifferences, datedOn, datedWithin } from './dated';
export { type ParsedInstant, formatInstant, parseInstant } from './instant';
export { fullMonths, lastDayOfMonths, monthsOf } from './months-of-employment';
export { prorate } from './prorate';
export { divideHalfUp, minutesBetween } from './rounding';
export { type Span, intersectSpans, mergeSpans, overlapMinutes, subtractSpans, sumOfSpans } from './span';
export { type Fold, type Zone, endOfDay, zone } from './zone';
