import { Injectable } from '@nestjs/common';
import { Problem, type RequestContext } from '../platform';
import { type BookingReceiptDto, type CreateBookingDto } from './booking.dto';

@Injectable()
export class ClockIn {
  async execute(
    _context: RequestContext,
    _command: CreateBookingDto,
  ): Promise<{ receipt: BookingReceiptDto; replayed: boolean }> {
    throw new Problem('unavailable');
  }
}
