export { type Posting, balanceOf, checkZeroSum, moveSigned, reverse } from './ledger';
