import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { addSignatureTimeStamp, parseCmsSignature, signCms } from './cms/index.ts'
import { parseCertificateList } from './crl/index.ts'
import { parseDer } from './der/index.ts'
import { EdsError } from './eds-error.ts'
import { parseOcspRequest, parseOcspResponse } from './ocsp/index.ts'
import { makeCertificationRequest, parseCertificationRequest } from './pkcs10/index.ts'
import { makeKeyFile, openKeyFile, parsePrivateKey } from './pkcs12/index.ts'
import { sharedPki } from './testing/shared-pki.ts'
import { keyTypes, newAuthority, newPair, newSigner } from './testing/signers.ts'
import { authority, list, person, root } from './testing/test-pki.ts'
import { parseTimeStampRequest, parseTimeStampResponse, parseTimeStampToken } from './tsp/index.ts'
import { verifySignature } from './verify/index.ts'
import { comparableName, parseCertificate } from './x509/index.ts'
import { parseXml, signXml, textOfXml, xmlSignaturesIn } from './xml/index.ts'

const readers: Readonly<Record<string, (bytes: Uint8Array) => unknown>> = {
  parseDer,
  parseBer: (bytes) => parseDer(bytes, { ber: true }),
  parseCertificate: (bytes) => comparableName(parseCertificate(bytes).subject),
  parseCertificateList,
  parseOcspRequest,
  parseOcspResponse,
  parseCmsSignature,
  parseTimeStampRequest,
  parseTimeStampResponse,
  parseTimeStampToken,
  parseCertificationRequest,
  parsePrivateKey,
  addSignatureTimeStamp: (bytes) => addSignatureTimeStamp(bytes, 0, Uint8Array.of(0x30, 0)),
  xmlSignaturesIn: (bytes) => xmlSignaturesIn(parseXml(textOfXml(bytes))),
}
const seeds: Uint8Array[] = []

beforeAll(async () => {
  const anchor = await root()
  const ca = await authority(anchor, 'CA')
  const who = await person(ca)
  seeds.push(anchor.der, ca.der, who.der, await list(ca, { revoked: [who], scope: { isIndirect: true } }))
  const pair = await newPair('rsa')
  seeds.push(pair.pkcs8, (await newPair('gost')).pkcs8)
  seeds.push(await makeCertificationRequest({ subject: who.name, publicKey: pair.spki }, pair.key))
  const signer = await newSigner(await newAuthority('p256', Date.UTC(2026, 10, 22)), 'p256')
  seeds.push(new TextEncoder().encode(await signXml('<a/>', signer)))
  if (!existsSync(sharedPki)) return
  const read = (...path: readonly string[]) => new Uint8Array(readFileSync(join(sharedPki, ...path)))
  seeds.push(read('mutated', 'rsa.good.cms'), read('nca', 'ocsp', 'ocsp_response_individual_2015.bin'))
  for (const name of readdirSync(join(sharedPki, 'nca', 'ca'))) seeds.push(read('nca', 'ca', name))
})

describe('any bytes are read or refused with an EdsError', () => {
  test.each(Object.entries(readers))('%s', (_, read) => {
    const random = randomFrom(20261122)
    for (let round = 0; round < 400; round++) expectSound(read, changed(seeds[round % seeds.length]!, random))
    for (let round = 0; round < 200; round++) expectSound(read, noise(random))
  })
})

describe('a judgement never throws, and a key file opens or is refused with an EdsError', () => {
  const now = Date.UTC(2026, 10, 22)
  const content = new TextEncoder().encode('Өтініш')

  test('verifySignature of changed CMS and XML', async () => {
    const authority = await newAuthority('p256', now)
    const random = randomFrom(4)
    for (const type of keyTypes) {
      const signer = await newSigner(authority, type)
      const cms = await signCms({ content, attached: true }, signer)
      const xml = new TextEncoder().encode(await signXml('<a b="1">Өтініш</a>', signer))
      for (let round = 0; round < 120; round++)
        for (const seed of [cms, xml]) {
          const bytes = changed(seed, random)
          const question = { trust: [authority.certificate], at: now, revocation: 'when-known' } as const
          const { verdict, content: signed } = await verifySignature(bytes, question)
          // Outside of what is signed a change may do no harm; inside it never passes.
          if (verdict === 'TOTAL_PASSED') expect(new TextDecoder().decode(signed)).toContain('Өтініш')
        }
    }
  }, 60_000)

  test('openKeyFile of changed files', async () => {
    const authority = await newAuthority('p256', now)
    const pair = await newPair('gost')
    const certificate = await authority.certify(pair)
    const files = [await makeKeyFile({ items: [{ pkcs8: pair.pkcs8, certificate }], password: 'Құпия12' })]
    if (existsSync(sharedPki))
      files.push(new Uint8Array(readFileSync(join(sharedPki, 'nca', 'p12', 'individual_valid.p12'))))
    const random = randomFrom(12)
    for (let round = 0; round < 60; round++) {
      const bytes = changed(files[round % files.length]!, random)
      await openKeyFile(bytes, round % 4 < 2 ? 'Құпия12' : 'Qwerty12').catch((error: unknown) => {
        if (!(error instanceof EdsError))
          expect.fail(`${String(error)} for ${Buffer.from(bytes).toString('base64')}`)
      })
    }
  }, 120_000)
})

function expectSound(read: (bytes: Uint8Array) => unknown, bytes: Uint8Array): void {
  try {
    read(bytes)
  } catch (error) {
    if (!(error instanceof EdsError))
      expect.fail(`${String(error)} for ${Buffer.from(bytes).toString('base64')}`)
  }
}

// A few octets changed, cut out or doubled; the structure mostly survives, so that the readers are led deep.
function changed(seed: Uint8Array, random: () => number): Uint8Array {
  let bytes = seed.slice()
  for (let times = 1 + Math.floor(random() * 3); times > 0; times--) {
    const place = Math.floor(random() * bytes.length)
    const kind = random()
    if (kind < 0.7) bytes[place] = Math.floor(random() * 256)
    else if (kind < 0.85) bytes = Uint8Array.from([...bytes.slice(0, place), ...bytes.slice(place + 1)])
    else bytes = bytes.slice(0, place)
  }
  return bytes
}

function noise(random: () => number): Uint8Array {
  return Uint8Array.from({ length: Math.floor(random() * 200) }, () => Math.floor(random() * 256))
}

// Park and Miller's generator: the same rounds in every run.
function randomFrom(start: number): () => number {
  let state = start
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}
