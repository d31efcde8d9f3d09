import { expect, test } from 'vitest'
import { parseCertificate } from '#eds'
import { issuePersonCertificate } from '#modules/authority'
import { systemRandom } from '#platform/crypto'
import { foundForTest, orderFor } from '../../../authority/src/testing/authority.ts'
import { connectRevocation } from './revocation-sources.ts'
import { isAllowed, listAddresses, ocspAddresses, trustedOrigins } from './trusted-origins.ts'

const home = 'http://localhost:3010'

test('questions go to the origins that trusted certificates name, and nowhere else', async () => {
  const { authority, clock } = await foundForTest()
  const { certificate: der } = await issuePersonCertificate(authority, await orderFor())
  const certificate = parseCertificate(new Uint8Array(der))
  expect(ocspAddresses(certificate)).toEqual([`${home}/authority/ocsp`])
  expect(listAddresses(certificate)).toEqual([`${home}/authority/issuing.crl`, `${home}/authority/delta.crl`])

  const trust = { anchors: [authority.root], others: [authority.issuing], problems: [] }
  expect(trustedOrigins(trust)).toEqual(new Set([home]))
  const asked: string[] = []
  const ask: typeof fetch = async (input) => {
    asked.push(String(input))
    return new Response('no', { status: 503 })
  }
  const { gather } = connectRevocation({ clock, random: systemRandom, fetch: ask })
  const issued = [{ certificate, issuer: authority.issuing }]
  const nobody = { anchors: [], others: [], problems: [] }
  expect(await gather(issued, nobody)).toEqual({ crls: [], ocsp: [] })
  expect(asked).toEqual([])
  await gather(issued, trust)
  expect(asked).toEqual([
    `${home}/authority/ocsp`,
    `${home}/authority/issuing.crl`,
    `${home}/authority/delta.crl`,
  ])
})

test.each([
  'http://169.254.169.254/latest',
  'http://localhost:5432/',
  'http://user@localhost:3010/authority/ocsp',
  'https://localhost:3010/authority/ocsp',
  'file:///etc/passwd',
  'ldap://localhost/cn=crl',
  'nonsense',
])('%s is never called', (address) => {
  expect(isAllowed(address, new Set([home]))).toBe(false)
})

test('an operator adds origins', () => {
  const nobody = { anchors: [], others: [], problems: [] }
  expect(isAllowed('http://crl.pki.gov.kz/a.crl', trustedOrigins(nobody, ['http://crl.pki.gov.kz']))).toBe(
    true,
  )
})
