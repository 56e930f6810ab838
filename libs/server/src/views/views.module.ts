import { Module } from '@nestjs/common';
import { BookingModule } from '../booking';
import { FactsModule } from '../facts';
import { TeamScopeModule } from '../identity';
import { DayExplainer } from './day-explainer';
import { KnownMonths } from '../privacy';
import { LimitsReader } from './limits-reader';
import { MonthReader } from './month-reader';
import { OvertimeReader } from './overtime-reader';
import { TeamReader } from './team-reader';
import { ViewsController } from './views.controller';

@Module({
  imports: [BookingModule, FactsModule, TeamScopeModule],
  controllers: [ViewsController],
  providers: [DayExplainer, KnownMonths, LimitsReader, MonthReader, OvertimeReader, TeamReader],
  exports: [KnownMonths, MonthReader],
})
export class ViewsModule {}
