import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { type Response } from 'express';
import { Can, Ctx, DatePipe, IdPipe, MonthPipe, type RequestContext } from '../platform';
import { BookingReceiptDto, CreateBookingDto, TodayDto, TodayFactsDto } from './booking.dto';
import { ClockIn } from './clock-in';
import { DayExplainer } from './day-explainer';
import { DayExplanationDto } from './explanation.dto';
import { LimitsDto } from './limits.dto';
import { LimitsReader } from './limits-reader';
import { MonthDto, TeamMonthDto } from './month.dto';
import { MonthReader } from './month-reader';
import { OvertimeDto } from './overtime.dto';
import { OvertimeReader } from './overtime-reader';
import { TeamReader } from './team-reader';
import { TodayReader } from './today-reader';

const STATUS_OF = { booked: 201, replayed: 200, kept: 202 } as const;

/** Clocking and looking at what it came to. */
@ApiTags('booking')
@Controller()
export class BookingController {
  constructor(
    private readonly clockIn: ClockIn,
    private readonly todayReader: TodayReader,
    private readonly monthReader: MonthReader,
    private readonly limitsReader: LimitsReader,
    private readonly overtimeReader: OvertimeReader,
    private readonly explainer: DayExplainer,
    private readonly teamReader: TeamReader,
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

  @ApiOperation({ summary: "A month with all its days: one's own, or that of somebody one may see" })
  @Get('months/:month')
  @Can('month.read')
  @ApiOkResponse({ type: MonthDto })
  @ApiQuery({ name: 'employeeId', required: false })
  getMonth(
    @Ctx() context: RequestContext,
    @Param('month', MonthPipe) month: string,
    @Query('employeeId', IdPipe) employeeId?: string,
  ): Promise<MonthDto> {
    return this.monthReader.read(context, month, employeeId);
  }

  @ApiOperation({
    summary: 'Limits that look beyond one day: averages, weeks, quotas, days of rest',
    description: 'They warn; no minute changes.',
  })
  @Get('months/:month/limits')
  @Can('month.read')
  @ApiOkResponse({ type: LimitsDto })
  @ApiQuery({ name: 'employeeId', required: false })
  getLimits(
    @Ctx() context: RequestContext,
    @Param('month', MonthPipe) month: string,
    @Query('employeeId', IdPipe) employeeId?: string,
  ): Promise<LimitsDto> {
    return this.limitsReader.read(context, month, employeeId);
  }

  @ApiOperation({
    summary: 'Ordered work by calendar week: what time off balanced and what is paid',
    description: 'Supervisors read what was ordered.',
  })
  @Get('months/:month/overtime')
  @Can('month.read')
  @ApiOkResponse({ type: OvertimeDto })
  @ApiQuery({ name: 'employeeId', required: false })
  getOvertime(
    @Ctx() context: RequestContext,
    @Param('month', MonthPipe) month: string,
    @Query('employeeId', IdPipe) employeeId?: string,
  ): Promise<OvertimeDto> {
    return this.overtimeReader.read(context, month, employeeId);
  }

  @ApiOperation({ summary: 'How the figures of a day came about' })
  @Get('days/:date/explanation')
  @Can('month.read')
  @ApiOkResponse({ type: DayExplanationDto })
  @ApiQuery({ name: 'employeeId', required: false })
  explainDay(
    @Ctx() context: RequestContext,
    @Param('date', DatePipe) date: string,
    @Query('employeeId', IdPipe) employeeId?: string,
  ): Promise<DayExplanationDto> {
    return this.explainer.explain(context, date, employeeId);
  }

  @ApiOperation({ summary: 'The month of everybody whom the supervisor leads today' })
  @Get('team/months/:month')
  @Can('team.read')
  @ApiOkResponse({ type: TeamMonthDto })
  getTeamMonth(@Ctx() context: RequestContext, @Param('month', MonthPipe) month: string): Promise<TeamMonthDto> {
    return this.teamReader.read(context, month);
  }
}
