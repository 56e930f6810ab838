import { Module } from '@nestjs/common';
import { TaskController } from './task.controller';
import { TaskReader } from './task-reader';

/** What waits for whom. */
@Module({ controllers: [TaskController], providers: [TaskReader] })
export class TaskModule {}
