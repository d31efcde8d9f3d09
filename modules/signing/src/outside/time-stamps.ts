import { createHash } from 'node:crypto'
import {
  addSignatureTimeStamp,
  encodeTimeStampRequest,
  orIfUnsound,
  parseCmsSignature,
  parseTimeStampResponse,
  parseTimeStampToken,
} from '#eds'
import type { Random } from '#platform/crypto'
import { type Fetch, fetchBytes } from './fetch-bytes.ts'

/** An authority for time stamps (RFC 3161). */
export type TimeStamps = {
  /** The signature with a stamp over it (CAdES-T), and the time it names; `null` if the authority gives none now. */
  readonly stamp: (cms: Uint8Array) => Promise<Stamped | null>
}

export type Stamped = { readonly cms: Uint8Array; readonly time: number }

const patience = 4000
const mostBytes = 64 * 1024

/**
 * Connects an authority for time stamps over HTTP.
 * @example connectTimeStamps({ url: 'http://tsp.pki.gov.kz', random })
 */
export function connectTimeStamps(settings: {
  /** `null`: there is no authority, and signatures wait. */
  readonly url: string | null
  readonly random: Random
  readonly fetch?: Fetch
}): TimeStamps {
  const { url, random, fetch: ask = fetch } = settings
  return {
    stamp: async (cms) => {
      const [signer] = parseCmsSignature(cms).signers
      if (!signer || url === null) return null
      const digest = createHash('sha256').update(signer.signature).digest()
      const nonce = BigInt(`0x${random.bytes(8).toString('hex')}`)
      const bytes = encodeTimeStampRequest('SHA-256', digest, nonce)
      const body = { bytes, type: 'application/timestamp-query' }
      const answer = await fetchBytes(ask, url, { body, patience, mostBytes })
      return answer && orIfUnsound(() => stampedWith(cms, answer, digest, nonce), null)
    },
  }
}

// Whether the stamp's authority is trusted is asked when the signature is judged; here only that it is the one meant.
function stampedWith(cms: Uint8Array, answer: Uint8Array, digest: Buffer, nonce: bigint): Stamped | null {
  const response = parseTimeStampResponse(answer)
  if (!response.granted) return null
  const { stamp } = parseTimeStampToken(response.token)
  if (stamp.nonce !== nonce || !digest.equals(stamp.imprint.digest)) return null
  return { cms: addSignatureTimeStamp(cms, 0, response.token), time: stamp.time }
}
