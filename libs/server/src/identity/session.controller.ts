import { Controller, Get, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public, type ContextRequest } from '../platform';
import { DemoPersonDto, SessionDto } from './session.dto';
import { SessionReader } from './session-reader';

/** Who is signed in. Signing in and out is done by the identity library under /api/auth. */
@ApiTags('identity')
@Controller()
export class SessionController {
  constructor(private readonly sessions: SessionReader) {}

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
  listDemoPeople(): Promise<DemoPersonDto[]> {
    return this.sessions.demoPeople();
  }
}
