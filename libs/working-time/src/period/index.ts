export { type DayBalances } from './account-limits';
export { type AverageWindow, averageHours, isNightWorker, werktageBetween } from './average-hours';
export { AVERAGE_CIVIL_SERVANT_WEEK_MINUTES, AVERAGE_WERKTAG_MINUTES, averageStandings } from './average-working-time';
export { flexDayFindings } from './flex-day-quota';
export { type HomeOfficeQuota, type RemoteDay, homeOfficeUse } from './home-office-quota';
export { doubleWeekFindings, monthContractFindings, protectionPeriod } from './maternity-limits';
export { DOUBLE_WEEK_MINUTES, MINOR_DOUBLE_WEEK_MINUTES, maternityStandings } from './maternity-sums';
export { NIGHT_WORKER_DAYS, nightAverageStandings } from './night-workers';
export { type Period, type PeriodDay, isAwayKind, isUnderWorkingHoursAct } from './period-day';
export { placedWork, type RecordedSpan, recordedWork } from './recorded-day';
export { togetherStandings, withOtherEmployers, type WorkedDay } from './several-employers';
export {
  STANDING_BOUNDS,
  STANDING_CODES,
  STANDING_STATES,
  STANDING_UNITS,
  type Standing,
  type StandingBound,
  type StandingState,
  type StandingUnit,
} from './standing';
export { standings, standingsWindow } from './standings';
export { FREE_SUNDAYS, substituteRestStandings } from './substitute-rest';
