export { DayExplanationDto } from './explanation.dto';
export { MonthReader } from './month-reader';
export { MonthDto, SubmitMonthDto, SubmitMonthForDto, TeamMonthDto } from './month.dto';
export { ViewsModule } from './views.module';
