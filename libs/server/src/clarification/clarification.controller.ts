import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, Ctx, IdPipe, type RequestContext } from '../platform';
import {
  ClarificationsDto,
  DecideClarificationDto,
  KeptBookingDto,
  OwnClarificationsQueryDto,
} from './clarification.dto';
import { ClarificationDesk } from './clarification-desk';

/** Bookings that came late and are to be clarified. */
@ApiTags('clarification')
@Controller('clarifications')
export class ClarificationController {
  constructor(private readonly desk: ClarificationDesk) {}

  @ApiOperation({
    summary: "One's own bookings that were kept to be clarified",
    description: 'Of a month; without one, what waits and what was decided in the last week.',
  })
  @Get()
  @Can('self.read')
  @ApiOkResponse({ type: [KeptBookingDto] })
  listOwnClarifications(
    @Ctx() context: RequestContext,
    @Query() query: OwnClarificationsQueryDto,
  ): Promise<KeptBookingDto[]> {
    return this.desk.own(context, query.month);
  }

  @ApiOperation({
    summary: 'Kept bookings that wait for a decision of this person',
    description: 'Those of their team, for time administrators those of everybody.',
  })
  @Get('waiting')
  @Can('clarification.decide')
  @ApiOkResponse({ type: ClarificationsDto })
  listClarifications(@Ctx() context: RequestContext): Promise<ClarificationsDto> {
    return this.desk.list(context);
  }

  @ApiOperation({ summary: 'Decides on a booking of somebody else' })
  @Post(':bookingId/decision')
  @Can('clarification.decide')
  @HttpCode(200)
  @ApiOkResponse({ type: KeptBookingDto })
  decideClarification(
    @Ctx() context: RequestContext,
    @Param('bookingId', IdPipe) bookingId: string,
    @Body() body: DecideClarificationDto,
  ): Promise<KeptBookingDto> {
    return this.desk.decide(context, bookingId, body);
  }
}
