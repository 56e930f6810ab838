import { type ProblemCode } from '../platform';

/** What is waiting for a second person, what came into force, and what was taken back. */
export type ProposalStatus = 'proposed' | 'released' | 'withdrawn';

export type ProposalAct = 'released' | 'withdrawn';

interface Act {
  readonly from: ProposalStatus;
  /** Why not, if it is something else. */
  readonly otherwise: ProblemCode;
  /** Who proposed it may not do it. */
  readonly needsSecondPerson: boolean;
}

/** What may happen to a proposal; both are final. */
export const PROPOSAL_ACTS: Readonly<Record<ProposalAct, Act>> = {
  released: { from: 'proposed', otherwise: 'agreement.already-decided', needsSecondPerson: true },
  withdrawn: { from: 'proposed', otherwise: 'agreement.already-decided', needsSecondPerson: false },
};
