import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { Can, Ctx, IdPipe, type RequestContext, YearPipe } from '../platform';
import {
  AbsenceEffectDto,
  AbsenceRequestDto,
  AbsencesOfPersonDto,
  AnswerEnteredDto,
  EnterAbsenceDto,
  EnteredAbsenceDto,
} from './absence.dto';
import { EnteredAbsences } from './entered-absences';

/** Absences that the time administration enters for people. */
@ApiTags('absence')
@Controller()
export class EnteredAbsencesController {
  constructor(private readonly entered: EnteredAbsences) {}

  @ApiOperation({ summary: "A person's absences of a year, for the time administration" })
  @Get('people/:employeeId/absences/:year')
  @Can('absence.enter')
  @ApiOkResponse({ type: AbsencesOfPersonDto })
  listAbsencesOfPerson(
    @Ctx() context: RequestContext,
    @Param('employeeId', IdPipe) employeeId: string,
    @Param('year', YearPipe) year: number,
  ): Promise<AbsencesOfPersonDto> {
    return this.entered.read(context, employeeId, year);
  }

  @ApiOperation({ summary: 'What an entry for a person would do', description: 'Nothing is written.' })
  @Post('people/:employeeId/absence-entries/preview')
  @Can('absence.enter')
  @HttpCode(200)
  @ApiOkResponse({ type: AbsenceEffectDto })
  previewEnteredAbsence(
    @Ctx() context: RequestContext,
    @Param('employeeId', IdPipe) employeeId: string,
    @Body() body: EnteredAbsenceDto,
  ): Promise<AbsenceEffectDto> {
    return this.entered.preview(context, employeeId, body);
  }

  @ApiOperation({
    summary: 'Enters, changes or cancels an absence of a person, who is told',
    description: '200 if this very entry was received before.',
  })
  @Post('people/:employeeId/absence-entries')
  @Can('absence.enter')
  @ApiCreatedResponse({ type: AbsenceRequestDto })
  @ApiOkResponse({ type: AbsenceRequestDto, description: 'This entry was received before.' })
  async enterAbsence(
    @Ctx() context: RequestContext,
    @Param('employeeId', IdPipe) employeeId: string,
    @Body() body: EnterAbsenceDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AbsenceRequestDto> {
    const { request, replayed } = await this.entered.enter(context, employeeId, body);
    response.status(replayed ? 200 : 201);
    return request;
  }

  @ApiOperation({ summary: 'Says that one has seen what was entered for oneself, or does not agree' })
  @Post('absence-requests/:requestId/answer')
  @Can('self.request')
  @HttpCode(200)
  @ApiOkResponse({ type: AbsenceRequestDto })
  answerEnteredAbsence(
    @Ctx() context: RequestContext,
    @Param('requestId', IdPipe) requestId: string,
    @Body() { dissent }: AnswerEnteredDto,
  ): Promise<AbsenceRequestDto> {
    return this.entered.answer(context, requestId, dissent);
  }
}
