import { Module } from '@nestjs/common';
import { BookingController } from './booking.controller';
import { ClockIn } from './clock-in';
import { DayExplainer } from './day-explainer';
import { MonthReader } from './month-reader';
import { TeamReader } from './team-reader';
import { TodayReader } from './today-reader';

@Module({
  controllers: [BookingController],
  providers: [ClockIn, DayExplainer, MonthReader, TeamReader, TodayReader],
  exports: [MonthReader],
})
export class BookingModule {}
