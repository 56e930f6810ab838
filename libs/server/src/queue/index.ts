export * from './backend';
export * from './chaos';
export * from './job-queue';
export * from './job-worker';
export * from './queue.module';
