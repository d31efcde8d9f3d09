import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type HashName, platformCrypto } from '../algorithms/index.ts'
import { ocspCommand } from '../commands/index.ts'
import { base64Of, encodeOctetString } from '../der/index.ts'
import {
  issueOcspResponse,
  type OcspResponseDraft,
  refuseOcspRequest,
  type SingleResponseDraft,
} from '../issue/index.ts'
import { findPath } from '../path/index.ts'
import {
  at,
  authority,
  authorityExtensions,
  checkTime,
  damaged,
  type Holder,
  list,
  person,
  root,
} from '../testing/test-pki.ts'
import {
  encodeExtendedKeyUsage,
  encodeKeyUsage,
  encodeOcspNoCheck,
  keyUsageBit,
  parseCertificate,
  purposeOid,
} from '../x509/index.ts'
import {
  certIdOf,
  encodeOcspRequest,
  isFresh,
  parseOcspRequest,
  parseOcspResponse,
  revocationByOcsp,
  verifyOcspResponse,
} from './index.ts'

const hour = 3_600_000
const anchor = await root()
const ca = await authority(anchor, 'CA')
const who = await person(ca)
const signs = encodeKeyUsage(keyUsageBit.digitalSignature)
const forOcsp = encodeExtendedKeyUsage([purposeOid.ocspSigning])
const delegate = await person(ca, { subject: 'Responder', extensions: [signs, forOcsp, encodeOcspNoCheck()] })
const certificate = ({ der }: Holder) => parseCertificate(der)

async function single(issuer = ca, target = who, hash: HashName = 'SHA-1'): Promise<SingleResponseDraft> {
  const id = await certIdOf(certificate(issuer), certificate(target).serialNumber, platformCrypto(), hash)
  return { id, state: 'good', thisUpdate: at - hour, nextUpdate: at + hour }
}

async function answer(by: Holder, draft: Partial<OcspResponseDraft> = {}): Promise<Uint8Array> {
  const responderKeyHash = createHash('sha1').update(certificate(by).publicKey.bits).digest()
  const whole = {
    responderKeyHash,
    producedAt: at,
    responses: [await single()],
    certificates: [by.der],
    ...draft,
  }
  return issueOcspResponse(whole, by.key)
}

async function ask(response: Uint8Array, trusted = ca, untrusted: readonly Holder[] = []) {
  const input = {
    response: base64Of(response),
    anchor: base64Of(trusted.der),
    untrusted: untrusted.map(({ der }) => base64Of(der)),
    at: checkTime,
  }
  return ocspCommand(input, at)
}

const good = { accept: true, status: 'good', reason: null }
const refused = (reason: string) => ({ accept: false, status: null, reason })

describe('who may answer', () => {
  test('the authority itself, trusted or below a trusted one', async () => {
    expect(await ask(await answer(ca))).toEqual(good)
    expect(await ask(await answer(ca), anchor)).toEqual(good)
    expect(await ask(await answer(ca, { certificates: [] }), anchor, [ca])).toEqual(good)
    expect(await ask(await answer(ca, { certificates: [] }), anchor)).toEqual(refused('responder-unknown'))
  })
  test.each<HashName>(['SHA-1', 'SHA-256'])('whatever names the certificate: %s', async (hash) => {
    expect(await ask(await answer(ca, { responses: [await single(ca, who, hash)] }))).toEqual(good)
  })
  test('a delegate of the authority', async () => {
    expect(await ask(await answer(delegate))).toEqual(good)
    expect(await ask(await answer(delegate), anchor, [ca])).toEqual(good)
  })
  test.each<[string, () => Promise<Holder>, string]>([
    [
      'without the purpose',
      () => person(ca, { subject: 'R', extensions: [signs] }),
      'responder-not-authorised',
    ],
    [
      'of another purpose',
      () => person(ca, { subject: 'R', extensions: [encodeExtendedKeyUsage([purposeOid.clientAuth])] }),
      'responder-not-authorised',
    ],
    [
      'of any purpose',
      () => person(ca, { subject: 'R', extensions: [encodeExtendedKeyUsage([purposeOid.any])] }),
      'responder-not-authorised',
    ],
    [
      'whose key may not sign',
      () => person(ca, { subject: 'R', extensions: [forOcsp, encodeKeyUsage(keyUsageBit.keyAgreement)] }),
      'responder-not-authorised',
    ],
    [
      'of another authority',
      async () => person(await authority(anchor, 'Other'), { subject: 'R', extensions: [forOcsp] }),
      'responder-not-authorised',
    ],
    [
      'of the trusted authority, but not of the one asked about',
      () => person(anchor, { subject: 'R', extensions: [forOcsp] }),
      'responder-not-authorised',
    ],
    [
      'who is expired',
      () => person(ca, { subject: 'R', extensions: [forOcsp], notAfter: at - 1 }),
      'responder-not-authorised',
    ],
    [
      'whose certificate is damaged',
      () => person(ca, { subject: 'R', extensions: [forOcsp], damage: true }),
      'responder-not-authorised',
    ],
    ['who is nobody', () => root('Nobody'), 'responder-not-authorised'],
  ])('not one %s', async (_, responder, reason) => {
    expect(await ask(await answer(await responder()), anchor, [ca])).toEqual(refused(reason))
  })
  test('not an authority of the same name with another key', async () => {
    const double = await authority(anchor, 'CA', { extensions: authorityExtensions() })
    expect(await ask(await answer(double), anchor, [ca])).toMatchObject({ accept: false })
    expect(await ask(await answer(delegate), double)).toMatchObject({ accept: false })
  })
  test('somebody who may not issue certificates answers for none', async () => {
    const response = await answer(who, { responses: [await single(who, delegate)] })
    expect(await ask(response, anchor, [ca])).toEqual(refused('responder-not-authorised'))
  })
  test('a delegate that the lists know as revoked does not answer, one with nocheck does', async () => {
    const checked = await person(ca, { subject: 'R', extensions: [signs, forOcsp] })
    const crls = [await list(ca, { revoked: [checked, delegate] })]
    const { parseCertificateList } = await import('../crl/index.ts')
    const question = {
      pool: { anchors: [certificate(ca)], others: [] },
      settings: { at, crls: crls.map(parseCertificateList) },
    }
    for (const [by, accept] of [
      [checked, false],
      [delegate, true],
    ] as const) {
      const response = parseOcspResponse(await answer(by))
      if (response.status !== 'successful') throw new Error('no answer')
      expect((await verifyOcspResponse(response.basic, question)).accept).toBe(accept)
    }
  })
})

