import { beforeAll, describe, expect, test } from 'vitest'
import { platformCrypto } from '../algorithms/index.ts'
import {
  addCmsSigner,
  addSignatureTimeStamp,
  addValidationMaterial,
  parseCmsSignature,
  signCms,
} from '../cms/index.ts'
import { parseCertificateList } from '../crl/index.ts'
import { base64Of, pemOf } from '../der/index.ts'
import { issueTimeStampResponse } from '../issue/index.ts'
import { day, keyTypes, newAuthority, newSigner, type TestAuthority } from '../testing/signers.ts'
import { encodeTimeStampRequest, parseTimeStampRequest, parseTimeStampResponse } from '../tsp/index.ts'
import { purposeOid } from '../x509/index.ts'
import { type VerifyQuestion, verdictTexts, verifySignature } from './index.ts'

const now = Date.UTC(2026, 10, 22)
const content = new TextEncoder().encode('Өтініш: жарнаны қайтару')

let authority: TestAuthority
let question: VerifyQuestion

beforeAll(async () => {
  authority = await newAuthority('p256', now)
  const crls = [parseCertificateList(await authority.list())]
  question = { trust: [authority.certificate], crls, at: now }
})

describe.each(keyTypes)('a signature of our own with a %s key', (type) => {
  test('attached: it stands, and what was signed is returned', async () => {
    const signer = await newSigner(authority, type)
    const cms = await signCms({ content, attached: true }, { ...signer, signingTime: now })
    const judgement = await verifySignature(cms, question)
    expect(judgement).toMatchObject({ verdict: 'TOTAL_PASSED', sub: null, reason: null })
    expect(judgement.content).toEqual(content)
    expect(judgement.signers[0]).toMatchObject({
      profile: {
        iin: '990101400013',
        bin: '000140000017',
        roles: ['legal-entity', 'first-head'],
        patronymic: 'ҚАНАТҚЫЗЫ',
      },
      claimedTime: now,
      provenTime: null,
    })
  })
  test('detached: with its document it stands, with another or none it does not', async () => {
    const cms = await signCms({ content, attached: false }, await newSigner(authority, type))
    expect(await verifySignature(cms, { ...question, content })).toMatchObject({ verdict: 'TOTAL_PASSED' })
    const other = await verifySignature(cms, { ...question, content: content.slice(1) })
    expect(other).toMatchObject({ verdict: 'TOTAL_FAILED', sub: 'HASH_FAILURE', reason: 'content-changed' })
    expect(await verifySignature(cms, question)).toMatchObject({ sub: 'SIGNED_DATA_NOT_FOUND' })
  })
  test('with any octet of the signature changed it is broken', async () => {
    const cms = await signCms({ content, attached: true }, await newSigner(authority, type))
    for (const back of [1, 20, 40]) {
      const changed = cms.slice()
      changed[cms.length - back] = (changed[cms.length - back] as number) ^ 1
      expect(await verifySignature(changed, question)).toMatchObject({ verdict: 'TOTAL_FAILED' })
    }
  })
})

describe('several signers', () => {
  test('sign side by side, attached and detached; the worst of them decides', async () => {
    const first = await newSigner(authority, 'rsa')
    const second = await newSigner(authority, 'gost')
    const stranger = await newSigner(await newAuthority('p256', now), 'p256')
    for (const attached of [true, false]) {
      const one = await signCms({ content, attached }, first)
      const two = await addCmsSigner(one, second, attached ? undefined : content)
      const asked = attached ? question : { ...question, content }
      const judgement = await verifySignature(two, asked)
      expect(judgement.verdict).toBe('TOTAL_PASSED')
      expect(judgement.signers.map(({ algorithm }) => algorithm).toSorted()).toEqual([
        'GOST 34.10-2015-512',
        'RSA-SHA256',
      ])
      const three = await verifySignature(await addCmsSigner(two, stranger, content), asked)
      expect(three).toMatchObject({ verdict: 'INDETERMINATE', reason: 'not-trusted' })
      expect(three.signers.filter(({ verdict }) => verdict === 'TOTAL_PASSED').length).toBe(2)
    }
  })
  test('nobody signs another document into a signature', async () => {
    const signer = await newSigner(authority, 'p256')
    const cms = await signCms({ content, attached: true }, signer)
    await expect(addCmsSigner(cms, signer, content.slice(1))).rejects.toMatchObject({ code: 'bad-input' })
    const apart = await signCms({ content, attached: false }, signer)
    await expect(addCmsSigner(apart, signer)).rejects.toMatchObject({ code: 'bad-input' })
  })
})

