/**
 * What is waiting for a second person, what came into force, what a second person did not want, and what was taken
 * back by who proposed it.
 */
export type ProposalStatus = 'proposed' | 'released' | 'refused' | 'withdrawn';

export type ProposalAct = Exclude<ProposalStatus, 'proposed'>;

interface Act {
  readonly from: readonly ProposalStatus[];
  /** Whose it is: another one's than who proposed it, or theirs alone. */
  readonly by: 'another' | 'proposer';
}

/** What may happen to a proposal. A refused one is taken back by its proposer, who has then read why. */
export const PROPOSAL_ACTS: Readonly<Record<ProposalAct, Act>> = {
  released: { from: ['proposed'], by: 'another' },
  refused: { from: ['proposed'], by: 'another' },
  withdrawn: { from: ['proposed', 'refused'], by: 'proposer' },
};
