/** Everything the screens know from the server: the generated client, and stores that keep its answers. */
export { AgreementsStore, type Publish } from './agreements.store';
export { apiInterceptor } from './api.interceptor';
export { MachineClock, ServerClock } from './clock';
export { CorrectionStore } from './correction.store';
export { DeviceStorage } from './device-storage';
export * from './generated';
export { LeaveNoticesStore } from './leave-notices.store';
export { LeaveStore } from './leave.store';
export { LimitsStore } from './limits.store';
export { ExplanationStore, groupByWeek, MonthStore, type MonthWeek } from './month.store';
export { newId } from './new-id';
export { BookingOutbox, type PendingBooking } from './outbox';
export { OvertimeStore } from './overtime.store';
export { isUnreachable, type Problem, ProblemReader } from './problem';
export { RulesStore } from './rules.store';
export { SessionEnd } from './session-end';
export { SessionStore } from './session.store';
export { type ClockStanding, elapsedWork, standingAfter, stateAfter, TodayStore } from './today.store';
