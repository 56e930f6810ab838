import { Controller, Get, Inject, Optional, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CONFIG, Problem, Public, type Config, type ContextRequest } from '../platform';
import { DEMO_PEOPLE, type DemoPeopleSource } from './demo-people';
import { DemoPersonDto, SessionDto } from './session.dto';
import { SessionReader } from './session-reader';

/** Who is signed in. Signing in and out is done by the identity library under /api/auth. */
@ApiTags('identity')
@Controller()
export class SessionController {
  constructor(
    private readonly sessions: SessionReader,
    @Inject(CONFIG) private readonly config: Config,
    @Optional() @Inject(DEMO_PEOPLE) private readonly demoPeople: DemoPeopleSource | undefined,
  ) {}

  /** Who is signed in, if anybody; the client asks it first. */
  @Get('session')
  @Public()
  @ApiOkResponse({ type: SessionDto })
  getSession(@Req() request: ContextRequest): Promise<SessionDto> {
    return this.sessions.describe(request);
  }

  /** Whom one can sign in as in the demo city; not found anywhere else. */
  @Get('demo-people')
  @Public()
  @ApiOkResponse({ type: [DemoPersonDto] })
  async listDemoPeople(): Promise<DemoPersonDto[]> {
    if (!this.config.demoMode || !this.demoPeople) throw new Problem('not-found');
    return this.demoPeople.list();
  }
}
