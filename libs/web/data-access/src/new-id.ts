/**
 * A UUID of version 7: begins with the time, so that the database's index grows at its end.
 * @param epochMilliseconds when the thing was made
 * @param random 10 bytes; given by tests only
 */
export function newId(epochMilliseconds: number, random = crypto.getRandomValues(new Uint8Array(10))): string {
  const time = Math.floor(epochMilliseconds).toString(16).padStart(12, '0').slice(-12);
  const bytes = Array.from(random);
  bytes[0] = 0x70 | (bytes[0] & 0x0f);
  bytes[2] = 0x80 | (bytes[2] & 0x3f);
  const tail = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-${tail.slice(0, 4)}-${tail.slice(4, 8)}-${tail.slice(8)}`;
}
