/**
 * Of the addresses that mail knows, those with which somebody can sign in: the identity library takes no other. Without
 * comment, quotes or umlauts, and with a domain of two parts.
 */
const ADDRESS = /^(?:[A-Za-z0-9_'+-]+\.)*[A-Za-z0-9_'+-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;
const LONGEST_ADDRESS = 254;

/** Whether a text is an e-mail address with which somebody can sign in. */
export const isAddress = (text: string): boolean => text.length <= LONGEST_ADDRESS && ADDRESS.test(text);
