/** What can be fingerprinted: plain data, numbers whole. */
export type Plain = string | number | boolean | null | undefined | readonly Plain[] | { readonly [key: string]: Plain };

/**
 * A digest of plain data, 32 hexadecimal digits: equal data give equal digests
 * whatever the order of keys, in browser and server alike. Four lanes of a
 * multiply-and-rotate hash in 32-bit integers; tells changed inputs and plans
 * apart, and is no protection against forgery.
 */
export function fingerprint(value: Plain): string {
  return digest(canonical(value));
}

/** Text in which equal data are equal: keys sorted, absent ones left out. */
export function canonical(value: Plain): string {
  if (value === undefined) return 'null';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const record = value as { readonly [key: string]: Plain };
  const keys = Object.keys(record).filter((key) => record[key] !== undefined);
  return `{${keys
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(record[key])}`)
    .join(',')}}`;
}

function digest(text: string): string {
  let a = 0x243f6a88 ^ text.length;
  let b = 0x85a308d3;
  let c = 0x13198a2e;
  let d = 0x03707344;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    a = rotate(Math.imul(a ^ unit, 0x9e3779b1), 13) + b;
    b = rotate(Math.imul(b ^ unit, 0x85ebca77), 17) + c;
    c = rotate(Math.imul(c ^ unit, 0xc2b2ae3d), 11) + d;
    d = rotate(Math.imul(d ^ unit, 0x27d4eb2f), 19) + a;
  }
  return [a ^ c, b ^ d, c ^ b, d ^ a].map(finish).join('');
}

const rotate = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));

/** Spreads the last characters over all bits. */
function finish(lane: number): string {
  let mixed = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0).toString(16).padStart(8, '0');
}
