import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { Can, Ctx, type RequestContext } from '../platform';
import { BookingReceiptDto, CreateBookingDto, TodayDto, TodayFactsDto } from './booking.dto';
import { ClockIn } from './clock-in';
import { TodayReader } from './today-reader';

const STATUS_OF = { booked: 201, replayed: 200, kept: 202 } as const;

/** Clocking and where one stands right now. */
@ApiTags('booking')
@Controller()
export class BookingController {
  constructor(
    private readonly clockIn: ClockIn,
    private readonly todayReader: TodayReader,
  ) {}

  @ApiOperation({
    summary: 'Clocks in or out, begins or ends a break, or changes the place of work',
    description:
      '201 the first time, 200 with the same answer if this very request was received before. 202 where a booking made without connection does not fit: it is kept until somebody clarifies it, see `clarification`.',
  })
  @Post('bookings')
  @Can('self.clock')
  @ApiCreatedResponse({ type: BookingReceiptDto })
  @ApiOkResponse({ type: BookingReceiptDto, description: 'This request was received before.' })
  @ApiAcceptedResponse({ type: BookingReceiptDto, description: 'Kept to be clarified, now or before.' })
  async createBooking(
    @Ctx() context: RequestContext,
    @Body() body: CreateBookingDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BookingReceiptDto> {
    const { receipt, outcome } = await this.clockIn.execute(context, body);
    response.status(STATUS_OF[outcome]);
    return receipt;
  }

  @ApiOperation({ summary: 'Where the person stands right now' })
  @Get('today')
  @Can('self.read')
  @ApiOkResponse({ type: TodayDto })
  getToday(@Ctx() context: RequestContext): Promise<TodayDto> {
    return this.todayReader.read(context);
  }

  @ApiOperation({ summary: 'What today is worked out from, for the preview in the browser' })
  @Get('today/facts')
  @Can('self.read')
  @ApiOkResponse({ type: TodayFactsDto })
  getTodayFacts(@Ctx() context: RequestContext): Promise<TodayFactsDto> {
    return this.todayReader.readFacts(context);
  }
}
