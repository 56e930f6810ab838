export { isRuleInForce, type Audience } from './audience';
export * from './catalogue';
export * from './finding-codes';
export { MINOR_SHIFT_SPAN_MINUTES, MINOR_WEEK_MINUTES, minorWeekFindings, type MinorDay } from './minors';
export {
  dailyMaxMinutes,
  DAILY_MAX_MINUTES,
  MATERNITY_DAILY_MAX_MINUTES,
  MINOR_DAILY_MAX_MINUTES,
} from './maximum-daily-hours';
export {
  requiredBreakMinutes,
  LAWFUL_BREAK_TIERS,
  LONGEST_STRETCH_MINUTES,
  MINOR_BREAK_TIERS,
  MINOR_LONGEST_STRETCH_MINUTES,
} from './rest-break';
export { automaticBreakMinutes } from './automatic-break';
export * from './period-rules';
export { requiredRestMinutes } from './rest-period';
export { travelMinutesOf } from './travel-time';
export * from './rule';
export { SUPPLEMENT_PERCENT } from './supplements';
export * from './average-hours';
export * from './flex-day-quota';
export * from './home-office-quota';
export * from './maternity-limits';
export * from './work-location';
