export { AgreementCache } from './agreement-cache';
export { type DaysOfPeople } from './days-of-people';
export { type DatedEvaluation, evaluateDate, isRunning } from './evaluate-date';
export { type FactRow, knownFacts, selectFacts } from './fact-kinds';
export { FactsLoader, bookingsWindow } from './facts-loader';
export { FactsModule } from './facts.module';
export { WHOLE_HOLIDAY, holidaysOfE, namedDay } from './holidays-sql';
export { inBatches } from './in-batches';
export { ENGINE_VERSION } from './inputs-hash';
export { IS_WORKED_ON_D } from './particulars-sql';
export { readOrdered } from './read-ordered';
export { type PersonEvaluation, ReevaluateDays } from './reevaluate-days';
export {
  EVALUATION_COLUMNS,
  type EvaluatedDay,
  type StoredSpan,
  UPSERT_EVALUATIONS,
  evaluationRow,
  evaluationValues,
} from './stored-evaluation';
export { undecidedAbsenceOn } from './undecided-absence';
export { FACT_RECORDS, type FactRecord, dateRange, writeFacts } from './write-facts';
