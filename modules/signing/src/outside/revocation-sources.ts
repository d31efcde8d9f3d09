import {
  type BasicOcspResponse,
  type CertificateList,
  certIdOf,
  encodeOcspRequest,
  orIfUnsound,
  parseCertificateList,
  parseOcspResponse,
  platformCrypto,
} from '#eds'
import type { TrustList } from '#modules/trust'
import type { Clock } from '#platform/clock'
import type { Random } from '#platform/crypto'
import type { Issued } from './chain.ts'
import { type Fetch, fetchBytes } from './fetch-bytes.ts'
import { keepForAWhile } from './keep-for-a-while.ts'
import { isAllowed, listAddresses, ocspAddresses, trustedOrigins } from './trusted-origins.ts'

/** What authorities say now of the certificates on a path; nothing of it is believed before it is verified. */
export type RevocationEvidence = {
  readonly crls: readonly CertificateList[]
  readonly ocsp: readonly { readonly der: Uint8Array; readonly basic: BasicOcspResponse }[]
}

export type RevocationSources = {
  readonly gather: (issued: readonly Issued[], trust: TrustList) => Promise<RevocationEvidence>
}

type OcspAnswer = RevocationEvidence['ocsp'][number]

const patience = 3000
const mostOcspBytes = 64 * 1024
// The NCA's complete lists are some megabytes.
const mostListBytes = 32 * 1024 * 1024
const keptMilliseconds = 5 * 60_000

/**
 * Asks the authorities over HTTP: OCSP where a certificate names a responder, else the published lists. Only the
 * configured authorities' own hosts are ever called. Lists are kept for some minutes, answers about a signer never.
 */
export function connectRevocation(settings: {
  readonly clock: Clock
  readonly random: Random
  /** Origins besides those that the trusted certificates name. */
  readonly origins?: readonly string[]
  readonly fetch?: Fetch
}): RevocationSources {
  const { clock, random, origins = [], fetch: ask = fetch } = settings
  const lists = keepForAWhile<CertificateList>(clock, keptMilliseconds)
  const listAt = (address: string) =>
    lists(address, async () => {
      const bytes = await fetchBytes(ask, address, { patience, mostBytes: mostListBytes })
      return bytes && orIfUnsound(() => parseCertificateList(bytes), null)
    })
  return {
    gather: async (issued, trust) => {
      const allowed = trustedOrigins(trust, origins)
      const open = (address: string) => isAllowed(address, allowed)
      const answers = await Promise.all(
        issued.map(async (pair) => {
          const address = ocspAddresses(pair.certificate).find(open)
          const answer = address ? await askResponder(ask, random, address, pair) : null
          if (answer) return { crls: [], ocsp: [answer] }
          const read = await Promise.all(listAddresses(pair.certificate).filter(open).slice(0, 4).map(listAt))
          return { crls: read.filter((list) => list !== null), ocsp: [] }
        }),
      )
      return {
        crls: [...new Set(answers.flatMap(({ crls }) => crls))],
        ocsp: answers.flatMap(({ ocsp }) => ocsp),
      }
    },
  }
}

async function askResponder(
  ask: Fetch,
  random: Random,
  address: string,
  { certificate, issuer }: Issued,
): Promise<OcspAnswer | null> {
  const id = await certIdOf(issuer, certificate.serialNumber, platformCrypto())
  const nonce = new Uint8Array(random.bytes(16))
  const body = { bytes: encodeOcspRequest([id], nonce), type: 'application/ocsp-request' }
  const bytes = await fetchBytes(ask, address, { body, patience, mostBytes: mostOcspBytes })
  const response = bytes && orIfUnsound(() => parseOcspResponse(bytes), null)
  if (!bytes || response?.status !== 'successful') return null
  return isAnswerTo(response.basic, nonce, certificate.serialNumber)
    ? { der: bytes, basic: response.basic }
    : null
}

// A responder may leave the nonce out (RFC 9654, 3); one that repeats another's is an old answer. "Unknown" and "try
// later" are no answers either: the lists may still tell.
function isAnswerTo(
  { nonce, responses }: BasicOcspResponse,
  sent: Uint8Array,
  serialNumber: string,
): boolean {
  if (nonce && !Buffer.from(nonce).subarray(-sent.length).equals(sent)) return false
  return responses.some(({ id, status }) => id.serialNumber === serialNumber && status !== 'unknown')
}
