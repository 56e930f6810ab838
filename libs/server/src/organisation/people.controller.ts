import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, Ctx, IdPipe, type RequestContext } from '../platform';
import { AccessMails } from './access-mails';
import { AccessMailsDto, AccessSheetsDto, AccessSheetsOrderDto } from './access-sheets.dto';
import { AccessSheets } from './access-sheets';
import { IssuedAccessCodeDto, PeopleDto, PeopleQueryDto, PersonDto } from './people.dto';
import { PeopleList } from './people-list';
import { PersonAccess } from './person-access';
import { HireDto } from './person-change.dto';
import { PersonChanges } from './person-changes';
import { PersonRecords } from './person-record';
import { PeopleChoicesDto, PersonRecordDto } from './person-record.dto';

/** The people of the city and how they get in. */
@ApiTags('organisation')
@Controller('people')
export class PeopleController {
  constructor(
    private readonly people: PeopleList,
    private readonly access: PersonAccess,
    private readonly sheets: AccessSheets,
    private readonly mails: AccessMails,
    private readonly records: PersonRecords,
    private readonly changes: PersonChanges,
  ) {}

  @ApiOperation({ summary: 'People by name, a hundred a page, found by words' })
  @Get()
  @Can('people.read')
  @ApiOkResponse({ type: PeopleDto })
  listPeople(@Ctx() context: RequestContext, @Query() query: PeopleQueryDto): Promise<PeopleDto> {
    return this.people.read(context, query);
  }

  @ApiOperation({ summary: 'Somebody begins: with a contract, a unit, a site and an agreement from the first day on' })
  @Post()
  @Can('people.edit')
  @ApiCreatedResponse({ type: PersonRecordDto })
  hirePerson(@Ctx() context: RequestContext, @Body() order: HireDto): Promise<PersonRecordDto> {
    return this.changes.hire(context, order);
  }

  @ApiOperation({ summary: 'What forms about people offer: units, sites, agreements, payroll groups' })
  @Get('choices')
  @Can('people.read')
  @ApiOkResponse({ type: PeopleChoicesDto })
  listPeopleChoices(@Ctx() context: RequestContext): Promise<PeopleChoicesDto> {
    return this.records.readChoices(context);
  }

  @ApiOperation({ summary: 'Makes codes for many people at once, by unit and name; each is told once' })
  @Post('access-codes')
  @Can('account.manage')
  @ApiCreatedResponse({ type: AccessSheetsDto })
  issueAccessSheets(@Ctx() context: RequestContext, @Body() order: AccessSheetsOrderDto): Promise<AccessSheetsDto> {
    return this.sheets.issue(context, order);
  }

  @ApiOperation({ summary: 'Mails many people at once a link with which each chooses a password' })
  @Post('access-mails')
  @Can('account.manage')
  @HttpCode(200)
  @ApiOkResponse({ type: AccessMailsDto })
  mailAccessCodes(@Ctx() context: RequestContext, @Body() order: AccessSheetsOrderDto): Promise<AccessMailsDto> {
    return this.mails.order(context, order);
  }

  @ApiOperation({ summary: 'A person and how they get in' })
  @Get(':employeeId')
  @Can('people.read')
  @ApiOkResponse({ type: PersonDto })
  getPerson(@Ctx() context: RequestContext, @Param('employeeId', IdPipe) employeeId: string): Promise<PersonDto> {
    return this.people.readOne(context, employeeId);
  }

  @ApiOperation({ summary: 'Makes a code with which the person chooses a password; it is told once' })
  @Post(':employeeId/access-codes')
  @Can('account.manage')
  @ApiCreatedResponse({ type: IssuedAccessCodeDto })
  issueAccessCode(
    @Ctx() context: RequestContext,
    @Param('employeeId', IdPipe) employeeId: string,
  ): Promise<IssuedAccessCodeDto> {
    return this.access.issueCode(context, employeeId);
  }

  @ApiOperation({ summary: 'Mails a link with which the person chooses a password' })
  @Post(':employeeId/access-mails')
  @Can('account.manage')
  @HttpCode(204)
  @ApiNoContentResponse()
  mailAccessCode(@Ctx() context: RequestContext, @Param('employeeId', IdPipe) employeeId: string): Promise<void> {
    return this.access.mailCode(context, employeeId);
  }

  @ApiOperation({ summary: 'Closes the access of a person: every session ends at once' })
  @Delete(':employeeId/access')
  @Can('account.manage')
  @HttpCode(204)
  @ApiNoContentResponse()
  closeAccess(@Ctx() context: RequestContext, @Param('employeeId', IdPipe) employeeId: string): Promise<void> {
    return this.access.close(context, employeeId);
  }

  @ApiOperation({ summary: 'Opens the access of a person again, with the password of before' })
  @Put(':employeeId/access')
  @Can('account.manage')
  @HttpCode(204)
  @ApiNoContentResponse()
  reopenAccess(@Ctx() context: RequestContext, @Param('employeeId', IdPipe) employeeId: string): Promise<void> {
    return this.access.reopen(context, employeeId);
  }
}
