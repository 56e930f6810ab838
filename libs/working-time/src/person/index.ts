export {
  ABSENCE_DECISIONS,
  type AbsenceDecision,
  type DayFactKind,
  type DayParticular,
  absenceDecisionsOn,
  isAbsenceDecision,
  workBegunDates,
} from './day-particulars';
export { overtimeDaysOf } from './overtime-days';
export { PersonFacts, type PersonFactsInput } from './person-facts';
export { type Protection } from './protection';
export { type RemoteWorkPermission } from './remote-work';
export { type SiteSpan, calendarOf } from './site-calendar';
export { type PublishedAgreements, type PublishedOverlay, TenantAgreements } from './tenant-agreements';
export { type AnnexException } from './annex-exceptions';
export { type AnnexCircle, type AnnexMember, type CircleAnnex, CircleAnnexes, isSameCircle } from './circle-annexes';
export { type UnitPlace, UnitTree } from './unit-tree';
export { type UnitMembership } from './unit-membership';
export { type FreeDayKind, freeDaysOf } from './free-days';
export { type PersonLeave, type RecordedLeave, personLeave } from './leave';
export { lastStandbyDay, onCallPayOf } from './on-call';
export { orderedWorkOf } from './ordered-work';
export {
  type AbsenceEffect,
  type AbsenceWish,
  effectOfWish,
  flexHalfDaysAround,
  plannedFlexMinutes,
  withAbsences,
  workDaysOf,
} from './wanted-absence';
