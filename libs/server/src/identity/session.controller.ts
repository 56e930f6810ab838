import { Controller, Delete, Get, HttpCode, Inject, Optional, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import {
  Can,
  CONFIG,
  Ctx,
  Db,
  Problem,
  Public,
  type Config,
  type ContextRequest,
  type RequestContext,
} from '../platform';
import { DEMO_PEOPLE, type DemoPeopleSource } from './demo-people';
import { endSessions } from './end-sessions';
import { cookieName } from './session-cookie';
import { DemoPersonDto, SessionDto } from './session.dto';
import { SessionReader } from './session-reader';

/** Who is signed in. Signing in and out is done by the identity library under /api/auth. */
@ApiTags('identity')
@Controller()
export class SessionController {
  constructor(
    private readonly sessions: SessionReader,
    private readonly db: Db,
    @Inject(CONFIG) private readonly config: Config,
    @Optional() @Inject(DEMO_PEOPLE) private readonly demoPeople: DemoPeopleSource | undefined,
  ) {}

  @ApiOperation({ summary: 'Who is signed in, if anybody; the client asks it first' })
  @Get('session')
  @Public()
  @ApiOkResponse({ type: SessionDto })
  getSession(@Req() request: ContextRequest): Promise<SessionDto> {
    return this.sessions.describe(request);
  }

  @ApiOperation({ summary: 'Signs out on every device, this one included; none of them is known any more' })
  @Delete('sessions')
  @Can('self.read')
  @HttpCode(204)
  @ApiNoContentResponse()
  async endSessions(@Ctx() context: RequestContext, @Res({ passthrough: true }) response: Response): Promise<void> {
    const owner = { ...context, userId: context.authUserId };
    await this.db.transaction((client) => endSessions(client, owner, context.employeeId));
    const secure = this.config.baseUrl.startsWith('https://');
    for (const name of ['session_token', 'device'] as const)
      response.clearCookie(cookieName(name, secure), { path: '/', httpOnly: true, sameSite: 'lax', secure });
  }

  @ApiOperation({ summary: 'Whom one can sign in as in the demo city; not found anywhere else' })
  @Get('demo-people')
  @Public()
  @ApiOkResponse({ type: [DemoPersonDto] })
  async listDemoPeople(): Promise<DemoPersonDto[]> {
    if (!this.config.demoMode || !this.demoPeople) throw new Problem('not-found');
    return this.demoPeople.list();
  }
}
