import { describe, expect, it } from 'vitest';
import { isWithin, readNetwork } from '../../../shared/mail/network.ts';

describe('a network', () => {
  it.each([
    ['192.0.2.10', { address: '192.0.2.10', prefix: 32, family: 'ipv4' }],
    ['198.51.100.0/28', { address: '198.51.100.0', prefix: 28, family: 'ipv4' }],
    ['2001:db8:7::/64', { address: '2001:db8:7::', prefix: 64, family: 'ipv6' }],
    ['2001:db8::1', { address: '2001:db8::1', prefix: 128, family: 'ipv6' }],
  ])('is read from %s', (text, network) => {
    expect(readNetwork(text)).toEqual(network);
  });

  it.each([
    '',
    'mx.caisse.example',
    '192.0.2',
    '192.0.2.10/33',
    '2001:db8::/129',
    '192.0.2.10/',
    ' 192.0.2.10',
    '192.0.2.256',
  ])('is not %j', (text) => {
    expect(readNetwork(text)).toBeNull();
  });
});

describe('an address', () => {
  const own = ['192.0.2.10', '198.51.100.0/28', '2001:db8:7::/64'];

  it.each(['192.0.2.10', '198.51.100.0', '198.51.100.15', '2001:db8:7::25', '2001:0DB8:0007:0:1::25'])(
    '%s is within',
    (address) => {
      expect(isWithin(address, own)).toBe(true);
    },
  );

  it.each(['192.0.2.11', '198.51.100.16', '2001:db8:8::25', '', 'mx.caisse.example'])('%j is not', (address) => {
    expect(isWithin(address, own)).toBe(false);
  });

  it('is within nothing where nothing was named', () => {
    expect(isWithin('192.0.2.10', [])).toBe(false);
  });
});
