import { type JobOrder } from '../queue';

export const IMPORT_QUEUE = 'imports';

/** One step of an uploaded file; `epoch` tells an old order from the present one. */
export interface UploadJob {
  readonly tenantId: number;
  readonly uploadId: string;
  readonly epoch: number;
}

/** `check` says what a file would do, `write` does it. */
export type UploadStep = 'check' | 'write';

/** Its id is made of what it does, so that ordering it twice is ordering it once. */
export function uploadOrder(step: UploadStep, { tenantId, uploadId, epoch }: UploadJob): JobOrder {
  return { name: step, jobId: `${step}.${uploadId}.${epoch}`, data: { tenantId, uploadId, epoch } };
}
