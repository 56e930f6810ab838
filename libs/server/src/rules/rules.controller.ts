import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Can, Clock, Ctx, DatePipe, IdPipe, type RequestContext } from '../platform';
import { RulesInForceDto } from './rules.dto';
import { RulesReader } from './rules-reader';

/** "Which rule holds for me today?" */
@ApiTags('rules')
@Controller()
export class RulesController {
  readonly #date = new DatePipe();

  constructor(
    private readonly reader: RulesReader,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({
    summary: 'The rules that hold for oneself, or for somebody one may see, on a day; today where no day is named',
  })
  @Get('rules')
  @Can('month.read')
  @ApiOkResponse({ type: RulesInForceDto })
  @ApiQuery({ name: 'date', required: false, schema: { type: 'string', format: 'date' } })
  @ApiQuery({ name: 'employeeId', required: false })
  getRulesInForce(
    @Ctx() context: RequestContext,
    @Query('date') date?: string,
    @Query('employeeId', IdPipe) employeeId?: string,
  ): Promise<RulesInForceDto> {
    const day = date === undefined ? this.clock.todayIn(context.zone) : this.#date.transform(date);
    return this.reader.read(context, day, employeeId);
  }
}
