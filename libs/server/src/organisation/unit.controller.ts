import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type LocalDate } from '@zeitbuch/working-time';
import { Can, Ctx, DatePipe, IdPipe, type RequestContext, TextParam } from '../platform';
import { MovedPeopleDto, MovePeopleDto } from './move-people.dto';
import { MovePeople } from './move-people';
import { TransferQueryDto } from './agreement-transfer.dto';
import { Organisation } from './organisation';
import {
  ChangeUnitDto,
  DissolveUnitDto,
  EndLeadershipDto,
  FoundUnitDto,
  GapsDto,
  GiveLeadershipDto,
  SeenUnitQueryDto,
  UnitDto,
  UnitTreeDto,
  UnitsQueryDto,
} from './unit.dto';
import { OrganisationReader } from './unit-reader';

/** Units of the city and who leads them. Every act says from which day on it holds; nothing is overwritten. */
@ApiTags('organisation')
@Controller('units')
export class UnitController {
  constructor(
    private readonly reader: OrganisationReader,
    private readonly organisation: Organisation,
    private readonly moves: MovePeople,
  ) {}

  @ApiOperation({ summary: 'All units on a day, with who leads them and how many belong to them' })
  @Get()
  @Can('organisation.read')
  @ApiOkResponse({ type: UnitTreeDto })
  listUnits(@Ctx() context: RequestContext, @Query() { on }: UnitsQueryDto): Promise<UnitTreeDto> {
    return this.reader.tree(context, on);
  }

  @ApiOperation({ summary: 'People on whose time nobody decides on a day' })
  @Get('gaps')
  @Can('organisation.read')
  @ApiOkResponse({ type: GapsDto })
  listUnledPeople(@Ctx() context: RequestContext, @Query() { on }: UnitsQueryDto): Promise<GapsDto> {
    return this.reader.gaps(context, on);
  }

  @ApiOperation({ summary: 'A unit with all its states and leaderships' })
  @Get(':unitId')
  @Can('organisation.read')
  @ApiOkResponse({ type: UnitDto })
  getUnit(
    @Ctx() context: RequestContext,
    @Param('unitId', IdPipe) unitId: string,
    @Query() { on }: UnitsQueryDto,
  ): Promise<UnitDto> {
    return this.reader.unit(context, unitId, on);
  }

  @ApiOperation({ summary: 'Founds a unit' })
  @Post()
  @Can('organisation.edit')
  @ApiCreatedResponse({ type: UnitDto })
  foundUnit(@Ctx() context: RequestContext, @Body() unit: FoundUnitDto): Promise<UnitDto> {
    return this.organisation.found(context, unit);
  }

  @ApiOperation({ summary: 'Renames or moves a unit, or changes its kind, from a day on' })
  @Put(':unitId')
  @Can('organisation.edit')
  @ApiOkResponse({ type: UnitDto })
  changeUnit(
    @Ctx() context: RequestContext,
    @Param('unitId', IdPipe) unitId: string,
    @Body() change: ChangeUnitDto,
  ): Promise<UnitDto> {
    return this.organisation.change(context, unitId, change);
  }

  @ApiOperation({ summary: 'Dissolves a unit from a day on; nobody may be in it then' })
  @Post(':unitId/dissolution')
  @Can('organisation.edit')
  @HttpCode(200)
  @ApiOkResponse({ type: UnitDto })
  dissolveUnit(
    @Ctx() context: RequestContext,
    @Param('unitId', IdPipe) unitId: string,
    @Body() dissolution: DissolveUnitDto,
  ): Promise<UnitDto> {
    return this.organisation.dissolve(context, unitId, dissolution);
  }

  @ApiOperation({
    summary:
      'Moves people of a unit to another one from a day on; with `dryRun=true` it only says who moves and what follows',
  })
  @Post(':unitId/moves')
  @Can('people.edit')
  @HttpCode(200)
  @ApiOkResponse({ type: MovedPeopleDto })
  movePeople(
    @Ctx() context: RequestContext,
    @Param('unitId', IdPipe) unitId: string,
    @Query() { dryRun }: TransferQueryDto,
    @Body() order: MovePeopleDto,
  ): Promise<MovedPeopleDto> {
    return this.moves.execute(context, unitId, { order, dryRun: dryRun === 'true' });
  }

  @ApiOperation({ summary: 'Takes back what was to take effect on a day to come' })
  @Delete(':unitId/changes/:date')
  @Can('organisation.edit')
  @ApiOkResponse({ type: UnitDto })
  withdrawUnitChange(
    @Ctx() context: RequestContext,
    @Param('unitId', IdPipe) unitId: string,
    @TextParam('date', DatePipe) date: LocalDate,
    @Query() { version }: SeenUnitQueryDto,
  ): Promise<UnitDto> {
    return this.organisation.withdraw(context, { unitId, version }, date);
  }

  @ApiOperation({ summary: 'Makes somebody supervisor or deputy of a unit' })
  @Post(':unitId/leaderships')
  @Can('organisation.edit')
  @ApiCreatedResponse({ type: UnitDto })
  giveLeadership(
    @Ctx() context: RequestContext,
    @Param('unitId', IdPipe) unitId: string,
    @Body() leadership: GiveLeadershipDto,
  ): Promise<UnitDto> {
    return this.organisation.giveLeadership(context, unitId, leadership);
  }

  @ApiOperation({ summary: 'Ends a leadership with a day; one that has not begun then never was' })
  @Put(':unitId/leaderships/:leadershipId')
  @Can('organisation.edit')
  @ApiOkResponse({ type: UnitDto })
  endLeadership(
    @Ctx() context: RequestContext,
    @Param('unitId', IdPipe) unitId: string,
    @Param('leadershipId', IdPipe) leadershipId: string,
    @Body() end: EndLeadershipDto,
  ): Promise<UnitDto> {
    return this.organisation.endLeadership(context, { unitId, version: end.version }, { leadershipId, to: end.to });
  }
}
