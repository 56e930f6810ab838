import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** A key as the store sees it: a thing to pass on, not to look into. */
interface Key {
  readonly type: 'secret';
  readonly extractable: false;
  readonly bytes: Uint8Array;
}

interface Parameters {
  readonly iv: Uint8Array;
  readonly additionalData: Uint8Array;
}

const TAG_BYTES = 16;
const copy = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

/**
 * The same algorithms without threads: schedules must run in the same order every time. What a browser and Node do
 * with keys is tested beside, with the real ones.
 */
export const synchronousCrypto = {
  getRandomValues: <Bytes extends Uint8Array>(bytes: Bytes): Bytes => {
    bytes.set(randomBytes(bytes.length));
    return bytes;
  },
  subtle: {
    generateKey: async (): Promise<Key> => ({
      type: 'secret',
      extractable: false,
      bytes: Uint8Array.from(randomBytes(32)),
    }),
    encrypt: async ({ iv, additionalData }: Parameters, key: Key, text: Uint8Array): Promise<ArrayBuffer> => {
      const cipher = createCipheriv('aes-256-gcm', key.bytes, iv).setAAD(additionalData);
      return copy(Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]));
    },
    decrypt: async ({ iv, additionalData }: Parameters, key: Key, sealed: ArrayBuffer): Promise<ArrayBuffer> => {
      const bytes = new Uint8Array(sealed);
      const decipher = createDecipheriv('aes-256-gcm', key.bytes, iv).setAAD(additionalData);
      decipher.setAuthTag(bytes.slice(-TAG_BYTES));
      return copy(Buffer.concat([decipher.update(bytes.slice(0, -TAG_BYTES)), decipher.final()]));
    },
    digest: async (_: string, bytes: Uint8Array): Promise<ArrayBuffer> =>
      copy(createHash('sha256').update(bytes).digest()),
  },
} as unknown as Crypto;
