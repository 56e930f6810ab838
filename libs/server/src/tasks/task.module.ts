import { Module } from '@nestjs/common';
import { EvaluationModule } from '../evaluation';
import { TaskController } from './task.controller';
import { TaskReader } from './task-reader';
import { UndecidedWork } from './undecided-work';

/** What waits for whom. */
@Module({ imports: [EvaluationModule], controllers: [TaskController], providers: [TaskReader, UndecidedWork] })
export class TaskModule {}
