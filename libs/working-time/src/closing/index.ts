export { fingerprint } from './fingerprint';
export { overtimeLinesOf } from './overtime-lines';
export { type PayrollCode, type PlannedPayrollLine } from './payroll-line';
export { payrollLinesOf } from './payroll-lines';
export { type Blocker, type ClosingPlan, type MonthValue, planClosing, valueOfMonth } from './plan-closing';
export { type AccountEntry, type CarriedMonth, type SettlementRule, carryForward, settle } from './settlement';
export { standbyLinesOf } from './standby-lines';
export {
  CLOSING_STATUSES,
  CLOSING_TRANSITIONS,
  type ClosingStatus,
  MONTH_STATUSES,
  MONTH_TRANSITIONS,
  type MonthStatus,
  canTransition,
  statesBefore,
} from './states';
export {
  type NextZone,
  type TrafficLightZone,
  employmentRatio,
  limitZone,
  trafficLightDistance,
  trafficLightZone,
} from './traffic-light';
