/** The pure centre of Zeitbuch: knows what a working day is worth. No clock, no network, no locale, no packages. */
export * from './absence';
export * from './agreement';
export * from './booking';
export * from './calendar';
export * from './closing';
export * from './contract';
export * from './day';
export * from './flaw';
export * from './flaw-sentences';
export * from './leave';
export * from './ledger';
export * from './month';
export * from './pay';
export * from './period';
export * from './refusal';
export * from './rules';
export * from './time';
