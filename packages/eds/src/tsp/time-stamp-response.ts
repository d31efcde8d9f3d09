import {
  bytesOf,
  childrenOf,
  countOf,
  type DerElement,
  fieldsOf,
  hasMore,
  namedBitsOf,
  noMore,
  parseDerOrBer,
  tag,
  take,
  takeIf,
  textOf,
} from '../der/index.ts'
import { EdsError } from '../eds-error.ts'

/** TimeStampResp (RFC 3161, 2.4.2): a token, or why there is none. */
export type TimeStampResponse =
  | { readonly granted: true; readonly token: Uint8Array }
  | {
      readonly granted: false
      readonly status: number
      readonly texts: readonly string[]
      readonly failure: number
    }

/** Reads the answer of a time stamping authority. */
export function parseTimeStampResponse(der: Uint8Array): TimeStampResponse {
  const fields = fieldsOf(parseDerOrBer(der))
  const { status, texts, failure } = parseStatus(take(fields, tag.sequence))
  const token = hasMore(fields) ? take(fields, tag.sequence) : undefined
  noMore(fields)
  // 0 is granted, 1 granted with modifications (2.4.2).
  if (status > 1) return { granted: false, status, texts, failure }
  if (!token) throw new EdsError('structure', 'A time stamp was granted, but it is not here.')
  return { granted: true, token: bytesOf(token) }
}

function parseStatus(element: DerElement) {
  const fields = fieldsOf(element)
  const status = countOf(take(fields, tag.integer))
  const texts = takeIf(fields, tag.sequence)
  const failure = takeIf(fields, tag.bitString)
  noMore(fields)
  return {
    status,
    texts: texts ? childrenOf(texts).map(textOf) : [],
    failure: failure ? namedBitsOf(failure) : 0,
  }
}
