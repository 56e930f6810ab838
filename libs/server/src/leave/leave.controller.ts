import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Can, Ctx, IdPipe, YearPipe, type RequestContext } from '../platform';
import { LeaveDto, LeaveNoticesDto } from './leave.dto';
import { LeaveNotices } from './leave-notices';
import { LeaveReader } from './leave-reader';

/** The leave account of the person who asks. */
@ApiTags('leave')
@Controller('leave')
export class LeaveController {
  constructor(
    private readonly reader: LeaveReader,
    private readonly notices: LeaveNotices,
  ) {}

  @ApiOperation({ summary: 'Notices on leave that wait to be read' })
  @Get('notices')
  @Can('self.read')
  @ApiOkResponse({ type: LeaveNoticesDto })
  listUnreadLeaveNotices(@Ctx() context: RequestContext): Promise<LeaveNoticesDto> {
    return this.reader.unread(context);
  }

  @ApiOperation({ summary: 'How many days of a year are due, taken, planned and left, and why' })
  @Get(':year')
  @Can('self.read')
  @ApiOkResponse({ type: LeaveDto })
  @ApiQuery({ name: 'employeeId', required: false, description: 'Of an employment before this one' })
  getLeave(
    @Ctx() context: RequestContext,
    @Param('year', YearPipe) year: number,
    @Query('employeeId', IdPipe) employeeId?: string,
  ): Promise<LeaveDto> {
    return this.reader.read(context, year, employeeId);
  }

  @ApiOperation({ summary: 'Confirms to have read a notice on leave that is left; without that nothing lapses' })
  @Post('notices/:noticeId/reading')
  @Can('self.request')
  @HttpCode(204)
  @ApiNoContentResponse()
  readLeaveNotice(@Ctx() context: RequestContext, @Param('noticeId', IdPipe) noticeId: string): Promise<void> {
    return this.notices.read(context, noticeId);
  }
}
