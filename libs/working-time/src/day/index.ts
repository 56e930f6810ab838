export {
  type DayEvaluation,
  type Finding,
  type PayrollItem,
  type Supplement,
  type SupplementCode,
  type TraceStep,
} from './day-evaluation';
export { type CarriedWork, type DayFacts, type PersonStatus } from './day-facts';
export { type CalendarPart, type DayWork, type WorkPiece, explain, addFinding } from './day-work';
export { FINDING_SEVERITY, type FindingCode, type Severity } from './finding-codes';
export { blockingFindings, blocksMonth } from './month-blockers';
export { type RemoteWork, type TeleworkAgreement } from './remote-work';
export { type RuleTerms, ruleTermsOf } from './rule-terms';
