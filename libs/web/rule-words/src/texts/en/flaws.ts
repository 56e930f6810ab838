import { FLAW_SENTENCES } from '@zeitbuch/working-time';

/** What is wrong with an agreement, a temporary rule, a contract or an absence; the API says the same to programs. */
export const flaws = { flaw: FLAW_SENTENCES };
