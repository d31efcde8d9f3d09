import {
  hashLength,
  issueTimeStampResponse,
  orIfUnsound,
  parseTimeStampRequest,
  refuseTimeStampRequest,
  type TimeStampRequest,
} from '#eds'
import { newSerialNumber, wholeSecond } from './certificate-draft.ts'
import type { Authority } from './open-authority.ts'
import { ownService } from './own-service.ts'

/** Below the arc that anybody may use (ITU-T X.667): stamps of a sandbox, and of nobody else. */
export const stampPolicy = '2.25.10242384462717471552526650727043103571'

const failure = { badAlgorithm: 0, badFormat: 5, unacceptedPolicy: 15 } as const

/** Answers a request for a time stamp (RFC 3161) by the authority's clock; what cannot be stamped is refused in words. */
export async function stampTime(authority: Authority, request: Uint8Array): Promise<Uint8Array> {
  const asked = orIfUnsound(() => parseTimeStampRequest(request), undefined)
  if (!asked) return refuseTimeStampRequest(failure.badFormat, 'This is not a request for a time stamp.')
  const refused = refusalOf(asked)
  if (refused) return refused
  const { certificate, key } = await ownService(authority, 'time-stamping')
  return issueTimeStampResponse(asked, {
    policy: stampPolicy,
    serialNumber: newSerialNumber(authority.random),
    time: wholeSecond(authority.clock.now()),
    accuracy: 1,
    signer: { key, certificate: certificate.der, chain: [authority.issuing.der] },
  })
}

function refusalOf({ imprint: { hash, digest }, policy }: TimeStampRequest): Uint8Array | undefined {
  if (!hash || hash === 'SHA-1')
    return refuseTimeStampRequest(failure.badAlgorithm, 'Stamped are SHA-256, SHA-384, SHA-512 and Streebog.')
  if (digest.length !== hashLength[hash])
    return refuseTimeStampRequest(failure.badFormat, 'The digest has not the length of its hash.')
  if (policy !== undefined && policy !== stampPolicy)
    return refuseTimeStampRequest(failure.unacceptedPolicy, `The only policy here is ${stampPolicy}.`)
  return undefined
}
