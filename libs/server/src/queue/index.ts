export { chaosPoint } from './chaos';
export { type JobOrder, JobQueue } from './job-queue';
export { JobWorker } from './job-worker';
export { QueueModule } from './queue.module';
