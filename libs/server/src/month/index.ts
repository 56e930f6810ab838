export {
  accountBefore,
  hasBegunBy,
  joinPayrollGroup,
  OPENING_ACCOUNTS,
  type OpeningAccount,
  openingOf,
  payrollDay,
  readOpenBalance,
} from './account-sql';
export { beginMonths, beginMonthsOf, beginWaitingMonths } from './begin-months';
export { insertReopenedEvents, takeBookedMonths } from './booked-months-sql';
export { type ClosedFigures, closeMonths } from './close-months';
export { assertMonthOpen, lockBegunMonths, lockMonths, lockOpenMonths, outdateMonths, monthSpan } from './month-locks';
export { type MonthStep, moveMonth } from './month-transitions';
export { MonthWorkerModule } from './month.worker';
export { OpenDays } from './open-days';
export { openItems } from './open-items-sql';
export { reevaluateOpenMonths } from './reevaluate-open-months';
export { lookAtDaysAgain, reopenChangedMonths } from './reopen-changed-months';
export { keepSeenWorth } from './seen-worth';
export { type TouchedDay, reopenMonths } from './reopen-months';
export { readTimeOffBeside } from './time-off-beside';
