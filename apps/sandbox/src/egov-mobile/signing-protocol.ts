import * as v from 'valibot'

/*
 * The national protocol of signing by QR: the code holds `mobileSign:` and the address of API 1, which says who asks and
 * where API 2 is; API 2 hands out what is to be signed and takes it back signed.
 */

const text = v.pipe(v.string(), v.maxLength(2000))
const address = v.pipe(v.string(), v.maxLength(2000), v.url())

/** API 1: who asks, until when, and how to ask for the documents. */
export const invitationShape = v.object({
  description: text,
  expiry_date: v.pipe(
    v.string(),
    v.check((moment) => !Number.isNaN(momentOf(moment)), 'a moment of RFC 3339'),
  ),
  organisation: v.object({ nameRu: text, nameKz: text, nameEn: text, bin: text }),
  document: v.object({
    uri: address,
    auth_type: v.picklist(['None', 'Token', 'Eds']),
    auth_token: v.optional(text, ''),
  }),
})
export type Invitation = v.InferOutput<typeof invitationShape>

/** How a document is to be signed. */
export const signMethods = ['XML', 'CMS_WITH_DATA', 'CMS_SIGN_ONLY', 'SIGN_BYTES_ARRAY'] as const
export type SignMethod = (typeof signMethods)[number]

const documentShape = v.looseObject({
  id: v.union([v.number(), text]),
  signMethod: v.optional(v.picklist(signMethods)),
  nameRu: text,
  nameKz: text,
  nameEn: text,
  meta: v.optional(v.array(v.object({ name: text, value: text })), []),
  documentXml: v.optional(v.string()),
  document: v.optional(v.looseObject({ file: v.looseObject({ mime: text, data: v.string() }) })),
})
export type WantedDocument = v.InferOutput<typeof documentShape>

/** API 2: what is to be signed. The phone sends the same object back with the signed documents in their places. */
export const parcelShape = v.looseObject({
  signMethod: v.picklist([...signMethods, 'MIX_SIGN']),
  documentsToSign: v.pipe(v.array(documentShape), v.minLength(1), v.maxLength(100)),
})
export type Parcel = v.InferOutput<typeof parcelShape>

/** How this document is to be signed; undefined if neither it nor the parcel says. */
export function methodOf({ signMethod }: Parcel, document: WantedDocument): SignMethod | undefined {
  return signMethod === 'MIX_SIGN' ? document.signMethod : signMethod
}

/** The address of API 1 in a QR code or in the link that opens the application on the same phone. */
export function addressInCode(code: string): URL | undefined {
  const dense = code.replace(/\s/g, '')
  const inLink = URL.canParse(dense) ? new URL(dense).searchParams.get('link') : null
  const found = (inLink ?? dense).replace(/^mobileSign:/i, '')
  return URL.canParse(found) ? new URL(found) : undefined
}

/** `+0600` without a colon is written too, which Date does not read everywhere. */
export function momentOf(text: string): number {
  return Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
}
