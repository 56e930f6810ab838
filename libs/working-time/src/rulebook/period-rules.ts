import { type PeriodRule } from '../rules';
import { additionalHoursRule } from './additional-hours-rule';
import { annualLeaveRule } from './annual-leave-rule';
import { averageWorkingTimeRule } from './average-working-time-rule';
import { carryOverRule } from './carry-over-rule';
import { corridorRule } from './corridor-rule';
import { debtRule } from './debt-rule';
import { disabilityLeaveRule } from './disability-leave-rule';
import { exchangeDayRule } from './exchange-day-rule';
import { exemptionRule } from './exemption-rule';
import { factorisationRule } from './factorisation-rule';
import { flexDayIllnessRule } from './flex-day-illness-rule';
import { flexDayRule } from './flex-day-rule';
import { fulltimeRule } from './fulltime-rule';
import { homeOfficeQuotaRule } from './home-office-quota-rule';
import { hourlyRateRule } from './hourly-rate-rule';
import { illnessInLeaveRule } from './illness-in-leave-rule';
import { lateCorrectionRule } from './late-correction-rule';
import { leaveNoticeRule } from './leave-notice-rule';
import { longTermAccountRule } from './long-term-account-rule';
import { maternitySumsRule } from './maternity-sums-rule';
import { monthClosingRule } from './month-closing-rule';
import { nightWorkersRule } from './night-workers-rule';
import { onsiteDaysRule } from './onsite-days-rule';
import { overtimeRule } from './overtime-rule';
import { paidReleaseRule } from './paid-release-rule';
import { parentalLeaveRule } from './parental-leave-rule';
import { payrollRule } from './payroll-rule';
import { qualificationRule } from './qualification-rule';
import { raisedHoursRule } from './raised-hours-rule';
import { raisedHoursSupplementRule } from './raised-hours-supplement-rule';
import { regenerationDayRule } from './regeneration-day-rule';
import { settlementRule } from './settlement-rule';
import { shiftLeaveRule } from './shift-leave-rule';
import { sickPayRule } from './sick-pay-rule';
import { standbyRule } from './standby-rule';
import { statutoryLeaveRule } from './statutory-leave-rule';
import { statutorySickPayRule } from './statutory-sick-pay-rule';
import { substituteRestRule } from './substitute-rest-rule';
import { timeOffIllnessRule } from './time-off-illness-rule';
import { trafficLightRule } from './traffic-light-rule';

/**
 * What holds beyond a single day, in the order in which people read it: one line for each rule, so that a bundle
 * that does not ask for the list carries none of its words. Each declaration stands beside the function that works it out.
 */
export const PERIOD_RULES: readonly PeriodRule[] = [
  averageWorkingTimeRule,
  nightWorkersRule,
  substituteRestRule,
  maternitySumsRule,
  homeOfficeQuotaRule,
  onsiteDaysRule,
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
