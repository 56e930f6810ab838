import { Module } from '@nestjs/common';
import { FactsModule } from '../facts';
import { TeamScopeModule } from '../identity';
import { BookingController } from './booking.controller';
import { BookingWriter } from './booking-writer';
import { ClockContextReader } from './clock-context-reader';
import { ClockIn } from './clock-in';
import { LateBookings } from './late-bookings';
import { SettleBookings } from './settle-bookings';
import { TodayReader } from './today-reader';
import { OpenDays } from '../month';

@Module({
  imports: [FactsModule, TeamScopeModule],
  controllers: [BookingController],
  providers: [BookingWriter, ClockContextReader, ClockIn, LateBookings, OpenDays, SettleBookings, TodayReader],
  exports: [ClockContextReader, OpenDays, SettleBookings],
})
export class BookingModule {}
