import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, Ctx, type RequestContext } from '../platform';
import { TasksDto } from './task.dto';
import { TaskReader } from './task-reader';

/** What waits for the person who asks. */
@ApiTags('tasks')
@Controller('tasks')
export class TaskController {
  constructor(private readonly reader: TaskReader) {}

  @ApiOperation({
    summary: "Everything that waits for oneself: of one's own time one by one, of others only how much and where",
    description: 'Work on a day of absence names the person, and puts that on record itself.',
  })
  @Get()
  @Can('self.read')
  @ApiOkResponse({ type: TasksDto })
  listTasks(@Ctx() context: RequestContext): Promise<TasksDto> {
    return this.reader.read(context);
  }
}
