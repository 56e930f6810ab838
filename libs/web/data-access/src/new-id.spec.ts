import { newId } from './new-id';

describe('ids made on the device', () => {
  const at = Date.parse('2026-11-23T06:58:00Z');

  it('are UUIDs of version 7 that begin with the time', () => {
    const id = newId(at);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(parseInt(id.replace(/-/g, '').slice(0, 12), 16)).toBe(at);
  });

  it('sort by time and differ within the same millisecond', () => {
    expect(newId(at) < newId(at + 1)).toBe(true);
    expect(newId(at)).not.toBe(newId(at));
  });

  it('keep version and variant whatever the chance bytes are', () => {
    expect(newId(at, new Uint8Array(10).fill(255))).toMatch(/-7fff-bfff-f{12}$/);
    expect(newId(at, new Uint8Array(10))).toMatch(/-7000-8000-0{12}$/);
  });
});
