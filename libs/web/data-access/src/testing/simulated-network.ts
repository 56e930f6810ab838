/** What can go wrong with the next request. */
export type NetworkFault =
  'lostRequest' | 'lostAnswer' | 'hang' | 'slow' | 'busy' | 'pause' | 'error' | 'portal' | 'signedOut';
/** What can go wrong with the next use of the browser's store. */
export type StoreFault = 'quota' | 'abort' | 'blocked' | 'readError';

/** A request as it leaves a tab. `person` is the one for whom the tab sends it. */
export interface SimulatedRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly person: string | null;
}

export interface SimulatedAnswer {
  readonly status: number;
  readonly body: unknown;
}
