import { Body, Controller, HttpCode, Inject, Post, Put, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  addressRangeOf,
  Can,
  CONFIG,
  Ctx,
  Public,
  type Config,
  type ContextRequest,
  type RequestContext,
} from '../platform';
import { Employers } from './employers';
import { deviceOf } from './session-cookie';
import { ChosenEmployerDto, JoinedEmployerDto } from './session.dto';
import { SessionReader } from './session-reader';

/** For people who work for more than one tenant. */
@ApiTags('identity')
@Controller('session')
export class EmployersController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly employers: Employers,
    private readonly sessions: SessionReader,
  ) {}

  /** Public, because who has not chosen yet is nobody in particular. */
  @ApiOperation({ summary: 'Chooses for which employer the signed-in person works from now on' })
  @Put('employer')
  @Public()
  @HttpCode(204)
  @ApiNoContentResponse()
  async chooseEmployer(@Req() request: ContextRequest, @Body() { employeeId }: ChosenEmployerDto): Promise<void> {
    await this.employers.choose(this.sessions.keyOf(request), employeeId);
  }

  @ApiOperation({ summary: 'Joins the sign-in of another employer to this one; both passwords prove it' })
  @Post('employers')
  @Can('self.read')
  @HttpCode(204)
  @ApiNoContentResponse()
  async joinEmployer(
    @Ctx() context: RequestContext,
    @Req() request: ContextRequest,
    @Body() order: JoinedEmployerDto,
  ): Promise<void> {
    const secure = this.config.baseUrl.startsWith('https://');
    const device = deviceOf(request.headers.cookie, secure, this.config.authSecret);
    await this.employers.join(context, order, { range: addressRangeOf(request), device });
  }
}
