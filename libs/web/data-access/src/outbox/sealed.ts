/** A person's key on this device. It can be used here, but neither read nor taken away. */
export interface UserKey {
  readonly keyId: string;
  readonly key: CryptoKey;
}

/** Text that only the key of its person opens. */
export interface Sealed {
  readonly keyId: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly cipher: ArrayBuffer;
}

const ALGORITHM = 'AES-GCM';
const IV_BYTES = 12;

/** A new key that cannot be exported. */
export async function makeKey(crypto: Crypto): Promise<UserKey> {
  const key = await crypto.subtle.generateKey({ name: ALGORITHM, length: 256 }, false, ['encrypt', 'decrypt']);
  return { keyId: hex(crypto.getRandomValues(new Uint8Array(8))), key };
}

/** Encrypts `text` and binds it to `label`: under another label it does not open. */
export async function seal(
  crypto: Crypto,
  { keyId, key }: UserKey,
  { label, text }: { readonly label: string; readonly text: string },
): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const additionalData = new TextEncoder().encode(label);
  const bytes = new TextEncoder().encode(text);
  const cipher = await crypto.subtle.encrypt({ name: ALGORITHM, iv, additionalData }, key, bytes);
  return { keyId, iv, cipher };
}

/** The text; null where the key does not fit or the bytes were changed. */
export async function open(crypto: Crypto, { key }: UserKey, label: string, sealed: Sealed): Promise<string | null> {
  const additionalData = new TextEncoder().encode(label);
  try {
    const bytes = await crypto.subtle.decrypt({ name: ALGORITHM, iv: sealed.iv, additionalData }, key, sealed.cipher);
    return new TextDecoder().decode(bytes);
  } catch {
    return null; // the one reason for which AES-GCM fails: not what was sealed under this key and label
  }
}

/** A name under which `text` is found again, and from which it cannot be read: ids of bookings contain their time. */
export async function fingerprint(crypto: Crypto, text: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
