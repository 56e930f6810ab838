export { factorise, hourlyCents, increaseSupplement, overtimePay, supplementCents } from './money';
export { type OvertimeDay, type OvertimeWeek } from './overtime-week';
export { overtimeWeeks, overtimeWindowFrom, settlementWindowFrom, timeOffWithoutWork } from './overtime-weeks';
export { corridorOvertimeMinutes, exemptionFindings, splitOvertime } from './overtime';
export { INCREASE_PERCENT, OVERTIME_PERCENT, payGroupSide } from './pay-group';
export { type MonthOfStandby, type Standby, type StandbyPay, standbyPay, standbyPayOfMonth } from './standby-pay';
export { FLAT_STANDBY_MINUTES, flatStandbyHours, paidCalloutMinutes, shortStandbyMinutes } from './standby';
export { BASE_PAY_MONTHS } from './time-off-later';