describe('how a signature may be written', () => {
  test('DER, PEM under any label, bare base64', async () => {
    const cms = await signCms({ content, attached: true }, await newSigner(authority, 'p256'))
    const bytes = (text: string) => new TextEncoder().encode(text)
    for (const form of [
      cms,
      bytes(pemOf('CMS', cms)),
      bytes(pemOf('PKCS7', cms)),
      bytes(base64Of(cms)),
      bytes(`${base64Of(cms)}\n`),
    ])
      expect((await verifySignature(form, question)).verdict).toBe('TOTAL_PASSED')
  })
  test('whatever else: FORMAT_FAILURE, and a byte behind the end too', async () => {
    const cms = await signCms({ content, attached: true }, await newSigner(authority, 'p256'))
    for (const bytes of [
      new Uint8Array(0),
      new Uint8Array(9),
      content,
      cms.slice(0, -1),
      Uint8Array.from([...cms, 0]),
    ])
      expect(await verifySignature(bytes, question)).toMatchObject({
        verdict: 'TOTAL_FAILED',
        sub: 'FORMAT_FAILURE',
        reason: 'not-a-signature',
      })
  })
})

describe('the certificate decides', () => {
  const sign = async (options: Parameters<typeof newSigner>[2]) => {
    const signer = await newSigner(authority, 'p256', options)
    return { signer, cms: await signCms({ content, attached: true }, signer) }
  }
  test('a key for signing in is refused for documents', async () => {
    const { cms } = await sign({ purposes: [purposeOid.clientAuth, '1.2.398.3.3.4.1.1'] })
    expect(await verifySignature(cms, question)).toMatchObject({
      sub: 'CHAIN_CONSTRAINTS_FAILURE',
      reason: 'authentication-key',
    })
  })
  test('a challenge is answered with a key for signing in, with one for both, and with none for documents', async () => {
    const { clientAuth, emailProtection, serverAuth } = purposeOid
    const reasonOf = async (purposes: readonly string[]) => {
      const { cms } = await sign({ purposes: [...purposes, '1.2.398.3.3.4.1.1'] })
      return (await verifySignature(cms, { ...question, use: 'authentication' })).reason
    }
    expect(await reasonOf([clientAuth])).toBeNull()
    expect(await reasonOf([clientAuth, emailProtection])).toBeNull()
    expect(await reasonOf([emailProtection])).toBe('signing-key')
    expect(await reasonOf([serverAuth])).toBe('key-purpose')
  })
  test('so is one of a server', async () => {
    const { cms } = await sign({ purposes: [purposeOid.serverAuth] })
    expect(await verifySignature(cms, question)).toMatchObject({ reason: 'key-purpose' })
  })
  test('expired, not yet valid', async () => {
    const { cms } = await sign({ notAfter: now - 1 })
    expect(await verifySignature(cms, question)).toMatchObject({
      sub: 'OUT_OF_BOUNDS_NO_POE',
      reason: 'expired',
    })
    const early = await sign({ notBefore: now + day })
    expect(await verifySignature(early.cms, question)).toMatchObject({ reason: 'not-yet-valid' })
  })
  test('revoked, on hold, of unknown state, of nobody we trust', async () => {
    const { cms, signer } = await sign({})
    const { certificate } = signer
    const listing = async (reason: number) => [
      parseCertificateList(await authority.list([{ certificate, revokedAt: now - 10 * day, reason }])),
    ]
    const revoked = await verifySignature(cms, { ...question, crls: await listing(1) })
    expect(revoked).toMatchObject({ verdict: 'INDETERMINATE', sub: 'REVOKED_NO_POE', reason: 'revoked' })
    const held = await verifySignature(cms, { ...question, crls: await listing(6) })
    expect(held).toMatchObject({ sub: 'TRY_LATER', reason: 'on-hold' })
    const unknown = await verifySignature(cms, { ...question, crls: [] })
    expect(unknown).toMatchObject({ sub: 'TRY_LATER', reason: 'revocation-unknown' })
    const stranger = await verifySignature(cms, { ...question, trust: [] })
    expect(stranger).toMatchObject({ sub: 'NO_CERTIFICATE_CHAIN_FOUND', reason: 'not-trusted' })
  })
})

