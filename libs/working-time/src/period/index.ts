export * from './account-limits';
export * from './period-day';
export * from './recorded-day';
export { SPANNING_RULES } from './spanning-rules';
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
