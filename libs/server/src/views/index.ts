export { DayExplanationDto } from './explanation.dto';
export { type KnownMonth, KnownMonths, knownTotals, knownVersion } from './known-months';
export { MonthReader } from './month-reader';
export { MonthDto, SubmitMonthDto, SubmitMonthForDto, TeamMonthDto } from './month.dto';
export { DECIDED_BY_LEADERS, isSecretAbsence, isSecretParticular, knowsAll, whatViewerMayKnow } from './privacy';
export { ViewsModule } from './views.module';
