import { Logger } from '@nestjs/common';
import { type Worker } from 'bullmq';
import { type Config } from '../platform';
import { queueBackend } from './backend';

/** What a queue's jobs do, by name. A job may run twice or stop halfway: handlers look into the database, not at the job. */
export type JobHandlers = Readonly<Record<string, (data: never) => Promise<void>>>;

/** Milliseconds after which a job of a dead worker is given to another. Handlers are fenced, so an error here costs time only. */
const LOCK_MILLISECONDS = 8000;
const STALLED_CHECK_MILLISECONDS = 4000;
/** Being interrupted is no fault of the job: a worker may be killed as often as it likes. */
const MOST_INTERRUPTIONS = 1000;
/** Less than a stopping process is given, so that what the database holds for it is given back as well. */
const SHUTDOWN_MILLISECONDS = 11_000;

/** Takes the jobs of one queue until it is stopped. */
export class JobWorker {
  private readonly logger = new Logger('JobWorker');

  private constructor(private readonly worker: Worker) {}

  /** Starts working; two jobs at a time keep the processor busy while the other waits for the database. */
  static async start(config: Config, queueName: string, handlers: JobHandlers): Promise<JobWorker> {
    const bullmq = await import('bullmq');
    const { connection, factory } = await queueBackend(config, 'worker');
    const worker = new bullmq.Worker(
      queueName,
      async (job) => {
        const handler = handlers[job.name];
        if (!handler) throw new Error(`no handler for job ${job.name}`);
        await handler(job.data as never);
      },
      {
        connection,
        concurrency: 2,
        lockDuration: LOCK_MILLISECONDS,
        stalledInterval: STALLED_CHECK_MILLISECONDS,
        maxStalledCount: MOST_INTERRUPTIONS,
      },
      factory as never,
    );
    const started = new JobWorker(worker);
    worker.on('error', (error) => started.logger.warn(`queue ${queueName}: ${error.message}`));
    worker.on('failed', (job, error) => started.logger.error({ err: error, job: job?.id }, 'job failed'));
    return started;
  }

  /** Lets running jobs finish for 11 seconds; what is not done by then is released by its lock and done again. */
  async stop(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), SHUTDOWN_MILLISECONDS)));
    const done = await Promise.race([this.worker.close().then(() => true), late]);
    clearTimeout(timer);
    if (!done) this.logger.warn('a job did not finish in time; it will be done again');
  }
}
