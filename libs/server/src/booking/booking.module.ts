import { Module } from '@nestjs/common';
import { EvaluationModule } from '../evaluation';
import { TeamScopeModule } from '../identity';
import { BookingController } from './booking.controller';
import { BookingWriter } from './booking-writer';
import { ClockContextReader } from './clock-context-reader';
import { ClockIn } from './clock-in';
import { DayExplainer } from './day-explainer';
import { KnownMonths } from './known-months';
import { LateBookings } from './late-bookings';
import { LimitsReader } from './limits-reader';
import { MonthReader } from './month-reader';
import { OvertimeReader } from './overtime-reader';
import { SettleBookings } from './settle-bookings';
import { TeamReader } from './team-reader';
import { TodayReader } from './today-reader';
import { OpenDays } from '../month';

@Module({
  imports: [EvaluationModule, TeamScopeModule],
  controllers: [BookingController],
  providers: [
    BookingWriter,
    ClockContextReader,
    ClockIn,
    DayExplainer,
    KnownMonths,
    LateBookings,
    LimitsReader,
    MonthReader,
    OpenDays,
    OvertimeReader,
    SettleBookings,
    TeamReader,
    TodayReader,
  ],
  exports: [KnownMonths, MonthReader, OpenDays, SettleBookings],
})
export class BookingModule {}
