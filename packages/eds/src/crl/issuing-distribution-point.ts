import {
  context,
  contextConstructed,
  type DerElement,
  fieldsOf,
  namedBitsOf,
  noMore,
  only,
  takeIf,
} from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import { type DistributionPointName, parseDistributionPointName } from '../x509/index.ts'

/** Which certificates and reasons a CRL speaks for (RFC 5280, 5.2.5). */
export type IssuingDistributionPoint = {
  readonly name: DistributionPointName | undefined
  readonly only: 'user' | 'authority' | 'attribute' | undefined
  /** Bits of ReasonFlags; undefined stands for all. */
  readonly onlySomeReasons: number | undefined
  readonly isIndirect: boolean
}

export function parseIssuingDistributionPoint(element: DerElement): IssuingDistributionPoint {
  const fields = fieldsOf(element)
  const name = takeIf(fields, contextConstructed(0))
  const isUser = flag(takeIf(fields, context(1)))
  const isAuthority = flag(takeIf(fields, context(2)))
  const onlySomeReasons = takeIf(fields, context(3))
  const isIndirect = flag(takeIf(fields, context(4)))
  const isAttribute = flag(takeIf(fields, context(5)))
  noMore(fields)
  if (Number(isUser) + Number(isAuthority) + Number(isAttribute) > 1)
    throw new EdsError('structure', 'A CRL is only for two kinds of certificates at once.')
  return {
    name: name && parseDistributionPointName(only(name)),
    only: isUser ? 'user' : isAuthority ? 'authority' : isAttribute ? 'attribute' : undefined,
    onlySomeReasons: onlySomeReasons && namedBitsOf(onlySomeReasons),
    isIndirect,
  }
}

function flag(element: DerElement | undefined): boolean {
  if (!element) return false
  const octet = element.bytes[element.from]
  if (element.to - element.from !== 1 || (octet !== 0 && octet !== 0xff))
    throw new EdsError('der-value', `The flag at ${element.start} is neither true nor false.`)
  return octet === 0xff
}
