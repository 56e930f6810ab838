export { AgreementCache, type PublishedOverlay, TenantAgreements } from './agreement-cache';
export {
  ABSENCE_DECISIONS,
  type AbsenceDecision,
  type DayFactKind,
  type DayParticular,
  IS_WORKED_ON_D,
  absenceDecisionsOn,
  isAbsenceDecision,
  particularsOfE,
  workBegunDates,
} from './day-particulars';
export { type DatedEvaluation, evaluateDate, isRunning } from './evaluate-date';
export { EvaluationModule } from './evaluation.module';
export { ABSENCES_BACK_DAYS, type ContractJson, FactsLoader, bookingsWindow, contractSlice } from './facts-loader';
export { inBatches } from './in-batches';
export { ENGINE_VERSION } from './inputs-hash';
export { overtimeDaysOf, readOrdered } from './overtime-days';
export { PersonFacts, type PersonFactsInput } from './person-facts';
export { PROTECTION_OF_E, type Protection } from './protection';
export { type PersonEvaluation, ReevaluateDays } from './reevaluate-days';
export { REMOTE_WORK_OF_E, type RemoteWorkPermission } from './remote-work';
export { type SiteSpan, calendarOf, holidaysOfE } from './site-calendar';
export {
  EVALUATION_COLUMNS,
  type EvaluatedDay,
  type StoredSpan,
  UPSERT_EVALUATIONS,
  evaluationRow,
  evaluationValues,
} from './stored-evaluation';
export { undecidedAbsenceOn } from './undecided-absence';
export { type UnitAnnex, UnitAnnexes } from './unit-annexes';
export { UNITS_OF_E, type UnitMembership } from './unit-membership';
