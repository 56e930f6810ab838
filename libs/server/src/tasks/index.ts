export * from './task.dto';
export * from './task.module';
