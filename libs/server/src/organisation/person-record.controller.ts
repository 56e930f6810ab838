import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, Ctx, IdPipe, type RequestContext } from '../platform';
import { AnnexExceptionChangeDto } from './annex-exception.dto';
import { AnnexExceptions } from './annex-exceptions';
import { contractTerms } from './contract-terms';
import { leave, stay } from './exit';
import { type FactChange } from './fact-change';
import {
  BelongingChangeDto,
  UnitChangeDto,
  type ChangeFromDto,
  ContractChangeDto,
  CostCenterChangeDto,
  ExitDto,
  PayrollGroupChangeDto,
  PermissionChangeDto,
  PersonDetailsDto,
  ProtectionChangeDto,
  SeenVersionQueryDto,
} from './person-change.dto';
import { PersonChanges } from './person-changes';
import { changeDetails } from './person-details';
import { PersonRecords } from './person-record';
import { PersonChangesDto, PersonRecordDto } from './person-record.dto';

/** What is known of a person, and every change of it. */
@ApiTags('organisation')
@Controller('people/:employeeId')
export class PersonRecordController {
  constructor(
    private readonly records: PersonRecords,
    private readonly changes: PersonChanges,
    private readonly exceptions: AnnexExceptions,
  ) {}

  @ApiOperation({ summary: 'Everything administered of a person: what held, holds and will hold' })
  @Get('record')
  @Can('people.read')
  @ApiOkResponse({ type: PersonRecordDto })
  getPersonRecord(
    @Ctx() context: RequestContext,
    @Param('employeeId', IdPipe) employeeId: string,
  ): Promise<PersonRecordDto> {
    return this.records.read(context, employeeId);
  }

  @ApiOperation({ summary: 'Who changed what is known of a person' })
  @Get('changes')
  @Can('people.read')
  @ApiOkResponse({ type: PersonChangesDto })
  listPersonChanges(
    @Ctx() context: RequestContext,
    @Param('employeeId', IdPipe) employeeId: string,
  ): Promise<PersonChangesDto> {
    return this.records.readChanges(context, employeeId);
  }

  @ApiOperation({ summary: 'Changes name, address, birth date or number' })
  @Patch()
  @Can('people.edit')
  @ApiOkResponse({ type: PersonRecordDto })
  changePerson(
    @Ctx() context: RequestContext,
    @Param('employeeId', IdPipe) employeeId: string,
    @Body() { version, ...details }: PersonDetailsDto,
  ): Promise<PersonRecordDto> {
    return this.changes.act(context, { employeeId, version }, (work, person) => changeDetails(work, person, details));
  }

  @ApiOperation({ summary: 'Another contract from a day on' })
  @Post('contract')
  @Can('people.edit')
  @HttpCode(200)
  @ApiOkResponse({ type: PersonRecordDto })
  changePersonContract(
    @Ctx() context: RequestContext,
    @Param('employeeId', IdPipe) employeeId: string,
    @Body() change: ContractChangeDto,
  ): Promise<PersonRecordDto> {
    return this.#change(context, employeeId, change, { kind: 'contract', value: contractTerms(change) });
  }

  @ApiOperation({ summary: 'Another unit from a day on' })
  @Post('unit')
  @Can('people.edit')
  @HttpCode(200)
  @ApiOkResponse({ type: PersonRecordDto })
  changePersonUnit(
    @Ctx() context: RequestContext,
    @Param('employeeId', IdPipe) employeeId: string,
    @Body() { version, from, to, ...unit }: UnitChangeDto,
  ): Promise<PersonRecordDto> {
    const days = { from, to: to ?? null };
    return this.changes.changeUnit(context, { employeeId, version }, { ...unit, ...days });
  }

  @ApiOperation({ summary: 'Another site, with its public holidays, from a day on' })
  @Post('site')
  @Can('people.edit')
  @HttpCode(200)
  @ApiOkResponse({ type: PersonRecordDto })
  changePersonSite(
    @Ctx() context: RequestContext,
    @Param('employeeId', IdPipe) employeeId: string,
    @Body() change: BelongingChangeDto,
  ): Promise<PersonRecordDto> {
    return this.#change(context, employeeId, change, { kind: 'site', value: { id: change.id } });
  }

  @ApiOperation({ summary: 'Another staff agreement from a day on' })
  @Post('agreement')
  @Can('people.edit')
  @HttpCode(200)
  @ApiOkResponse({ type: PersonRecordDto })
  changePersonAgreement(
    @Ctx() context: RequestContext,
    @Param('employeeId', IdPipe) employeeId: string,
    @Body() change: BelongingChangeDto,
  ): Promise<PersonRecordDto> {
    return this.#change(context, employeeId, change, { kind: 'agreement', value: { id: change.id } });
  }

