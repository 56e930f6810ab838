import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { type LocalDate, type YearMonth } from '@zeitbuch/working-time';
import { Can, Ctx, DatePipe, IdPipe, MonthPipe, type RequestContext, TextParam } from '../platform';
import { DayExplainer } from './day-explainer';
import { DayExplanationDto } from './explanation.dto';
import { LimitsDto } from './limits.dto';
import { LimitsReader } from './limits-reader';
import { MonthDto, TeamMonthDto } from './month.dto';
import { MonthReader } from './month-reader';
import { OvertimeDto } from './overtime.dto';
import { OvertimeReader } from './overtime-reader';
import { TeamReader } from './team-reader';

/** Looking at what was recorded came to, as far as the viewer may know it. */
@ApiTags('booking')
@Controller()
export class ViewsController {
  constructor(
    private readonly monthReader: MonthReader,
    private readonly limitsReader: LimitsReader,
    private readonly overtimeReader: OvertimeReader,
    private readonly explainer: DayExplainer,
    private readonly teamReader: TeamReader,
  ) {}

  @ApiOperation({ summary: "A month with all its days: one's own, or that of somebody one may see" })
  @Get('months/:month')
  @Can('month.read')
  @ApiOkResponse({ type: MonthDto })
  @ApiQuery({ name: 'employeeId', required: false })
  getMonth(
    @Ctx() context: RequestContext,
    @TextParam('month', MonthPipe) month: YearMonth,
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
    @TextParam('month', MonthPipe) month: YearMonth,
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
    @TextParam('month', MonthPipe) month: YearMonth,
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
    @TextParam('date', DatePipe) date: LocalDate,
    @Query('employeeId', IdPipe) employeeId?: string,
  ): Promise<DayExplanationDto> {
    return this.explainer.explain(context, date, employeeId);
  }

  @ApiOperation({ summary: 'The month of everybody whom the supervisor leads today' })
  @Get('team/months/:month')
  @Can('team.read')
  @ApiOkResponse({ type: TeamMonthDto })
  getTeamMonth(@Ctx() context: RequestContext, @TextParam('month', MonthPipe) month: YearMonth): Promise<TeamMonthDto> {
    return this.teamReader.read(context, month);
  }
}
