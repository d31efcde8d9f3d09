import { X509Certificate } from 'node:crypto'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { keptCertificate } from './kept-certificate.ts'

const now = new Date('2026-11-22T05:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)

async function folder() {
  const path = await mkdtemp(join(tmpdir(), 'senim-phone-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  return join(path, 'phone')
}

test('the certificate is signed by the authority and good at the address, for servers alone', async () => {
  const { authority, server } = await keptCertificate(await folder(), ['192.168.1.20', '10.0.0.2'], now)
  const [issuer, leaf] = [new X509Certificate(authority.certificate), new X509Certificate(server.certificate)]
  expect(leaf.verify(issuer.publicKey)).toBe(true)
  expect(leaf.checkIssued(issuer)).toBe(true)
  expect(leaf.checkIP('192.168.1.20')).toBe('192.168.1.20')
  expect(leaf.checkIP('10.0.0.2')).toBe('10.0.0.2')
  expect(leaf.checkIP('192.168.1.21')).toBeUndefined()
  expect(leaf.checkHost('localhost')).toBe('localhost')
  expect([issuer.ca, leaf.ca]).toEqual([true, false])
  expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1'])
})

test('nothing lasts longer than the 825 days that phones accept', async () => {
  const { authority, server } = await keptCertificate(await folder(), ['192.168.1.20'], now)
  for (const { certificate } of [authority, server]) {
    const { validFromDate, validToDate } = new X509Certificate(certificate)
    expect((validToDate.getTime() - validFromDate.getTime()) / 86_400_000).toBeLessThanOrEqual(825)
  }
})

test('started again at the same address, it is the same certificate', async () => {
  const place = await folder()
  const first = await keptCertificate(place, ['192.168.1.20'], now)
  expect(await keptCertificate(place, ['192.168.1.20'], later(3))).toEqual(first)
})

test.each([
  ['at a new address', ['10.0.0.9'], 0],
  ['when its time runs out', ['192.168.1.20'], 85],
])('%s the certificate is new and the authority stays', async (_, addresses, days) => {
  const place = await folder()
  const first = await keptCertificate(place, ['192.168.1.20'], now)
  const second = await keptCertificate(place, addresses, later(days))
  expect(second.authority).toEqual(first.authority)
  expect(second.server).not.toEqual(first.server)
})

test('an authority that would not outlive its next certificate is replaced', async () => {
  const place = await folder()
  const first = await keptCertificate(place, ['192.168.1.20'], now)
  const second = await keptCertificate(place, ['192.168.1.20'], later(750))
  expect(second.authority).not.toEqual(first.authority)
})

test('nobody but the owner reads the keys', async () => {
  const place = await folder()
  await keptCertificate(place, ['192.168.1.20'], now)
  for (const name of ['authority-key.pem', 'server-key.pem'])
    expect((await stat(join(place, name))).mode & 0o077).toBe(0)
})
