import { type HashName, hashOid } from '../algorithms/index.ts'
import {
  booleanOf,
  contextConstructed,
  countOf,
  encodeBoolean,
  encodeInteger,
  encodeNull,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  expectOid,
  fieldsOf,
  integerOf,
  noMore,
  parseDer,
  tag,
  take,
  takeIf,
} from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import { type MessageImprint, parseMessageImprint } from './time-stamp.ts'

/** TimeStampReq (RFC 3161, 2.4.1). */
export type TimeStampRequest = {
  readonly imprint: MessageImprint
  readonly policy: string | undefined
  readonly nonce: bigint | undefined
  readonly wantsCertificate: boolean
}

/** The imprint of a hash, as requests and stamps carry it. */
export function encodeMessageImprint(hash: HashName, digest: Uint8Array): Uint8Array {
  return encodeSequence(encodeSequence(encodeOid(hashOid(hash)), encodeNull()), encodeOctetString(digest))
}

/** A request for a stamp over a digest; the authority is asked for its certificate too. */
export function encodeTimeStampRequest(hash: HashName, digest: Uint8Array, nonce: bigint): Uint8Array {
  return encodeSequence(
    encodeInteger(1),
    encodeMessageImprint(hash, digest),
    encodeInteger(nonce),
    encodeBoolean(true),
  )
}

/** Reads a request as an authority does. */
export function parseTimeStampRequest(der: Uint8Array): TimeStampRequest {
  const fields = fieldsOf(parseDer(der))
  if (countOf(take(fields, tag.integer)) !== 1)
    throw new EdsError('structure', 'The request version is not known.')
  const imprint = parseMessageImprint(take(fields, tag.sequence))
  const policy = takeIf(fields, tag.oid)
  const nonce = takeIf(fields, tag.integer)
  const wantsCertificate = takeIf(fields, tag.boolean)
  const extensions = takeIf(fields, contextConstructed(0))
  noMore(fields)
  if (extensions) throw new EdsError('structure', 'The request has extensions that nobody here knows.')
  return {
    imprint,
    policy: policy && expectOid(policy),
    nonce: nonce && integerOf(nonce),
    wantsCertificate: wantsCertificate !== undefined && booleanOf(wantsCertificate),
  }
}
