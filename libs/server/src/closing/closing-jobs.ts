import { type JobOrder } from '../queue';

export const CLOSING_QUEUE = 'closing';

/** One bounded part of a closing; `epoch` tells an old attempt from the present one. */
export interface BatchJob {
  tenantId: number;
  closingId: string;
  batch: number;
  epoch: number;
}

/** People of one batch: small enough to be locked for less than a second. */
export const BATCH_SIZE = 400;

/** `check` works out what closing would do, `close` does it. */
export type BatchStep = 'check' | 'close';

/** The order for one batch. Its id is made of what it does, so that ordering it twice is ordering it once. */
export function batchOrder(step: BatchStep, job: BatchJob): JobOrder {
  return {
    name: `${step}-batch`,
    jobId: `${step}.${job.closingId}.${job.batch}.${job.epoch}`,
    data: { tenantId: job.tenantId, closingId: job.closingId, batch: job.batch, epoch: job.epoch },
  };
}