describe('what is answered', () => {
  test('revoked, with time and reason; unknown', async () => {
    const state = { revokedAt: at - hour, reason: 4 }
    expect(await ask(await answer(ca, { responses: [{ ...(await single()), state }] }))).toMatchObject({
      status: 'revoked',
    })
    expect(
      await ask(await answer(ca, { responses: [{ ...(await single()), state: 'unknown' }] })),
    ).toMatchObject({ status: 'unknown' })
  })
  test('a damaged answer, or one of another hash of the issuer, is refused', async () => {
    const { id, ...rest } = await single()
    expect(await ask(damaged(await answer(ca, { certificates: [] })), ca)).toEqual(
      refused('signature-invalid'),
    )
    for (const wrong of [{ issuerNameHash: new Uint8Array(20) }, { issuerKeyHash: new Uint8Array(20) }])
      expect(await ask(await answer(ca, { responses: [{ ...rest, id: { ...id, ...wrong } }] }))).toEqual(
        refused('responder-not-authorised'),
      )
  })
  test('no answer is no yes', async () => {
    expect(await ask(refuseOcspRequest(3))).toEqual(refused('not-successful'))
    expect(await ask(Uint8Array.of(0x30, 0))).toEqual(refused('malformed'))
    expect(await ask(await answer(ca, { responses: [] }))).toEqual(refused('no-answer'))
  })
  test('an answer is current between its two times, and for a day if it has no end', () => {
    const draft = { id: undefined as never, status: 'good', revokedAt: undefined, reason: 0 } as const
    const until = (nextUpdate: number | undefined) => ({ ...draft, thisUpdate: at, nextUpdate })
    expect(isFresh(until(at + hour), at)).toBe(true)
    expect(isFresh(until(at + hour), at + 2 * hour)).toBe(false)
    expect(isFresh(until(at + hour), at - hour)).toBe(false)
    expect(isFresh(until(at + hour), at - hour, at)).toBe(true)
    expect(isFresh(until(undefined), at + 23 * hour)).toBe(true)
    expect(isFresh(until(undefined), at + 25 * hour)).toBe(false)
  })
})

describe('requests', () => {
  test('are read as they were written, and their nonce must come back', async () => {
    const nonce = Uint8Array.from({ length: 16 }, (_, i) => i)
    const { id } = await single()
    const request = parseOcspRequest(encodeOcspRequest([id], nonce))
    expect(request).toEqual({ ids: [id], nonce: encodeOctetString(nonce) })
    expect(parseOcspRequest(encodeOcspRequest([id]))).toEqual({ ids: [id], nonce: undefined })
    const question = { pool: { anchors: [certificate(ca)], others: [] }, settings: { at }, nonce }
    for (const [given, accept] of [
      [request.nonce, true],
      [encodeOctetString(nonce.slice(1)), false],
      [undefined, false],
    ] as const) {
      const response = parseOcspResponse(await answer(ca, given ? { nonce: given } : {}))
      if (response.status !== 'successful') throw new Error('no answer')
      expect(await verifyOcspResponse(response.basic, question)).toMatchObject(
        accept ? { accept } : { reason: 'nonce-mismatch' },
      )
    }
  })
})

describe('a path that asks OCSP', () => {
  const settings = { at }
  const pool = { anchors: [certificate(anchor)], others: [certificate(ca)] }
  const judge = async (state: SingleResponseDraft['state'], more: Partial<SingleResponseDraft> = {}) => {
    const drafts = [
      answer(ca, { responses: [{ ...(await single()), state, ...more }] }),
      answer(anchor, { responses: [await single(anchor, ca)] }),
    ]
    const answers = (await Promise.all(drafts))
      .map(parseOcspResponse)
      .flatMap((one) => (one.status === 'successful' ? [one.basic] : []))
    const verdict = await findPath(certificate(who), pool, {
      ...settings,
      askElsewhere: revocationByOcsp(answers, pool, settings),
    })
    return verdict.valid ? 'valid' : verdict.reason
  }
  test.each<[string, SingleResponseDraft['state'], Partial<SingleResponseDraft>, string]>([
    ['good', 'good', {}, 'valid'],
    ['revoked', { revokedAt: at - hour, reason: 1 }, {}, 'revoked'],
    ['on hold', { revokedAt: at - hour, reason: 6 }, {}, 'on-hold'],
    ['unknown', 'unknown', {}, 'revocation-unknown'],
    ['good, but long ago', 'good', { nextUpdate: at - 1 }, 'revocation-unknown'],
  ])('%s', async (_, state, more, expected) => {
    expect(await judge(state, more)).toBe(expected)
  })
})
