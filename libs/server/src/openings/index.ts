export { readAccounts } from './known-accounts';
export { flawOfOpening, isOnRecord, type OpeningFlaw } from './opening-flaw';
export { insertOpenings, writeOpenings } from './write-openings';
