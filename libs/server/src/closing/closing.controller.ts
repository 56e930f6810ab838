import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { Can, Ctx, IdPipe, type RequestContext } from '../platform';
import {
  CloseClosingDto,
  ClosingDto,
  ClosingOverviewDto,
  ClosingOverviewQueryDto,
  ClosingPeopleDto,
  ClosingPeopleQueryDto,
  ExcludePeopleDto,
  ClosingWaitingDto,
  RefuseClosingDto,
  RemindPeopleDto,
  StartClosingDto,
} from './closing.dto';
import { ClosingDesk } from './closing-desk';
import { ClosingExclusions } from './closing-exclusions';
import { ClosingReader } from './closing-reader';
import { ClosingReminders } from './closing-reminders';

/** The closing desk of the time administrators. */
@ApiTags('closing')
@Controller('closings')
export class ClosingController {
  constructor(
    private readonly desk: ClosingDesk,
    private readonly reader: ClosingReader,
    private readonly reminders: ClosingReminders,
    private readonly exclusions: ClosingExclusions,
  ) {}

  @ApiOperation({ summary: 'How far every payroll group is with a month' })
  @Get()
  @Can('closing.read')
  @ApiOkResponse({ type: ClosingOverviewDto })
  getClosingOverview(
    @Ctx() context: RequestContext,
    @Query() query: ClosingOverviewQueryDto,
  ): Promise<ClosingOverviewDto> {
    return this.reader.overview(context, query.month);
  }

  @ApiOperation({
    summary: "Starts the closing of a group's month and checks everybody in it; one that was refused is started again",
  })
  @Post()
  @Can('closing.run')
  @ApiCreatedResponse({ type: ClosingDto })
  @ApiOkResponse({ type: ClosingDto, description: 'Started by oneself already.' })
  async startClosing(
    @Ctx() context: RequestContext,
    @Body() body: StartClosingDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ClosingDto> {
    const { closing, created } = await this.desk.start(context, body);
    response.status(created ? 201 : 200);
    return closing;
  }

  @ApiOperation({ summary: 'One closing with its progress and sums' })
  @Get(':closingId')
  @Can('closing.read')
  @ApiOkResponse({ type: ClosingDto })
  getClosing(@Ctx() context: RequestContext, @Param('closingId', IdPipe) closingId: string): Promise<ClosingDto> {
    return this.reader.closing(context, closingId);
  }

  @ApiOperation({ summary: 'The people of a closing, by name, with what blocks them' })
  @Get(':closingId/people')
  @Can('closing.read')
  @ApiOkResponse({ type: ClosingPeopleDto })
  listClosingPeople(
    @Ctx() context: RequestContext,
    @Param('closingId', IdPipe) closingId: string,
    @Query() query: ClosingPeopleQueryDto,
  ): Promise<ClosingPeopleDto> {
    return this.reader.people(context, closingId, query);
  }

  @ApiOperation({ summary: 'What keeps the closing from being ready, by who must act next' })
  @Get(':closingId/waiting')
  @Can('closing.read')
  @ApiOkResponse({ type: ClosingWaitingDto })
  listClosingWaiting(
    @Ctx() context: RequestContext,
    @Param('closingId', IdPipe) closingId: string,
  ): Promise<ClosingWaitingDto> {
    return this.reminders.waiting(context, closingId);
  }

  @ApiOperation({
    summary: 'Reminds people who must act: it stands in their list of what waits',
    description: 'Once a day is enough.',
  })
  @Post(':closingId/reminders')
  @Can('closing.run')
  @HttpCode(200)
  @ApiOkResponse({ type: ClosingWaitingDto })
  remindOfClosing(
    @Ctx() context: RequestContext,
    @Param('closingId', IdPipe) closingId: string,
    @Body() body: RemindPeopleDto,
  ): Promise<ClosingWaitingDto> {
    return this.reminders.remind(context, closingId, body.employeeIds);
  }

  @ApiOperation({
    summary: 'Checks everybody who is not closed once more',
    description: 'Who does so counts as who started it.',
  })
  @Post(':closingId/recheck')
  @Can('closing.run')
  @HttpCode(200)
  @ApiOkResponse({ type: ClosingDto })
  recheckClosing(@Ctx() context: RequestContext, @Param('closingId', IdPipe) closingId: string): Promise<ClosingDto> {
    return this.desk.recheck(context, closingId);
  }

  @ApiOperation({
    summary: 'Closes exactly what the preview shows, by another person than who started it',
    description: 'The work goes on in the background.',
  })
  @Post(':closingId/close')
  @Can('closing.run')
  @HttpCode(202)
  @ApiAcceptedResponse({ type: ClosingDto })
  closeClosing(
    @Ctx() context: RequestContext,
    @Param('closingId', IdPipe) closingId: string,
    @Body() body: CloseClosingDto,
  ): Promise<ClosingDto> {
    return this.desk.close(context, closingId, body.planHash);
  }

  @ApiOperation({ summary: 'Refuses what the preview shows, with a reason; it can be started again' })
  @Post(':closingId/refusal')
  @Can('closing.run')
  @HttpCode(200)
  @ApiOkResponse({ type: ClosingDto })
  refuseClosing(
    @Ctx() context: RequestContext,
    @Param('closingId', IdPipe) closingId: string,
    @Body() body: RefuseClosingDto,
  ): Promise<ClosingDto> {
    return this.desk.refuse(context, closingId, body);
  }

  @ApiOperation({
    summary: 'Takes people out with a reason; everybody else is checked once more',
    description: 'Who does so counts as who started it.',
  })
  @Post(':closingId/exclusions')
  @Can('closing.run')
  @HttpCode(200)
  @ApiOkResponse({ type: ClosingDto })
  excludeFromClosing(
    @Ctx() context: RequestContext,
    @Param('closingId', IdPipe) closingId: string,
    @Body() body: ExcludePeopleDto,
  ): Promise<ClosingDto> {
    return this.exclusions.exclude(context, closingId, body);
  }

  @ApiOperation({ summary: 'Takes somebody in again while it is not closed' })
  @Delete(':closingId/exclusions/:employeeId')
  @Can('closing.run')
  @ApiOkResponse({ type: ClosingDto })
  includeInClosing(
    @Ctx() context: RequestContext,
    @Param('closingId', IdPipe) closingId: string,
    @Param('employeeId', IdPipe) employeeId: string,
  ): Promise<ClosingDto> {
    return this.exclusions.include(context, closingId, employeeId);
  }

  @ApiOperation({
    summary: "Starts the supplementary run of a closed group's month for those who were in no closing of it",
    description: '200 if one is open already.',
  })
  @Post(':closingId/supplement')
  @Can('closing.run')
  @ApiCreatedResponse({ type: ClosingDto })
  @ApiOkResponse({ type: ClosingDto, description: 'One is open already.' })
  async startSupplement(
    @Ctx() context: RequestContext,
    @Param('closingId', IdPipe) closingId: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ClosingDto> {
    const { closing, created } = await this.exclusions.supplement(context, closingId);
    response.status(created ? 201 : 200);
    return closing;
  }
}