describe('time stamps', () => {
  const stampsAt = async (time: number, signature: Uint8Array, from: TestAuthority = authority) => {
    const signer = await newSigner(from, 'p256', { purposes: [purposeOid.timeStamping], isCritical: true })
    const digest = await platformCrypto().digest(
      'SHA-256',
      parseCmsSignature(signature).signers[0]?.signature as Uint8Array,
    )
    const request = parseTimeStampRequest(encodeTimeStampRequest('SHA-256', digest, 5n))
    const stamp = { policy: '1.2.398.3.3.2.6.2', serialNumber: Uint8Array.of(7), time, accuracy: 1, signer }
    const response = parseTimeStampResponse(await issueTimeStampResponse(request, stamp))
    if (!response.granted) throw new Error('The stamp was refused.')
    return addSignatureTimeStamp(signature, 0, response.token)
  }
  test('prove that a signature is older than the revocation and the expiry of its certificate', async () => {
    const signer = await newSigner(authority, 'rsa', { notAfter: now - 5 * day })
    const plain = await signCms({ content, attached: true }, signer)
    const revoked = { certificate: signer.certificate, revokedAt: now - 10 * day }
    const crls = [parseCertificateList(await authority.list([revoked], now - 8 * day))]
    expect(await verifySignature(plain, { ...question, crls })).toMatchObject({ reason: 'expired' })
    const before = await verifySignature(await stampsAt(now - 20 * day, plain), { ...question, crls })
    expect(before).toMatchObject({ verdict: 'TOTAL_PASSED', signers: [{ provenTime: now - 20 * day }] })
    const after = await verifySignature(await stampsAt(now - 9 * day, plain), { ...question, crls })
    expect(after).toMatchObject({ sub: 'REVOKED_NO_POE', signers: [{ provenTime: now - 9 * day }] })
    const twice = await stampsAt(now - 20 * day, await stampsAt(now - 9 * day, plain))
    expect(await verifySignature(twice, { ...question, crls })).toMatchObject({ verdict: 'TOTAL_PASSED' })
  })
  test('of an authority nobody trusts, over another signature or from the future prove nothing', async () => {
    const signer = await newSigner(authority, 'rsa', { notAfter: now - 5 * day })
    const plain = await signCms({ content, attached: true }, signer)
    const stranger = await stampsAt(now - 20 * day, plain, await newAuthority('p256', now))
    const future = await stampsAt(now + day, plain)
    const other = await signCms({ content: content.slice(1), attached: true }, signer)
    const [, stamp] = [other, parseCmsSignature(await stampsAt(now - 20 * day, other)).signers[0]]
    const value = stamp?.unsignedAttributes?.values().next().value?.[0]
    if (!value) throw new Error('The stamp is missing.')
    const moved = addSignatureTimeStamp(plain, 0, value.bytes.slice(value.start, value.end))
    for (const cms of [stranger, future, moved])
      expect(await verifySignature(cms, question)).toMatchObject({
        reason: 'expired',
        signers: [{ provenTime: null }],
      })
  })
  test('before the certificate was issued: the signature cannot be its own', async () => {
    const signer = await newSigner(authority, 'p256', { notBefore: now - 3 * day })
    const cms = await stampsAt(now - 20 * day, await signCms({ content, attached: true }, signer))
    expect(await verifySignature(cms, question)).toMatchObject({
      verdict: 'TOTAL_FAILED',
      sub: 'NOT_YET_VALID',
    })
  })
  test('a signature that carries its lists is judged without any other (CAdES-LT)', async () => {
    const signer = await newSigner(authority, 'gost')
    const stamped = await stampsAt(now - day, await signCms({ content, attached: true }, signer))
    const alone = { trust: question.trust, at: now }
    expect(await verifySignature(stamped, alone)).toMatchObject({ reason: 'revocation-unknown' })
    const lasting = addValidationMaterial(stamped, { crls: [await authority.list([], now - 2 * day)] })
    expect(await verifySignature(lasting, alone)).toMatchObject({ verdict: 'TOTAL_PASSED' })
    const again = await addCmsSigner(lasting, await newSigner(authority, 'rsa'))
    expect((await verifySignature(again, alone)).signers.map(({ verdict }) => verdict)).toEqual([
      'TOTAL_PASSED',
      'TOTAL_PASSED',
    ])
  })
})

describe('OCSP answers', () => {
  test.each(keyTypes)('of a %s authority tell the state, given or carried along', async (type) => {
    const own = await newAuthority(type, now)
    const signer = await newSigner(own, 'p256')
    const cms = await signCms({ content, attached: true }, signer)
    const response = await own.answer(signer.certificate)
    const alone = { trust: [own.certificate], at: now }
    expect(await verifySignature(cms, alone)).toMatchObject({ sub: 'TRY_LATER' })
    const carried = addValidationMaterial(cms, { ocspResponses: [response] })
    expect(await verifySignature(carried, alone)).toMatchObject({ verdict: 'TOTAL_PASSED' })
    const late = { ...alone, at: now + 2 * day }
    expect(await verifySignature(carried, late)).toMatchObject({ sub: 'TRY_LATER' })
  })
})

test('each reason has a text in three languages', () => {
  for (const text of Object.values(verdictTexts)) {
    const { kk, ru, en } = text
    for (const words of [kk, ru, en]) expect(words).toMatch(/\.$/)
    expect(new Set([kk, ru, en]).size).toBe(3)
  }
})
