import {
  bytesOf,
  type DerElement,
  expectOid,
  fieldsOf,
  hasMore,
  noMore,
  tag,
  take,
  takeAny,
} from '../der/index.ts'

/** AlgorithmIdentifier (RFC 5280, 4.1.1.2): which algorithm, with which parameters. */
export type AlgorithmIdentifier = {
  readonly oid: string
  readonly parameters: DerElement | undefined
  readonly der: Uint8Array
}

export function parseAlgorithmIdentifier(element: DerElement): AlgorithmIdentifier {
  const fields = fieldsOf(element)
  const oid = expectOid(take(fields, tag.oid))
  const parameters = hasMore(fields) ? takeAny(fields) : undefined
  noMore(fields)
  return { oid, parameters, der: bytesOf(element) }
}

/** Absent parameters or NULL: both are written for RSA and for hashes (RFC 4055, 2.1). */
export function hasNoParameters({ parameters }: AlgorithmIdentifier): boolean {
  return parameters === undefined || parameters.tag === tag.null
}
