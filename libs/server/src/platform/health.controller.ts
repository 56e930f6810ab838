import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CountField, TextField } from './api-fields';
import { DatabaseCheck } from './database-check';
import { Public, Unlimited } from './permissions';
import { Problem } from './problem';
import { Readiness } from './readiness';

export class HealthDto {
  @TextField({ example: 'ok' })
  status: string;
}

export class ReadyDto extends HealthDto {
  @CountField({ optional: true, description: 'Events that wait for their consequences in the background' })
  unreadEvents?: number;

  @CountField({
    optional: true,
    description: 'How long the oldest of them waits; minutes mean that the worker is stuck',
  })
  oldestUnreadSeconds?: number;
}

/** For load balancers and supervisors. */
@ApiTags('platform')
@Controller()
export class HealthController {
  constructor(
    private readonly database: DatabaseCheck,
    private readonly readiness: Readiness,
  ) {}

  @ApiOperation({ summary: 'The process answers; says nothing about its database' })
  @Get('live')
  @Public()
  @Unlimited()
  @ApiOkResponse({ type: HealthDto })
  live(): HealthDto {
    return { status: 'ok' };
  }

  @ApiOperation({
    summary: 'Whether requests may be sent here',
    description:
      "The database answers within a second, the machine's clock agrees with the database's and the process is not stopping; otherwise `reason` of the problem is `stopping`, `database` or `clock`.",
  })
  @Get('ready')
  @Public()
  @Unlimited()
  @ApiOkResponse({ type: ReadyDto })
  async ready(): Promise<ReadyDto> {
    const reason = this.readiness.stopping ? 'stopping' : await this.database.unready();
    if (reason) throw new Problem('unavailable', {}, [], { reason });
    const { unread } = this.readiness;
    return { status: 'ok', ...(unread && { unreadEvents: unread.number, oldestUnreadSeconds: unread.oldestSeconds }) };
  }
}
