import { BlockList, isIPv4, isIPv6 } from 'node:net';

const closedIPv4 = new BlockList();
// IANA's special-purpose registry, and multicast and reserved space: https://www.iana.org/assignments/iana-ipv4-special-registry
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  closedIPv4.addSubnet(net, prefix, 'ipv4');
}

const openIPv6 = new BlockList();
openIPv6.addSubnet('2000::', 3, 'ipv6');
const closedIPv6 = new BlockList();
// Within global unicast: protocol assignments (Teredo), documentation, and 6to4, which carries any IPv4 address inside.
for (const [net, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  closedIPv6.addSubnet(net, prefix, 'ipv6');
}

/** Whether an IP address is on the public internet: not loopback, private, link-local (cloud metadata), multicast or reserved. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !closedIPv4.check(address, 'ipv4');
  // An address with a zone (`fe80::1%eth0`) is never public, and the block list does not know the form.
  if (!isIPv6(address) || address.includes('%')) return false;
  return openIPv6.check(address, 'ipv6') && !closedIPv6.check(address, 'ipv6');
}
