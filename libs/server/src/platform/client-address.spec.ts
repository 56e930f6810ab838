import { addressRange, readTrustedProxies } from './client-address';
import { ConfigError, readConfig } from './config';

describe('the range of an address', () => {
  it.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['::ffff:203.0.113.77', '203.0.113.0/24'],
    ['203.0.113.77:52011', '203.0.113.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
    ['2001:0DB8:0001:ffff::1', '2001:db8:1::/48'],
    ['2001:db8::1', '2001:db8:0::/48'],
    ['[2001:db8:7::9]:443', '2001:db8:7::/48'],
    ['fe80::1%eth0', 'fe80:0:0::/48'],
    ['::1', '0:0:0::/48'],
  ])('of %s is %s', (address, range) => expect(addressRange(address)).toBe(range));

  it.each([undefined, '', 'unknown', 'a.b.c.d', '203.0.113', '2001:db8:::1'])('does not exist for %s', (text) =>
    expect(addressRange(text)).toBeNull(),
  );
});

describe('TRUST_PROXY', () => {
  const minimal = {
    DATABASE_URL: 'postgres://nobody@localhost/none',
    AUTH_SECRET: 'x'.repeat(32),
  };

  it.each([
    ['', false],
    ['false', false],
    ['0', false],
    ['2', 2],
    ['loopback', ['loopback']],
    ['10.0.0.0/8, 192.0.2.5', ['10.0.0.0/8', '192.0.2.5']],
    ['2001:db8::/32', ['2001:db8::/32']],
  ])('%s names the proxies that are believed', (text, proxies) =>
    expect(readConfig({ ...minimal, TRUST_PROXY: text }).trustProxy).toEqual(proxies),
  );

  it.each(['true', 'everybody', '10.0.0.0/40', '10.0.0.0/8/8', '999.1.1.1', '-1', '1.5', '10.0.0.1,'])(
    '%s is refused in one sentence: nobody may claim any address',
    (text) => {
      expect(readTrustedProxies(text)).toBeNull();
      expect(() => readConfig({ ...minimal, TRUST_PROXY: text })).toThrow(ConfigError);
    },
  );
});
