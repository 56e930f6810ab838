export {
  SHIFT_LEAVE_MAX_DAYS,
  disabilityLeaveHundredths,
  parentalLeaveTwelfths,
  qualificationDays,
  shiftLeaveDays,
} from './additional-leave';
export { type CarryOverFacts, carryOver, lastStartOfCarriedLeave } from './carry-over';
export { connected } from './connected-days';
export { STATUTORY_LEAVE_DAYS, annualLeaveDays, leaveEntitlement } from './entitlement';
export { REGENERATION_DAY_COUNTS_AS_TAKEN, exchangeDayWithIllness, isGivenBack, leaveWithIllness } from './illness';
export { type CarriedLeave, type LeaveAccount, type LeaveDay, type LeaveStep, leaveAccount } from './leave-account';
