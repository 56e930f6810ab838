import { isIP, isIPv4 } from 'node:net';
import { type Request } from 'express';

/** What `TRUST_PROXY` may say: no proxy, a number of them, or their addresses (also as ranges, e.g. 10.0.0.0/8). */
export type TrustedProxies = false | number | string[];

const NAMED_RANGES = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** Reads a value of `TRUST_PROXY`; null where it names neither a number nor addresses. */
export function readTrustedProxies(text: string): TrustedProxies | null {
  if (text === '' || text === 'false') return false;
  if (/^\d{1,2}$/.test(text)) return Number(text) || false;
  const proxies = text.split(',').map((proxy) => proxy.trim());
  return proxies.every(isProxy) ? proxies : null;
}

function isProxy(proxy: string): boolean {
  if (NAMED_RANGES.has(proxy)) return true;
  const [address, length, ...rest] = proxy.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (version === 4 ? 32 : 128));
}

/**
 * The range of addresses that a request came from, e.g. `203.0.113.0/24` or `2001:db8:1::/48`: as much of an address
 * as is counted by and ever stored. Express believes `X-Forwarded-For` from trusted proxies only.
 */
export function addressRangeOf(request: Request): string {
  return addressRange(request.ip) ?? addressRange(request.socket.remoteAddress) ?? 'unknown';
}

/** The first 24 bits of an IPv4 address, the first 48 of an IPv6 address; null for anything else. */
export function addressRange(address: string | undefined): string | null {
  if (address === undefined) return null;
  // Some proxies add the port; IPv4 through an IPv6 socket is still IPv4.
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  const [bare] = plain.replace(/^\[([^\]]*)\](?::\d+)?$/, '$1').split('%');
  if (isIP(bare) !== 6) return null;
  return `${firstGroups(bare, 3).join(':')}::/48`;
}

/** The first groups of a valid IPv6 address, without leading zeros. */
function firstGroups(address: string, count: number): string[] {
  const [head, tail = ''] = address.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  if (address.includes('::')) groups.push(...Array<string>(Math.max(0, 8 - groups.length - after.length)).fill('0'));
  return [...groups, ...after].slice(0, count).map((group) => group.replace(/^0+(?=.)/, ''));
}
