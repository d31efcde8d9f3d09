import { beforeAll, describe, expect, test } from 'vitest'
import { signCms } from '../cms/index.ts'
import { base64Of, pemOf } from '../der/index.ts'
import { newAuthority, newSigner, type TestAuthority } from '../testing/signers.ts'
import { verifyCommand } from './index.ts'

const now = Date.UTC(2026, 10, 22)
const content = new TextEncoder().encode('Өтініш')
let authority: TestAuthority
let input: Readonly<Record<string, unknown>>

beforeAll(async () => {
  authority = await newAuthority('gost', now)
  const cms = await signCms(
    { content, attached: false },
    { ...(await newSigner(authority, 'gost')), signingTime: now },
  )
  input = {
    cms: base64Of(cms),
    content: base64Of(content),
    trust: [pemOf('CERTIFICATE', authority.certificate.der)],
    crls: [base64Of(await authority.list())],
  }
})

describe('senim eds verify', () => {
  test('answers who signed, for whom and when', async () => {
    expect(await verifyCommand(input, now)).toEqual({
      verdict: 'TOTAL_PASSED',
      sub: null,
      signers: [
        {
          iin: '990101400013',
          bin: '000140000017',
          roles: ['legal-entity', 'first-head'],
          name: 'ӨМІРОВА АЙГҮЛ',
          algorithm: 'GOST 34.10-2015-512',
          time: '2026-11-22T00:00:00.000Z',
        },
      ],
    })
  })
  test('without the lists it says try later, without the document that it is missing', async () => {
    expect(await verifyCommand({ ...input, crls: [] }, now)).toMatchObject({ sub: 'TRY_LATER' })
    expect(await verifyCommand({ ...input, content: null }, now)).toMatchObject({
      sub: 'SIGNED_DATA_NOT_FOUND',
    })
  })
  test('in a year the certificate has run out', async () => {
    const later = await verifyCommand({ ...input, at: '2027-11-22T00:00:00Z' }, now)
    expect(later).toMatchObject({ verdict: 'INDETERMINATE', sub: 'OUT_OF_BOUNDS_NO_POE' })
  })
  test('bytes that are no signature are a verdict; no bytes are an error', async () => {
    const verdict = { verdict: 'TOTAL_FAILED', sub: 'FORMAT_FAILURE', signers: [] }
    expect(await verifyCommand({ ...input, cms: base64Of(content) }, now)).toEqual(verdict)
    await expect(verifyCommand({ trust: [] }, now)).rejects.toMatchObject({ code: 'bad-input' })
    await expect(verifyCommand([], now)).rejects.toMatchObject({ code: 'bad-input' })
    await expect(verifyCommand({ ...input, at: 'today' }, now)).rejects.toMatchObject({ code: 'bad-input' })
  })
})
