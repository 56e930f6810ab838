export { absenceCredit } from './absence-credit';
export { calendarParts } from './calendar-parts';
export { RULES } from './catalogue';
export {
  DAILY_MAX_MINUTES,
  MATERNITY_DAILY_MAX_MINUTES,
  MINOR_DAILY_MAX_MINUTES,
  dailyMaxMinutes,
} from './maximum-daily-hours';
export { accountedWork, leftToNextDay } from './midnight';
export { isRuleInForce } from './in-force';
export { MINOR_SHIFT_SPAN_MINUTES, MINOR_WEEK_MINUTES, SHORT_DAY_BELOW_MINUTES, minorWeekFindings } from './minors';
export { NIGHT_WORK_ABOVE_MINUTES, eveningEnd } from './night-work';
export { runRules, runStage } from './pipeline';
export {
  LAWFUL_BREAK_TIERS,
  LONGEST_STRETCH_MINUTES,
  MINOR_BREAK_TIERS,
  MINOR_LONGEST_STRETCH_MINUTES,
} from './rest-break';
export { requiredRestMinutes } from './rest-period';
export { type LawfulFigure, type PeriodRule, type Rule, STAGES, SUBJECTS, type Stage, type Subject } from './rule';
export { AFTER_HOLIDAY_DAYS, substituteRestBy } from './sunday-holiday';
export { SUPPLEMENT_PERCENT } from './supplements';
export { travelCreditMinutes } from './travel-credit';
export { travelMinutesOf } from './travel-time';
export { acceptedLocation } from './work-location';
