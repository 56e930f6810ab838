import { paidReleaseRule } from '../absence/paid-release-rule';
import { sickPayRule } from '../absence/sick-pay-rule';
import { statutorySickPayRule } from '../absence/statutory-sick-pay-rule';
import { debtRule } from '../closing/debt-rule';
import { lateCorrectionRule } from '../closing/late-correction-rule';
import { longTermAccountRule } from '../closing/long-term-account-rule';
import { monthClosingRule } from '../closing/month-closing-rule';
import { payrollRule } from '../closing/payroll-rule';
import { settlementRule } from '../closing/settlement-rule';
import { trafficLightRule } from '../closing/traffic-light-rule';
import { fulltimeRule } from '../contract/fulltime-rule';
import { raisedHoursRule } from '../contract/raised-hours-rule';
import { annualLeaveRule } from '../leave/annual-leave-rule';
import { carryOverRule } from '../leave/carry-over-rule';
import { disabilityLeaveRule } from '../leave/disability-leave-rule';
import { exchangeDayRule } from '../leave/exchange-day-rule';
import { illnessInLeaveRule } from '../leave/illness-in-leave-rule';
import { leaveNoticeRule } from '../leave/leave-notice-rule';
import { parentalLeaveRule } from '../leave/parental-leave-rule';
import { qualificationRule } from '../leave/qualification-rule';
import { regenerationDayRule } from '../leave/regeneration-day-rule';
import { shiftLeaveRule } from '../leave/shift-leave-rule';
import { statutoryLeaveRule } from '../leave/statutory-leave-rule';
import { additionalHoursRule } from '../pay/additional-hours-rule';
import { corridorRule } from '../pay/corridor-rule';
import { exemptionRule } from '../pay/exemption-rule';
import { factorisationRule } from '../pay/factorisation-rule';
import { hourlyRateRule } from '../pay/hourly-rate-rule';
import { overtimeRule } from '../pay/overtime-rule';
import { raisedHoursSupplementRule } from '../pay/raised-hours-supplement-rule';
import { standbyRule } from '../pay/standby-rule';
import { SPANNING_RULES } from '../period/spanning-rules';
import { flexDayIllnessRule } from './flex-day-illness-rule';
import { flexDayRule } from './flex-day-rule';
import { type PeriodRule } from './rule';
import { timeOffIllnessRule } from './time-off-illness-rule';

/**
 * What holds beyond a single day, in the order in which people read it: one line for each rule, so that a bundle
 * that does not ask for the list carries none of its words. Each declaration stands beside the function that works it out.
 */
export const PERIOD_RULES: readonly PeriodRule[] = [
  ...SPANNING_RULES,
  fulltimeRule,
  raisedHoursRule,
  exemptionRule,
  settlementRule,
  trafficLightRule,
  debtRule,
  longTermAccountRule,
  flexDayRule,
  flexDayIllnessRule,
  timeOffIllnessRule,
  annualLeaveRule,
  statutoryLeaveRule,
  carryOverRule,
  leaveNoticeRule,
  illnessInLeaveRule,
  disabilityLeaveRule,
  shiftLeaveRule,
  parentalLeaveRule,
  exchangeDayRule,
  regenerationDayRule,
  qualificationRule,
  sickPayRule,
  statutorySickPayRule,
  paidReleaseRule,
  additionalHoursRule,
  overtimeRule,
  corridorRule,
  factorisationRule,
  standbyRule,
  raisedHoursSupplementRule,
  hourlyRateRule,
  monthClosingRule,
  lateCorrectionRule,
  payrollRule,
];
