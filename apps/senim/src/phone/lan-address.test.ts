import type { NetworkInterfaceInfo } from 'node:os'
import { expect, test } from 'vitest'
import { lanAddresses } from './lan-address.ts'

function at(address: string, change: Partial<NetworkInterfaceInfo> = {}): NetworkInterfaceInfo {
  return {
    address,
    netmask: '255.255.255.0',
    mac: '00:00:00:00:00:00',
    cidr: `${address}/24`,
    internal: false,
    family: 'IPv4',
    ...change,
  } as NetworkInterfaceInfo
}

test('the wireless network comes before the company network, and both before anything else', () => {
  const interfaces = {
    eth0: [at('203.0.113.7')],
    eth1: [at('10.1.2.3')],
    wlan0: [at('192.168.1.20'), at('fe80::1', { family: 'IPv6' } as Partial<NetworkInterfaceInfo>)],
  }
  expect(lanAddresses(interfaces)).toEqual(['192.168.1.20', '10.1.2.3', '203.0.113.7'])
})

test.each(['docker0', 'br-12ab', 'veth1', 'virbr0', 'utun3', 'wg0', 'tailscale0', 'vmnet8'])(
  'nobody’s phone is behind %s',
  (name) => {
    expect(lanAddresses({ [name]: [at('172.17.0.1')] })).toEqual([])
  },
)

test('loopback, made-up addresses and missing interfaces are left out', () => {
  const interfaces = {
    lo: [at('127.0.0.1', { internal: true })],
    eth0: [at('169.254.10.1')],
    eth1: undefined,
  }
  expect(lanAddresses(interfaces)).toEqual([])
})
