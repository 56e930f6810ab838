import { Module } from '@nestjs/common';
import { FactsModule } from '../facts';
import { TaskController } from './task.controller';
import { TaskReader } from './task-reader';
import { UndecidedWork } from './undecided-work';

/** What waits for whom. */
@Module({ imports: [FactsModule], controllers: [TaskController], providers: [TaskReader, UndecidedWork] })
export class TaskModule {}
