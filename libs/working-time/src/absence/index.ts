export { type AbsenceFact, isAbsentOn } from './absence';
export { foremostAbsence, givesTimeOffBack } from './foremost-absence';
export { ABSENCE_KINDS, type AbsenceKind, type UnpaidItem, traitsOf } from './kinds';
export { RELEASE_DAYS, type ReleaseCause, grantedReleaseDays } from './paid-release';
export { PARTIAL_KINDS, PARTIAL_SCHOOL_LESSONS, isPartOfDay } from './part-of-day';
export { SICK_PAY_DAYS, illnessGoesOn, isBegunAtWork, lastSickPayDay, sickPayPeriod } from './sick-pay';
export { mayStandOver, shareADay } from './same-days';
export { validateAbsence } from './validate-absence';
export {
  type WorkOnAbsence,
  fitsAbsence,
  isContradictedByWork,
  isTaken,
  withWorkBegun,
  withoutGivenBack,
} from './work-on-absence';
