import { Module } from '@nestjs/common';
import { JobQueue } from './job-queue';

/** Ordering background work. Working it off is the worker's part. */
@Module({ providers: [JobQueue], exports: [JobQueue] })
export class QueueModule {}
