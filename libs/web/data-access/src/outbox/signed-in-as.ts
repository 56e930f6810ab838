import { HttpContextToken } from '@angular/common/http';

/**
 * The employee for whom a request is meant, where that is another than the one on the screen. The cookie belongs to
 * all tabs: when another person signs in next door, the server refuses what this tab sends for the first one.
 */
export const SIGNED_IN_AS = new HttpContextToken<string | null>(() => null);
export const SIGNED_IN_AS_HEADER = 'X-Signed-In-As';
export const OTHER_PERSON = 'session.other-person';
