export { TasksDto } from './task.dto';
export { TaskModule } from './task.module';
