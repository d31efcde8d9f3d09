import {
  childrenOf,
  context,
  contextConstructed,
  type DerElement,
  expectTag,
  fieldsOf,
  namedBitsOf,
  noMore,
  only,
  tag,
  takeIf,
} from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import { type GeneralName, parseGeneralNames } from './general-name.ts'
import { type NameAttribute, parseRdn } from './name.ts'

/** Where a CRL is published: names, or one name below that of the CRL's issuer (RFC 5280, 4.2.1.13). */
export type DistributionPointName =
  | { readonly kind: 'full'; readonly names: readonly GeneralName[] }
  | { readonly kind: 'relative'; readonly rdn: readonly NameAttribute[] }

export type DistributionPoint = {
  readonly name: DistributionPointName | undefined
  /** Bits of ReasonFlags; undefined stands for all. */
  readonly reasons: number | undefined
  readonly crlIssuer: readonly GeneralName[] | undefined
}

export function parseDistributionPoints(element: DerElement): readonly DistributionPoint[] {
  expectTag(element, tag.sequence)
  const points = childrenOf(element).map(parseDistributionPoint)
  if (points.length === 0) throw new EdsError('structure', 'The list of distribution points is empty.')
  return points
}

function parseDistributionPoint(element: DerElement): DistributionPoint {
  const fields = fieldsOf(element)
  const name = takeIf(fields, contextConstructed(0))
  const reasons = takeIf(fields, context(1))
  const crlIssuer = takeIf(fields, contextConstructed(2))
  noMore(fields)
  if (!name && !crlIssuer)
    throw new EdsError('structure', 'A distribution point names neither a place nor an issuer.')
  return {
    name: name && parseDistributionPointName(only(name)),
    reasons: reasons && namedBitsOf(reasons),
    crlIssuer: crlIssuer && parseGeneralNames(crlIssuer, contextConstructed(2)),
  }
}

/** The CHOICE inside [0] of a distribution point. */
export function parseDistributionPointName(element: DerElement): DistributionPointName {
  return element.tag === contextConstructed(0)
    ? { kind: 'full', names: parseGeneralNames(element, contextConstructed(0)) }
    : { kind: 'relative', rdn: parseRdn(element, contextConstructed(1)) }
}
