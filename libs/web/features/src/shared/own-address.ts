/**
 * Where somebody wanted to go before they signed in. Only addresses within this application, and none in front of the
 * sign-in: somebody else's link must not lead away.
 */
export const ownAddress = (wished: string | undefined): string =>
  wished && /^\/(?![/\\])/.test(wished) && !/^\/(?:anmelden|arbeitgeber)/.test(wished) ? wished : '/heute';
