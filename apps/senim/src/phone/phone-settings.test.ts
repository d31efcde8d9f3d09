import { expect, test } from 'vitest'
import { readConfig } from '#platform/config'
import { phoneInvitation } from './phone-invitation.ts'
import { phoneSettings, whyNoPhone } from './phone-settings.ts'

const ports = { portal: 3000, digitalId: 3001, office: 3002, sandbox: 3010 }

test('people come in by the address of the network, programs go on talking over loopback', () => {
  const reading = readConfig(phoneSettings('192.168.1.20', { ports }))
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  expect(reading.config).toMatchObject({
    host: 'localhost',
    ports,
    origins: {
      portal: 'https://192.168.1.20:3000',
      digitalId: 'https://192.168.1.20:3001',
      office: 'https://192.168.1.20:3002',
      sandbox: 'https://192.168.1.20:3010',
    },
    registriesUrl: 'http://localhost:3010/api/registries',
    sms: [{ url: 'http://localhost:3010/api/sms' }, { host: 'localhost', port: 3011 }],
    clockUrl: 'http://localhost:3010/api/clock',
    trustedProxies: ['127.0.0.1', '::1'],
  })
})

test.each([
  ['production', ['192.168.1.20'], /production/],
  ['sandbox', [], /Wi-Fi/],
] as const)(
  'in %s with the addresses %j the start says why no phone can come in',
  (mode, addresses, sentence) => {
    expect(whyNoPhone({ mode }, addresses)).toMatch(sentence)
  },
)

test('the terminal says the address, what to press at the warning, and what will not work', async () => {
  const origins = {
    portal: 'https://10.0.0.2:3000',
    digitalId: '',
    office: '',
    sandbox: 'https://10.0.0.2:3010',
  }
  const words = await phoneInvitation(origins)
  for (const part of ['▄', 'Proceed', 'passkeys', 'offline', '/senim-authority.crt', 'https://10.0.0.2:3010'])
    expect(words).toContain(part)
})
