import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, Ctx, IdPipe, type RequestContext } from '../platform';
import {
  CalendarQueryDto,
  ChangeHolidayDto,
  ChangeRegionDto,
  ChangeSiteDto,
  ContinueCalendarDto,
  EnterHolidayDto,
  FoundSiteDto,
  OwnHolidayDto,
  SeenHolidayQueryDto,
  SeenRegionQueryDto,
  SiteDto,
  SiteListDto,
  SitesQueryDto,
} from './site.dto';
import { Sites } from './sites';
import { SitesReader } from './sites-reader';

/** Places where people work, whose public holidays hold there, and days of the city's own. */
@ApiTags('organisation')
@Controller()
export class SiteController {
  constructor(
    private readonly reader: SitesReader,
    private readonly sites: Sites,
  ) {}

  @ApiOperation({ summary: 'All sites on a day, with how many people work there' })
  @Get('sites')
  @Can('organisation.read')
  @ApiOkResponse({ type: SiteListDto })
  listSites(@Ctx() context: RequestContext, @Query() { on }: SitesQueryDto): Promise<SiteListDto> {
    return this.reader.list(context, on);
  }

  @ApiOperation({ summary: 'A site with the calendar of a year' })
  @Get('sites/:siteId')
  @Can('organisation.read')
  @ApiOkResponse({ type: SiteDto })
  getSite(
    @Ctx() context: RequestContext,
    @Param('siteId', IdPipe) siteId: string,
    @Query() { year }: CalendarQueryDto,
  ): Promise<SiteDto> {
    return this.reader.site(context, siteId, year);
  }

  @ApiOperation({ summary: 'Founds a site with the public holidays of a region' })
  @Post('sites')
  @Can('organisation.edit')
  @ApiCreatedResponse({ type: SiteDto })
  foundSite(@Ctx() context: RequestContext, @Body() site: FoundSiteDto): Promise<SiteDto> {
    return this.sites.found(context, site);
  }

  @ApiOperation({ summary: 'Renames a site, or closes it for those who come from a day on' })
  @Put('sites/:siteId')
  @Can('organisation.edit')
  @ApiOkResponse({ type: SiteDto })
  changeSite(
    @Ctx() context: RequestContext,
    @Param('siteId', IdPipe) siteId: string,
    @Body() change: ChangeSiteDto,
  ): Promise<SiteDto> {
    return this.sites.change(context, siteId, change);
  }

  @ApiOperation({ summary: 'Gives a site the public holidays of another region from a day on' })
  @Put('sites/:siteId/region')
  @Can('organisation.edit')
  @ApiOkResponse({ type: SiteDto })
  changeSiteRegion(
    @Ctx() context: RequestContext,
    @Param('siteId', IdPipe) siteId: string,
    @Body() change: ChangeRegionDto,
  ): Promise<SiteDto> {
    return this.sites.changeRegion(context, siteId, change);
  }

  @ApiOperation({ summary: 'Takes back public holidays of another region that are planned and have not begun' })
  @Delete('sites/:siteId/region')
  @Can('organisation.edit')
  @ApiOkResponse({ type: SiteDto })
  withdrawSiteRegion(
    @Ctx() context: RequestContext,
    @Param('siteId', IdPipe) siteId: string,
    @Query() { version, from }: SeenRegionQueryDto,
  ): Promise<SiteDto> {
    return this.sites.withdrawRegion(context, { siteId, version }, from);
  }

  @ApiOperation({ summary: 'Writes the public holidays of years that have none yet' })
  @Post('sites/:siteId/calendar')
  @Can('organisation.edit')
  @HttpCode(200)
  @ApiOkResponse({ type: SiteDto })
  continueCalendar(
    @Ctx() context: RequestContext,
    @Param('siteId', IdPipe) siteId: string,
    @Body() { version }: ContinueCalendarDto,
  ): Promise<SiteDto> {
    return this.sites.continueCalendar(context, { siteId, version });
  }

  @ApiOperation({ summary: 'Enters a day of the city’s own: a public holiday of the place, or half a day off' })
  @Post('own-holidays')
  @Can('organisation.edit')
  @ApiCreatedResponse({ type: OwnHolidayDto })
  enterHoliday(@Ctx() context: RequestContext, @Body() holiday: EnterHolidayDto): Promise<OwnHolidayDto> {
    return this.sites.enterHoliday(context, holiday);
  }

  @ApiOperation({ summary: 'Changes a day of the city’s own' })
  @Put('own-holidays/:holidayId')
  @Can('organisation.edit')
  @ApiOkResponse({ type: OwnHolidayDto })
  changeHoliday(
    @Ctx() context: RequestContext,
    @Param('holidayId', IdPipe) holidayId: string,
    @Body() change: ChangeHolidayDto,
  ): Promise<OwnHolidayDto> {
    return this.sites.changeHoliday(context, holidayId, change);
  }

  @ApiOperation({ summary: 'Takes back a day of the city’s own' })
  @Delete('own-holidays/:holidayId')
  @Can('organisation.edit')
  @HttpCode(204)
  @ApiNoContentResponse()
  withdrawHoliday(
    @Ctx() context: RequestContext,
    @Param('holidayId', IdPipe) holidayId: string,
    @Query() { version }: SeenHolidayQueryDto,
  ): Promise<void> {
    return this.sites.withdrawHoliday(context, { holidayId, version });
  }
}
