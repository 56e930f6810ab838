import { createHmac, timingSafeEqual } from 'node:crypto';
import { COOKIE_PREFIX } from './auth';

/**
 * Name of the session cookie as the identity library sets it.
 * @param secure the product is reached over https
 */
export function sessionCookieName(secure: boolean): string {
  return `${secure ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`;
}

/**
 * The session token of a Cookie header, or null if there is none or its
 * signature is not ours. The library's own format (`token.base64(HMAC-SHA-256)`),
 * checked here in a few microseconds; a spec signs in for real and compares.
 */
export function sessionToken(header: string | undefined, name: string, secret: string): string | null {
  const value = cookieValue(header, name);
  if (value === null) return null;
  const dot = value.lastIndexOf('.');
  if (dot < 1) return null;
  const token = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1), 'base64');
  const expected = createHmac('sha256', secret).update(token).digest();
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

function cookieValue(header: string | undefined, name: string): string | null {
  if (!header) return null;
  for (const part of header.split(';')) {
    const text = part.trim();
    if (!text.startsWith(`${name}=`)) continue;
    try {
      return decodeURIComponent(text.slice(name.length + 1));
    } catch {
      return null; // not percent-encoded as the library writes it
    }
  }
  return null;
}
