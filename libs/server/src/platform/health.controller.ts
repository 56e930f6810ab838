import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { TextField } from './api-fields';
import { Db } from './db';
import { Public, Unlimited } from './permissions';
import { Problem } from './problem';
import { Readiness } from './readiness';

export class HealthDto {
  @TextField({ example: 'ok' })
  status: string;
}

/** For load balancers and supervisors. */
@ApiTags('platform')
@Controller()
export class HealthController {
  constructor(
    private readonly db: Db,
    private readonly readiness: Readiness,
  ) {}

  /** The process answers; says nothing about its database. */
  @Get('live')
  @Public()
  @Unlimited()
  @ApiOkResponse({ type: HealthDto })
  live(): HealthDto {
    return { status: 'ok' };
  }

  /** Requests may be sent here: the database answers and the process is not stopping. */
  @Get('ready')
  @Public()
  @Unlimited()
  @ApiOkResponse({ type: HealthDto })
  async ready(): Promise<HealthDto> {
    if (this.readiness.stopping) throw new Problem('unavailable');
    await this.db.query('select 1');
    return { status: 'ok' };
  }
}
