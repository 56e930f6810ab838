import { type Problem } from './problem';
import { type ContextRequest } from './request-context';

/** Nest injection token of {@link RefusalTrace}; provided by the identity feature. */
export const REFUSAL_TRACE = Symbol('REFUSAL_TRACE');

/** Keeps in mind who was refused what. */
export interface RefusalTrace {
  /** Leaves a trace of a 403 that a signed-in person got; resolves when it is kept. */
  refused(request: ContextRequest, problem: Problem): Promise<void>;
}
