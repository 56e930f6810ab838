import fc from 'fast-check';

/** Mutation testing asks the same questions every time and needs no smallest example of what went wrong. */
fc.configureGlobal({ seed: 20_260_309, numRuns: 50, endOnFailure: true });
