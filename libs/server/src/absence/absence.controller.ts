import { Body, Controller, Delete, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { Can, Ctx, IdPipe, type RequestContext, YearPipe } from '../platform';
import {
  AbsenceEffectDto,
  AbsenceKindDto,
  AbsenceRequestDto,
  AskAbsenceDto,
  OwnAbsencesDto,
  WantedAbsenceDto,
} from './absence.dto';
import { AbsenceReader } from './absence-reader';
import { AbsenceRequests } from './absence-requests';

/** Being absent: what holds, asking, and taking back. */
@ApiTags('absence')
@Controller()
export class AbsenceController {
  constructor(
    private readonly reader: AbsenceReader,
    private readonly requests: AbsenceRequests,
  ) {}

  @ApiOperation({ summary: 'Kinds of absence that one can ask for or tell oneself' })
  @Get('absence-kinds')
  @Can('self.read')
  @ApiOkResponse({ type: [AbsenceKindDto] })
  listAbsenceKinds(@Ctx() context: RequestContext): Promise<AbsenceKindDto[]> {
    return this.reader.kinds(context);
  }

  @ApiOperation({ summary: "One's own absences of a year, with what was asked" })
  @Get('absences/:year')
  @Can('self.read')
  @ApiOkResponse({ type: OwnAbsencesDto })
  listAbsences(@Ctx() context: RequestContext, @Param('year', YearPipe) year: number): Promise<OwnAbsencesDto> {
    return this.reader.own(context, year);
  }

  @ApiOperation({
    summary: 'What an absence of one’s own would do, and what stands against it',
    description: 'Nothing is written.',
  })
  @Post('absence-requests/preview')
  @Can('self.request')
  @HttpCode(200)
  @ApiOkResponse({ type: AbsenceEffectDto })
  previewAbsence(@Ctx() context: RequestContext, @Body() body: WantedAbsenceDto): Promise<AbsenceEffectDto> {
    return this.requests.preview(context, body);
  }

  @ApiOperation({
    summary: 'Asks for an absence, or tells one that holds by being told',
    description: '200 if this very request was received before.',
  })
  @Post('absence-requests')
  @Can('self.request')
  @ApiCreatedResponse({ type: AbsenceRequestDto })
  @ApiOkResponse({ type: AbsenceRequestDto, description: 'This request was received before.' })
  async askAbsence(
    @Ctx() context: RequestContext,
    @Body() body: AskAbsenceDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AbsenceRequestDto> {
    const { request, replayed } = await this.requests.ask(context, body);
    response.status(replayed ? 200 : 201);
    return request;
  }

  @ApiOperation({ summary: "Takes one's own request back while nobody has decided on it" })
  @Delete('absence-requests/:requestId')
  @Can('self.request')
  @ApiOkResponse({ type: AbsenceRequestDto })
  withdrawAbsence(
    @Ctx() context: RequestContext,
    @Param('requestId', IdPipe) requestId: string,
  ): Promise<AbsenceRequestDto> {
    return this.requests.withdraw(context, requestId);
  }
}
