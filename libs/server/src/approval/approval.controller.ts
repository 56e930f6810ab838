import { Body, Controller, Delete, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { type LocalDate, type YearMonth } from '@zeitbuch/working-time';
import { Can, Ctx, DatePipe, IdPipe, MonthPipe, type RequestContext, TextParam, TextQuery } from '../platform';
import { DecideAbsenceDto } from './absence-decision.dto';
import { AbsenceDecisions } from './absence-decisions';
import { ApprovalsDto, DecideDto, DecisionResultDto } from './approval.dto';
import { ApprovalDesk } from './approval-desk';
import { CorrectionDto, CreateCorrectionDto, DayEffectDto, PreviewDayDto } from './correction.dto';
import { CorrectionRequests } from './correction-requests';
import { CorrectionWithdrawals } from './correction-withdrawals';
import { DecidedDto } from './decided.dto';
import { DecidedItems } from './decided-items';
import { MonthSubmission } from './month-submission';
import { MonthDto, SubmitMonthDto, SubmitMonthForDto } from '../views';

/** Corrections, handing in a month, and deciding on both. */
@ApiTags('approval')
@Controller()
export class ApprovalController {
  constructor(
    private readonly corrections: CorrectionRequests,
    private readonly withdrawals: CorrectionWithdrawals,
    private readonly submission: MonthSubmission,
    private readonly desk: ApprovalDesk,
    private readonly absences: AbsenceDecisions,
    private readonly decided: DecidedItems,
  ) {}

  @ApiOperation({
    summary: "Asks for a correction of one's own bookings",
    description: '200 if this very request was received before.',
  })
  @Post('corrections')
  @Can('self.request')
  @ApiCreatedResponse({ type: CorrectionDto })
  @ApiOkResponse({ type: CorrectionDto, description: 'This request was received before.' })
  async createCorrection(
    @Ctx() context: RequestContext,
    @Body() body: CreateCorrectionDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CorrectionDto> {
    const { correction, replayed } = await this.corrections.request(context, body);
    response.status(replayed ? 200 : 201);
    return correction;
  }

  @ApiOperation({
    summary: "What one's own day would be worth with other bookings",
    description: 'Nothing is written.',
  })
  @Post('corrections/preview')
  @Can('self.request')
  @HttpCode(200)
  @ApiOkResponse({ type: DayEffectDto })
  previewDay(@Ctx() context: RequestContext, @Body() body: PreviewDayDto): Promise<DayEffectDto> {
    return this.corrections.preview(context, body);
  }

  @ApiOperation({ summary: "One's own requests about the days of a month, the newest first" })
  @Get('corrections')
  @Can('self.read')
  @ApiOkResponse({ type: [CorrectionDto] })
  @ApiQuery({ name: 'month' })
  listCorrections(
    @Ctx() context: RequestContext,
    @TextQuery('month', MonthPipe) month: YearMonth,
  ): Promise<CorrectionDto[]> {
    return this.corrections.list(context, month);
  }

  @ApiOperation({ summary: "Takes one's own request back while nobody has decided on it" })
  @Delete('corrections/:correctionId')
  @Can('self.request')
  @ApiOkResponse({ type: CorrectionDto })
  withdrawCorrection(
    @Ctx() context: RequestContext,
    @Param('correctionId', IdPipe) correctionId: string,
  ): Promise<CorrectionDto> {
    return this.withdrawals.withdraw(context, correctionId);
  }

  @ApiOperation({
    summary: 'Undoes the withdrawal of a request: it waits again as it was, as long as nothing came between',
  })
  @Post('corrections/:correctionId/restoration')
  @Can('self.request')
  @HttpCode(200)
  @ApiOkResponse({ type: CorrectionDto })
  restoreCorrection(
    @Ctx() context: RequestContext,
    @Param('correctionId', IdPipe) correctionId: string,
  ): Promise<CorrectionDto> {
    return this.withdrawals.restore(context, correctionId);
  }

  @ApiOperation({ summary: "Hands one's own month in" })
  @Post('months/:month/submission')
  @Can('self.request')
  @HttpCode(200)
  @ApiOkResponse({ type: MonthDto })
  submitMonth(
    @Ctx() context: RequestContext,
    @TextParam('month', MonthPipe) month: YearMonth,
    @Body() body: SubmitMonthDto,
  ): Promise<MonthDto> {
    return this.submission.submit(context, month, body.version);
  }

  @ApiOperation({ summary: 'Hands in the month of somebody who cannot, with a reason that the person reads' })
  @Post('people/:employeeId/months/:month/submission')
  @Can('month.submit-for')
  @HttpCode(200)
  @ApiOkResponse({ type: MonthDto })
  submitMonthFor(
    @Ctx() context: RequestContext,
    @Param('employeeId', IdPipe) employeeId: string,
    @TextParam('month', MonthPipe) month: YearMonth,
    @Body() body: SubmitMonthForDto,
  ): Promise<MonthDto> {
    return this.submission.submitFor(context, { employeeId, month, reason: body.reason });
  }

  @ApiOperation({ summary: "Decides what somebody's work on a whole day of leave or illness is worth" })
  @Post('people/:employeeId/days/:date/absence-decision')
  @Can('absence.decide')
  @HttpCode(200)
  @ApiOkResponse({ type: MonthDto })
  decideAbsence(
    @Ctx() context: RequestContext,
    @Param('employeeId', IdPipe) employeeId: string,
    @TextParam('date', DatePipe) date: LocalDate,
    @Body() body: DecideAbsenceDto,
  ): Promise<MonthDto> {
    return this.absences.decide(context, { employeeId, date, decision: body.decision });
  }

  @ApiOperation({ summary: "Takes one's own month back while it is not approved" })
  @Delete('months/:month/submission')
  @Can('self.request')
  @ApiOkResponse({ type: MonthDto })
  withdrawMonth(@Ctx() context: RequestContext, @TextParam('month', MonthPipe) month: YearMonth): Promise<MonthDto> {
    return this.submission.withdraw(context, month);
  }

  @ApiOperation({ summary: "What waits for the supervisor's decision, the oldest first" })
  @Get('approvals')
  @Can('approval.decide')
  @ApiOkResponse({ type: ApprovalsDto })
  listApprovals(@Ctx() context: RequestContext): Promise<ApprovalsDto> {
    return this.desk.list(context);
  }

  @ApiOperation({ summary: 'What was decided in the last sixty days on the people one cares for, the newest first' })
  @Get('approvals/decided')
  @Can('approval.decide')
  @ApiOkResponse({ type: DecidedDto })
  listDecided(@Ctx() context: RequestContext): Promise<DecidedDto> {
    return this.decided.list(context);
  }

  @ApiOperation({ summary: 'Decides on one or several items; each has its own result' })
  @Post('approvals/decisions')
  @Can('approval.decide')
  @HttpCode(200)
  @ApiOkResponse({ type: DecisionResultDto })
  decideApprovals(@Ctx() context: RequestContext, @Body() body: DecideDto): Promise<DecisionResultDto> {
    return this.desk.decide(context, body);
  }
}
