import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { base64Bytes, bytesFromText, pemBlocks } from '../der/index.ts'
import { sharedPki } from '../testing/shared-pki.ts'
import { parseCertificate } from '../x509/index.ts'
import { verifySignature } from './index.ts'

const isThere = existsSync(sharedPki)
const file = (...path: readonly string[]) => new Uint8Array(readFileSync(join(sharedPki, ...path)))
const text = (...path: readonly string[]) => readFileSync(join(sharedPki, ...path), 'utf8')

type Mutation = {
  readonly kind: string
  readonly at: number
  readonly cms: string
  readonly opensslAccepts: boolean
}

describe.skipIf(!isThere)('changed signatures (skipped if ../shared/pki is absent)', () => {
  const question = () => ({
    trust: pemBlocks(text('mutated', 'ca.pem')).map(({ bytes }) => parseCertificate(bytes)),
    content: file('mutated', 'doc.bin'),
    at: Date.UTC(2026, 10, 23),
    revocation: 'when-known' as const,
  })

  test.each(['rsa', 'p256'])('%s: the original stands; without word of revocation it waits', async (name) => {
    const cms = file('mutated', `${name}.good.cms`)
    expect((await verifySignature(cms, question())).verdict).toBe('TOTAL_PASSED')
    const strict = await verifySignature(cms, { ...question(), revocation: 'required' })
    expect(strict).toMatchObject({ verdict: 'INDETERMINATE', sub: 'TRY_LATER', reason: 'revocation-unknown' })
    const other = await verifySignature(cms, { ...question(), content: new Uint8Array(5) })
    expect(other).toMatchObject({ verdict: 'TOTAL_FAILED', sub: 'HASH_FAILURE' })
    const { content, ...without } = question()
    expect(await verifySignature(cms, without)).toMatchObject({ sub: 'SIGNED_DATA_NOT_FOUND' })
  })

  test.each(['rsa', 'p256'])('%s: none of the changed is accepted, each within 100 ms', async (name) => {
    const rows = text('mutated', `${name}.jsonl`).trim().split('\n')
    for (const { kind, at, cms } of rows.map((row): Mutation => JSON.parse(row))) {
      const started = performance.now()
      const { verdict } = await verifySignature(base64Bytes(cms), question())
      expect(verdict, `${kind} at ${at}`).not.toBe('TOTAL_PASSED')
      expect(performance.now() - started).toBeLessThan(100)
    }
  })
})

describe.skipIf(!isThere)('samples of the EU’s DSS (skipped if ../shared/pki is absent)', () => {
  const { files } = isThere
    ? (JSON.parse(text('dss-cades', 'expected.json')) as {
        files: readonly { file: string; opensslSignatureIntact: boolean; opensslSays: string | null }[]
      })
    : { files: [] }
  test.each(files)('$file: intact as OpenSSL says', async (sample) => {
    const { verdict, sub, signers } = await verifySignature(file('dss-cades', sample.file), {
      trust: [],
      at: Date.now(),
    })
    expect(signers.length).toBeGreaterThan(0)
    expect(verdict).toBe('INDETERMINATE')
    if (sample.opensslSignatureIntact) expect(sub).not.toBe('SIGNED_DATA_NOT_FOUND')
    else expect(sub).toBe('SIGNED_DATA_NOT_FOUND')
  })
})

describe.skipIf(!isThere)('signatures of NCALayer (skipped if ../shared/pki is absent)', () => {
  const trust = () =>
    pemBlocks(text('nca', 'ca', 'nca_rsa_test.crt')).map(({ bytes }) => parseCertificate(bytes))
  const at = Date.UTC(2020, 8, 10)
  const read = (name: string) => {
    const bytes = file('nca', 'signed', name)
    return bytes[0] === 0x30 ? bytes : bytesFromText(new TextDecoder().decode(bytes))
  }

  test('a document signed with the signing key', async () => {
    const judgement = await verifySignature(read('personal-active-RSA256.cms'), {
      trust: trust(),
      at,
      revocation: 'when-known',
    })
    expect(judgement.signers[0]).toMatchObject({
      profile: {
        iin: '123456789011',
        roles: ['individual'],
        commonName: 'ТЕСТОВ ТЕСТ',
        patronymic: 'ТЕСТОВИЧ',
      },
      algorithm: 'RSA-SHA256',
    })
    expect(new TextDecoder().decode(judgement.content)).toBe('asdasd')
    expect(judgement.verdict).toBe('TOTAL_PASSED')
  })
  test('one signed with the authentication key is refused', async () => {
    const judgement = await verifySignature(read('personal-active-AUTH_RSA256.cms'), { trust: trust(), at })
    expect(judgement).toMatchObject({ verdict: 'INDETERMINATE', reason: 'authentication-key' })
  })
})
