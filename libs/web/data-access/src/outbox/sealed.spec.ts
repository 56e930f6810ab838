import 'fake-indexeddb/auto';
import { nodeCrypto } from '../testing/outer-realm';
import { fingerprint, makeKey, open, seal } from './sealed';

describe('what is sealed with the key of a person', () => {
  it('opens with that key only, and only under its own label', async () => {
    const [jana, andreas] = [await makeKey(nodeCrypto), await makeKey(nodeCrypto)];
    const sealed = await seal(nodeCrypto, jana, { label: 'booking-1', text: 'clockIn at 07:58' });
    expect(await open(nodeCrypto, jana, 'booking-1', sealed)).toBe('clockIn at 07:58');
    expect(await open(nodeCrypto, andreas, 'booking-1', sealed)).toBeNull();
    expect(await open(nodeCrypto, jana, 'booking-2', sealed)).toBeNull();
  });

  it('does not open after one bit of it was changed', async () => {
    const key = await makeKey(nodeCrypto);
    const sealed = await seal(nodeCrypto, key, { label: 'label', text: 'clockOut' });
    new Uint8Array(sealed.cipher)[0] ^= 1;
    expect(await open(nodeCrypto, key, 'label', sealed)).toBeNull();
  });

  it('has a key that nobody can take away, also after it was stored', async () => {
    const { key } = await makeKey(nodeCrypto);
    const stored = structuredClone(key);
    for (const each of [key, stored])
      await expect(nodeCrypto.subtle.exportKey('raw', each)).rejects.toMatchObject({ name: 'InvalidAccessError' });
  });

  it('is found by a name that does not show the time in the id of a booking', async () => {
    const id = '01935a10-0000-7000-8000-000000000001';
    const name = await fingerprint(nodeCrypto, id);
    expect(name).toBe(await fingerprint(nodeCrypto, id));
    expect(name).not.toContain('01935a10');
  });
});
