import { createHmac, hash, timingSafeEqual } from 'node:crypto';

const PREFIX = 'zeitbuch';

/**
 * Name of one of our cookies. Over https it says `__Host-`: browsers take such a cookie only from this very host,
 * with `Secure` and for all paths, so that no other host of the city can plant one.
 * @param secure the product is reached over https
 */
export function cookieName(name: 'session_token' | 'device', secure: boolean): string {
  return `${secure ? '__Host-' : ''}${PREFIX}.${name}`;
}

/**
 * The session token of a Cookie header, or null if there is none whose signature is ours. The library's own format
 * (`token.base64(HMAC-SHA-256)`), checked here in a few microseconds; a spec signs in for real and compares.
 * Several cookies may have the name (another path or host planted one): the one that we signed counts.
 */
export function sessionToken(header: string | undefined, name: string, secret: string): string | null {
  for (const value of cookieValues(header, name)) {
    const token = signedToken(value, secret);
    if (token !== null) return token;
  }
  return null;
}

/** What a token is stored and looked up as: who reads the table cannot act for anybody. */
export const hashOf = (token: string): string => hash('sha256', token, 'hex');

/** The value of a cookie as the library writes and signs it. */
export function signedCookieValue(token: string, secret: string): string {
  return encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`);
}

function signedToken(value: string, secret: string): string | null {
  const dot = value.lastIndexOf('.');
  if (dot < 1) return null;
  const token = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1), 'base64');
  const expected = createHmac('sha256', secret).update(token).digest();
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

/** Devices are signed by a key of their own: no such cookie is ever taken for a session, nor the other way round. */
const deviceKey = (secret: string): string => `device ${secret}`;

/**
 * The device that a Cookie header names, or null. Only one whose signature is ours: nobody invents devices, and of a
 * planted second cookie nothing is believed.
 */
export function deviceOf(header: string | undefined, secure: boolean, secret: string): string | null {
  return sessionToken(header, cookieName('device', secure), deviceKey(secret));
}

/** The cookie's value for a device. */
export function signedDevice(device: string, secret: string): string {
  return signedCookieValue(device, deviceKey(secret));
}

/** The values of all cookies of a name, in the order of the header. */
function cookieValues(header: string | undefined, name: string): string[] {
  if (!header) return [];
  const values: string[] = [];
  for (const part of header.split(';')) {
    const text = part.trim();
    if (!text.startsWith(`${name}=`)) continue;
    try {
      values.push(decodeURIComponent(text.slice(name.length + 1)));
    } catch {
      continue; // not percent-encoded as we write it: not ours
    }
  }
  return values;
}
