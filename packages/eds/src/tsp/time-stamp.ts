import { type HashName, hashOf } from '../algorithms/index.ts'
import {
  booleanOf,
  bytesOf,
  contentOf,
  context,
  contextConstructed,
  countOf,
  type DerElement,
  expectOid,
  fieldsOf,
  hexOf,
  type Instant,
  integerOf,
  noMore,
  octetsOf,
  only,
  parseDer,
  tag,
  take,
  takeIf,
  timeOf,
} from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import { type GeneralName, parseAlgorithmIdentifier, parseGeneralName } from '../x509/index.ts'

/** What was stamped: a hash, never the document itself. */
export type MessageImprint = { readonly hash: HashName | undefined; readonly digest: Uint8Array }

/** TSTInfo (RFC 3161, 2.4.2). */
export type TimeStamp = {
  readonly policy: string
  readonly imprint: MessageImprint
  readonly serialNumber: string
  readonly time: Instant
  /** By how many milliseconds the true time may differ. */
  readonly accuracy: number | undefined
  readonly isOrdered: boolean
  readonly nonce: bigint | undefined
  readonly authority: GeneralName | undefined
  readonly der: Uint8Array
}

export function parseTimeStamp(der: Uint8Array): TimeStamp {
  const element = parseDer(der)
  const fields = fieldsOf(element)
  if (countOf(take(fields, tag.integer)) !== 1)
    throw new EdsError('structure', 'The time stamp version is not known.')
  const policy = expectOid(take(fields, tag.oid))
  const imprint = parseMessageImprint(take(fields, tag.sequence))
  const serialNumber = hexOf(contentOf(take(fields, tag.integer)))
  const time = timeOf(take(fields, tag.generalizedTime), { fraction: true })
  const accuracy = takeIf(fields, tag.sequence)
  const ordering = takeIf(fields, tag.boolean)
  const nonce = takeIf(fields, tag.integer)
  const authority = takeIf(fields, contextConstructed(0))
  const extensions = takeIf(fields, contextConstructed(1))
  noMore(fields)
  if (extensions) throw new EdsError('structure', 'The time stamp has extensions that nobody here knows.')
  return {
    policy,
    imprint,
    serialNumber,
    time,
    accuracy: accuracy && parseAccuracy(accuracy),
    isOrdered: ordering !== undefined && booleanOf(ordering),
    nonce: nonce && integerOf(nonce),
    authority: authority && parseGeneralName(only(authority)),
    der: bytesOf(element),
  }
}

export function parseMessageImprint(element: DerElement): MessageImprint {
  const fields = fieldsOf(element)
  const hash = hashOf(parseAlgorithmIdentifier(take(fields, tag.sequence)))
  const digest = octetsOf(take(fields, tag.octetString))
  noMore(fields)
  return { hash, digest }
}

function parseAccuracy(element: DerElement): number {
  const fields = fieldsOf(element)
  const seconds = takeIf(fields, tag.integer)
  const millis = takeIf(fields, context(0))
  const micros = takeIf(fields, context(1))
  noMore(fields)
  const count = (part: DerElement | undefined) => (part ? countOf({ ...part, tag: tag.integer }) : 0)
  return count(seconds) * 1000 + count(millis) + count(micros) / 1000
}