  @ApiOperation({ summary: 'Another payroll group from a day on; the one of the last day of a month counts for it' })
  @Post('payroll-group')
  @Can('people.edit')
  @HttpCode(200)
  @ApiOkResponse({ type: PersonRecordDto })
  changePersonPayrollGroup(
    @Ctx() context: RequestContext,
    @Param('employeeId', IdPipe) employeeId: string,
    @Body() change: PayrollGroupChangeDto,
  ): Promise<PersonRecordDto> {
    return this.#change(context, employeeId, change, { kind: 'payrollGroup', value: { code: change.code } });
  }

  @ApiOperation({ summary: 'Another cost centre from a day on, or none' })
  @Post('cost-center')
  @Can('people.edit')
  @HttpCode(200)
  @ApiOkResponse({ type: PersonRecordDto })
  changePersonCostCenter(
    @Ctx() context: RequestContext,
    @Param('employeeId', IdPipe) employeeId: string,
    @Body() change: CostCenterChangeDto,
  ): Promise<PersonRecordDto> {
    const { code } = change;
    return this.#change(context, employeeId, change, {
      kind: 'costCenter',
      value: code === undefined ? null : { code },
    });
  }

  @ApiOperation({ summary: 'An annex does not hold for the person on some days, or does after all' })
  @Post('annex-exception')
  @Can('people.edit')
  @HttpCode(200)
  @ApiOkResponse({ type: PersonRecordDto })
  changeAnnexException(
    @Ctx() context: RequestContext,
    @Param('employeeId', IdPipe) employeeId: string,
    @Body() change: AnnexExceptionChangeDto,
  ): Promise<PersonRecordDto> {
    return this.exceptions.change(context, employeeId, change);
  }

  @ApiOperation({ summary: 'Telework or mobile work is permitted from a day on, or no longer' })
  @Post('permission')
  @Can('people.edit')
  @HttpCode(200)
  @ApiOkResponse({ type: PersonRecordDto })
  changePersonPermission(
    @Ctx() context: RequestContext,
    @Param('employeeId', IdPipe) employeeId: string,
    @Body() change: PermissionChangeDto,
  ): Promise<PersonRecordDto> {
    const { kind, holds, equipped } = change;
    return this.#change(context, employeeId, change, { kind, value: holds ? { equipped } : null });
  }

  @ApiOperation({ summary: 'Something protects the person from a day on, or no longer' })
  @Post('protection')
  @Can('people.edit')
  @HttpCode(200)
  @ApiOkResponse({ type: PersonRecordDto })
  changePersonProtection(
    @Ctx() context: RequestContext,
    @Param('employeeId', IdPipe) employeeId: string,
    @Body() change: ProtectionChangeDto,
  ): Promise<PersonRecordDto> {
    const { kind, holds } = change;
    return this.#change(context, employeeId, change, { kind, value: holds ? {} : null });
  }

  @ApiOperation({ summary: 'The person leaves; what is dated, roles and leaderships end with the last day' })
  @Post('exit')
  @Can('people.edit')
  @HttpCode(200)
  @ApiOkResponse({ type: PersonRecordDto })
  endEmployment(
    @Ctx() context: RequestContext,
    @Param('employeeId', IdPipe) employeeId: string,
    @Body() { version, lastDay }: ExitDto,
  ): Promise<PersonRecordDto> {
    return this.changes.act(context, { employeeId, version }, (work, person) => leave(work, person, lastDay));
  }

  @ApiOperation({ summary: 'The person stays after all' })
  @Delete('exit')
  @Can('people.edit')
  @HttpCode(200)
  @ApiOkResponse({ type: PersonRecordDto })
  takeBackExit(
    @Ctx() context: RequestContext,
    @Param('employeeId', IdPipe) employeeId: string,
    @Query() { version }: SeenVersionQueryDto,
  ): Promise<PersonRecordDto> {
    return this.changes.act(context, { employeeId, version }, stay);
  }

  #change(
    context: RequestContext,
    employeeId: string,
    { version, from, to }: ChangeFromDto,
    change: Pick<FactChange, 'kind' | 'value'>,
  ): Promise<PersonRecordDto> {
    return this.changes.change(context, { employeeId, version }, [{ from, to: to ?? null, ...change } as FactChange]);
  }
}
