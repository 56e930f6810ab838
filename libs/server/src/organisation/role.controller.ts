import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, Ctx, IdPipe, type RequestContext } from '../platform';
import { EndRoleDto, GiveRoleDto, GivenRoleDto, RefuseRoleDto, RoleListDto } from './role.dto';
import { RoleGiving } from './role-giving';
import { RoleList } from './role-list';

/** Who has which role: given by one person, confirmed by another. */
@ApiTags('organisation')
@Controller('role-grants')
export class RoleController {
  constructor(
    private readonly list: RoleList,
    private readonly giving: RoleGiving,
  ) {}

  @ApiOperation({ summary: 'Roles that people have or will have, and those that wait for a second person' })
  @Get()
  @Can('role.read')
  @ApiOkResponse({ type: RoleListDto })
  listRoles(@Ctx() context: RequestContext): Promise<RoleListDto> {
    return this.list.read(context);
  }

  @ApiOperation({ summary: 'Wants to give a role; a second person confirms it' })
  @Post()
  @Can('role.give')
  @ApiCreatedResponse({ type: GivenRoleDto })
  giveRole(@Ctx() context: RequestContext, @Body() body: GiveRoleDto): Promise<GivenRoleDto> {
    return this.giving.propose(context, body);
  }

  @ApiOperation({ summary: 'Confirms a role that somebody else wants to give' })
  @Post(':grantId/confirmation')
  @Can('role.give')
  @HttpCode(204)
  @ApiNoContentResponse()
  confirmRole(@Ctx() context: RequestContext, @Param('grantId', IdPipe) grantId: string): Promise<void> {
    return this.giving.confirm(context, grantId);
  }

  @ApiOperation({ summary: 'Refuses a role that somebody else wants to give' })
  @Post(':grantId/refusal')
  @Can('role.give')
  @HttpCode(204)
  @ApiNoContentResponse()
  refuseRole(
    @Ctx() context: RequestContext,
    @Param('grantId', IdPipe) grantId: string,
    @Body() { reason }: RefuseRoleDto,
  ): Promise<void> {
    return this.giving.refuse(context, grantId, reason);
  }

  @ApiOperation({ summary: 'Takes back what one wanted to give oneself' })
  @Post(':grantId/withdrawal')
  @Can('role.give')
  @HttpCode(204)
  @ApiNoContentResponse()
  withdrawRole(@Ctx() context: RequestContext, @Param('grantId', IdPipe) grantId: string): Promise<void> {
    return this.giving.withdraw(context, grantId);
  }

  @ApiOperation({ summary: 'Ends a role, at once or with a day; one person is enough' })
  @Post(':grantId/end')
  @Can('role.give')
  @HttpCode(204)
  @ApiNoContentResponse()
  endRole(
    @Ctx() context: RequestContext,
    @Param('grantId', IdPipe) grantId: string,
    @Body() body: EndRoleDto,
  ): Promise<void> {
    return this.giving.end(context, grantId, body);
  }
}
