import { attributeTypeOid, type CmsSigner } from '../cms/index.ts'
import { bytesOf } from '../der/index.ts'
import { orIfUnsound } from '../eds-error.ts'
import { parseTimeStampToken, type TimeStampToken } from '../tsp/index.ts'

// Each costs a path; nobody honest needs more.
const maxStamps = 8

/** The time stamps over a signature (RFC 5126, 6.1.1) that can be read. */
export function stampsOf({ unsignedAttributes }: CmsSigner): readonly TimeStampToken[] {
  const values = unsignedAttributes?.get(attributeTypeOid.signatureTimeStamp) ?? []
  return values
    .slice(0, maxStamps)
    .flatMap((value) => orIfUnsound(() => [parseTimeStampToken(bytesOf(value))], []))
}
