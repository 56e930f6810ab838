export { readAccounts } from './known-accounts';
export { flawOfOpening, isOnRecord, type Opening, type OpeningFlaw } from './opening-flaw';
export { endProposal, keepProposal, lockProposal } from './opening-proposals';
export { insertOpenings, writeOpenings } from './write-openings';
