import { randomUUIDv7 } from 'node:crypto';

/**
 * A UUID of version 7 (RFC 9562): begins with the milliseconds, so that rows
 * written together lie together in the index. An id, never a secret.
 */
export function newId(): string {
  return randomUUIDv7();
}
