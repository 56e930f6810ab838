import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Person, PersonChanges, PersonRecordDto } from '../organisation';
import { Can, Ctx, IdPipe, type RequestContext } from '../platform';
import { changeOrder, changeSecondJob, type DayWork, declareDay } from './day-facts';
import { changeStandby } from './on-call-plans';
import { OpeningChangeDto, OpeningDecisionDto } from './openings.dto';
import { decideOpening, proposeOpening } from './openings';
import { DeclaredDayChangeDto, SecondJobChangeDto, TimesChangeDto } from './particulars.dto';

/** What is known of days and times of a person: second job, declarations, orders, on-call plans, hours brought along. */
@ApiTags('organisation')
@Controller('people/:employeeId')
export class ParticularsController {
  constructor(private readonly changes: PersonChanges) {}

  @ApiOperation({ summary: 'How long the person works for another employer on some days' })
  @Post('second-job')
  @Can('people.edit')
  @HttpCode(200)
  @ApiOkResponse({ type: PersonRecordDto })
  changeSecondJob(
    @Ctx() context: RequestContext,
    @Param('employeeId', IdPipe) employeeId: string,
    @Body() change: SecondJobChangeDto,
  ): Promise<PersonRecordDto> {
    return this.#act(context, { employeeId, change }, changeSecondJob);
  }

  @ApiOperation({
    summary: 'Time off for a public holiday, or that the person could not be released, on a day; or no longer',
  })
  @Post('declared-day')
  @Can('people.edit')
  @HttpCode(200)
  @ApiOkResponse({ type: PersonRecordDto })
  declareDay(
    @Ctx() context: RequestContext,
    @Param('employeeId', IdPipe) employeeId: string,
    @Body() change: DeclaredDayChangeDto,
  ): Promise<PersonRecordDto> {
    return this.#act(context, { employeeId, change }, declareDay);
  }

  @ApiOperation({ summary: 'An order of overtime comes on record, goes, or stands in the place of another' })
  @Post('overtime-order')
  @Can('people.edit')
  @HttpCode(200)
  @ApiOkResponse({ type: PersonRecordDto })
  changeOvertimeOrder(
    @Ctx() context: RequestContext,
    @Param('employeeId', IdPipe) employeeId: string,
    @Body() change: TimesChangeDto,
  ): Promise<PersonRecordDto> {
    return this.#act(context, { employeeId, change }, changeOrder);
  }

  @ApiOperation({ summary: 'An on-call plan comes on record, goes, or stands in the place of another' })
  @Post('standby')
  @Can('people.edit')
  @HttpCode(200)
  @ApiOkResponse({ type: PersonRecordDto })
  changeStandby(
    @Ctx() context: RequestContext,
    @Param('employeeId', IdPipe) employeeId: string,
    @Body() change: TimesChangeDto,
  ): Promise<PersonRecordDto> {
    return this.#act(context, { employeeId, change }, changeStandby);
  }

  @ApiOperation({
    summary: 'What the person brings along on an account, or its correction; a second person confirms it',
    description:
      'It counts at once only where the city decided that one person is enough for files, or is being set up by one.',
  })
  @Post('opening')
  @Can('people.edit')
  @HttpCode(200)
  @ApiOkResponse({ type: PersonRecordDto })
  proposeOpening(
    @Ctx() context: RequestContext,
    @Param('employeeId', IdPipe) employeeId: string,
    @Body() change: OpeningChangeDto,
  ): Promise<PersonRecordDto> {
    return this.#act(context, { employeeId, change }, proposeOpening);
  }

  @ApiOperation({ summary: 'Confirms, refuses or takes back what somebody wants to record as brought along' })
  @Post('opening-decision')
  @Can('people.edit')
  @HttpCode(200)
  @ApiOkResponse({ type: PersonRecordDto })
  decideOpening(
    @Ctx() context: RequestContext,
    @Param('employeeId', IdPipe) employeeId: string,
    @Body() decision: OpeningDecisionDto,
  ): Promise<PersonRecordDto> {
    return this.#act(context, { employeeId, change: decision }, decideOpening);
  }

  #act<Change extends { readonly version: number }>(
    context: RequestContext,
    { employeeId, change }: { readonly employeeId: string; readonly change: Change },
    act: (work: DayWork, person: Person, change: Change) => Promise<void>,
  ): Promise<PersonRecordDto> {
    const { version } = change;
    return this.changes.act(context, { employeeId, version }, (work, person) =>
      act({ ...work, zone: context.zone }, person, change),
    );
  }
}
