/** Everything the screens know from the server: the generated client, and stores that keep its answers. */
export { AccessStore } from './access.store';
export { AgreementsStore, type Publish } from './agreements.store';
export { apiInterceptor } from './api.interceptor';
export { MachineClock, ServerClock } from './clock';
export { ClarificationDeskStore, KeptBookingsStore } from './clarification.store';
export { CorrectionStore } from './correction.store';
export { FormDrafts, type KeptDraft } from './form-drafts';
export {
  type AbsenceDecision,
  type AccountState,
  type AgreementDecisionDto,
  type AgreementDto,
  type AgreementInForceDto,
  type AgreementParametersDto,
  type AgreementValueDto,
  Api,
  type ApprovalItemDto,
  type BookingDto,
  type BookingKind,
  type ClarificationDto,
  type ClarificationItemDto,
  type ClarificationOutcome,
  type ClarificationState,
  type ClockState,
  closeClosing,
  type ClosingBlockerDto,
  type ClosingDto,
  type ClosingGroupDto,
  type ClosingPeopleDto,
  type ClosingWaitingDto,
  type ClosingWaitingPersonDto,
  type ContractInForceDto,
  type CorrectionDto,
  type CorrectionStatus,
  type CreateCorrectionDto,
  createPayrollExport,
  type DayExplanationDto,
  type DayGapDto,
  decideAbsence,
  decideApprovals,
  type DecidedMeanwhile,
  type Decision,
  type DemoPersonDto,
  type DeputyshipDto,
  excludeFromClosing,
  type ExplanationClock,
  type ExplanationStepDto,
  type FieldErrorDto,
  type FindingDto,
  type Fold,
  type FoundCityDto,
  type FourEyesOffDto,
  getClosing,
  getClosingOverview,
  type ImportErrorDto,
  type ImportProposalDto,
  type ImportProposalsDto,
  includeInClosing,
  type LeaveStepDto,
  type LimitDto,
  listApprovals,
  listClosingPeople,
  listClosingWaiting,
  listImportProposals,
  listPayrollClosings,
  type MonthDayDto,
  type MonthDto,
  type MonthStatus,
  type NextZoneDto,
  type OverlapDto,
  type OverruledDto,
  type OvertimeSettlementDto,
  type OvertimeWeekDto,
  type PayrollClosingDto,
  type PayrollExportDto,
  type PayrollFormatId,
  type PayrollTotalDto,
  type PersonnelGroup,
  type ProposalDto,
  type ProposedBookingDto,
  type PublicationDto,
  type PublishAnnexDto,
  type PublishOverlayDto,
  type PublishVersionDto,
  recheckClosing,
  refuseClosing,
  refuseImportProposal,
  refusePayrollExport,
  releaseImportProposal,
  releasePayrollExport,
  remindOfClosing,
  type ReplacedValueDto,
  type Role,
  type RuleChangeDto,
  type RuleInForceDto,
  type RuleParameterDto,
  type RulesInForceDto,
  type RuleSubject,
  startClosing,
  startSupplement,
  submitMonthFor,
  type TaskDto,
  type TaskKind,
  type TodayDto,
  type TrafficLightZone,
  type UnitKind,
  type WantedBookingDto,
  type WorkLocation,
} from './generated';
export { PAYROLL_FORMAT_ID } from './generated/models/payroll-format-id-array';
export { LeaveStore } from './leave.store';
export { limitsOf, overtimeOf } from './month-reading';
export { ExplanationStore, MonthStore, type MonthWeek } from './month.store';
export { BookingOutbox } from './outbox/booking-outbox';
export { type PendingBooking, type PendingState } from './outbox/pending-booking';
export { type Problem, ProblemReader } from './problem';
export { PeopleStore } from './people.store';
export { PersonStore } from './person.store';
export { RulesStore } from './rules.store';
export { SessionEnd } from './session-end';
export { SessionStore } from './session.store';
export { SetUpDrafts } from './set-up-drafts';
export { SetUpStore } from './set-up.store';
export { TaskStore } from './task.store';
export { type ClockStanding, TodayStore } from './today.store';
