import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { type Queue } from 'bullmq';
import { CONFIG, type Config } from '../platform';
import { queueBackend } from './backend';

/** Work to be done. The payload carries ids only: queues are readable as clear text. */
export interface JobOrder {
  name: string;
  /** The same id is the same work: a second order while the first waits or runs is ignored. No ':' allowed. */
  jobId: string;
  data: object;
}

/** A request never waits longer than this for the queue. */
const PATIENCE_MILLISECONDS = 3000;

/**
 * Orders background work. Orders are wake-up calls: what is to be done stands in
 * the database, and the reconciler orders again what got lost here.
 */
@Injectable()
export class JobQueue implements OnApplicationShutdown {
  private readonly logger = new Logger('JobQueue');
  readonly #queues = new Map<string, Promise<Queue>>();

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Hands jobs to a queue; false (and a line in the log) if it did not take them in time. Never throws. */
  async enqueue(queueName: string, jobs: readonly JobOrder[]): Promise<boolean> {
    if (jobs.length === 0) return true;
    const queue = this.#open(queueName);
    try {
      // One by one: for `addBulk` BullMQ makes a temporary table, which the application may not.
      await withinPatience(queue.then((open) => Promise.all(jobs.map((job) => add(open, job)))));
      return true;
    } catch (error) {
      this.logger.error(
        { err: error, queue: queueName, jobs: jobs.length },
        'the queue took no jobs; the reconciler will order them again',
      );
      this.#queues.delete(queueName);
      // Closing also ends a connection that is still trying to come up, which disconnecting does not.
      void queue.then((open) => open.close()).catch((again: Error) => this.logger.warn(again.message));
      return false;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    const queues = await Promise.allSettled(this.#queues.values());
    await Promise.allSettled(queues.map((queue) => (queue.status === 'fulfilled' ? queue.value.close() : undefined)));
  }

  #open(queueName: string): Promise<Queue> {
    let queue = this.#queues.get(queueName);
    if (!queue) {
      queue = this.#connect(queueName);
      this.#queues.set(queueName, queue);
    }
    return queue;
  }

  async #connect(queueName: string): Promise<Queue> {
    const bullmq = await import('bullmq');
    const { connection, factory } = await queueBackend(this.config, 'producer');
    const queue = new bullmq.Queue(queueName, { connection }, factory as never);
    queue.on('error', (error) => this.logger.warn(`queue ${queueName}: ${error.message}`));
    return queue;
  }
}

/** Finished and failed jobs leave no trace, so that the same id can be ordered again; results stand in the database. */
function add(queue: Queue, { name, jobId, data }: JobOrder): Promise<unknown> {
  return queue.add(name, data, { jobId, attempts: 1, removeOnComplete: true, removeOnFail: true });
}

async function withinPatience(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MILLISECONDS} ms`)), PATIENCE_MILLISECONDS);
  });
  try {
    await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
