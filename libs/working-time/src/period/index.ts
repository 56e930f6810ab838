export { AVERAGE_CIVIL_SERVANT_WEEK_MINUTES, AVERAGE_WERKTAG_MINUTES } from './average-working-time';
export { DOUBLE_WEEK_MINUTES, MINOR_DOUBLE_WEEK_MINUTES } from './maternity-sums';
export { NIGHT_WORKER_DAYS } from './night-workers';
export * from './period-day';
export * from './recorded-day';
export { SPANNING_RULES } from './spanning-rules';
export { FREE_SUNDAYS } from './substitute-rest';
export {
  STANDING_BOUNDS,
  STANDING_CODES,
  STANDING_STATES,
  STANDING_UNITS,
  type Standing,
  type StandingBound,
  type StandingCode,
  type StandingState,
  type StandingUnit,
} from './standing';
export { standings, standingsWindow } from './standings';
