import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseCmsSignature } from './cms/index.ts'
import { parseCertificateList } from './crl/index.ts'
import { parseDer } from './der/index.ts'
import { EdsError } from './eds-error.ts'
import { parseOcspRequest, parseOcspResponse } from './ocsp/index.ts'
import { sharedPki } from './testing/shared-pki.ts'
import { authority, list, person, root } from './testing/test-pki.ts'
import { parseTimeStampRequest, parseTimeStampResponse, parseTimeStampToken } from './tsp/index.ts'
import { comparableName, parseCertificate } from './x509/index.ts'

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
}
const seeds: Uint8Array[] = []

beforeAll(async () => {
  const anchor = await root()
  const ca = await authority(anchor, 'CA')
  const who = await person(ca)
  seeds.push(anchor.der, ca.der, who.der, await list(ca, { revoked: [who], scope: { isIndirect: true } }))
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
