export * from './catalogue';
export * from './finding-codes';
export { minorWeekFindings, type MinorDay } from './minors';
export { dailyMaxMinutes, DAILY_MAX_MINUTES } from './maximum-daily-hours';
export { requiredBreakMinutes, LAWFUL_BREAK_TIERS, MINOR_BREAK_TIERS } from './rest-break';
export { automaticBreakMinutes } from './automatic-break';
export { requiredRestMinutes } from './rest-period';
export * from './rule';
export { SUPPLEMENT_PERCENT } from './supplements';
