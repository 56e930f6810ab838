import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AccessCodeDto, OpenedAccountDto } from '../identity';
import { Can, Ctx, Db, Public, type RequestContext } from '../platform';
import { Checklist } from './checklist';
import { ChecklistDto } from './checklist.dto';
import { FoundCity } from './found-city';
import { REGIONS } from '../sites';
import { findSetUpCode } from './set-up-code';
import { FoundCityDto, SetUpDto } from './setup.dto';

/** For who holds the link that was printed where the server started: a city is made once. */
@ApiTags('setup')
@Controller('setup')
export class SetupController {
  constructor(
    private readonly db: Db,
    private readonly cities: FoundCity,
    private readonly checklist: Checklist,
  ) {}

  @ApiOperation({ summary: 'Whether a set-up can be begun with a code; it is not used up' })
  @Post('look')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: SetUpDto })
  async lookAtSetUp(@Body() { code }: AccessCodeDto): Promise<SetUpDto> {
    const { expiresAt, founds } = await findSetUpCode(this.db.pool, code);
    return { founds, expiresAt: expiresAt.toISOString(), regions: [...REGIONS] };
  }

  @ApiOperation({ summary: 'Makes the city and its first administrator, and uses up the code' })
  @Post('found')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: OpenedAccountDto })
  async foundCity(@Body() order: FoundCityDto): Promise<OpenedAccountDto> {
    return { email: await this.cities.execute(order) };
  }

  @ApiOperation({ summary: 'What the city still lacks before people clock in and before a month is closed' })
  @Get('checklist')
  @Can('setup.read')
  @ApiOkResponse({ type: ChecklistDto })
  getChecklist(@Ctx() context: RequestContext): Promise<ChecklistDto> {
    return this.checklist.read(context);
  }
}
