import { base64Bytes, base64Of, type CmsDraft, EdsError } from '#eds'
import type { PersonKey } from '../keys/person-keys.ts'
import { methodOf, type Parcel, type SignMethod, type WantedDocument } from './signing-protocol.ts'

/** How signatures are made. */
export type SigningRoom = {
  readonly makeCms: (draft: CmsDraft, key: PersonKey) => Promise<string>
  readonly makeXml: (text: string, key: PersonKey) => Promise<string>
}

/** The parcel as it goes back: signed documents in the places of those that were to be signed, all else as it was. */
export async function signedParcel(
  room: SigningRoom,
  parcel: Parcel,
  key: PersonKey,
): Promise<Parcel | 'cannot-sign'> {
  try {
    const documentsToSign: WantedDocument[] = []
    for (const document of parcel.documentsToSign)
      documentsToSign.push(await signedDocument(room, methodOf(parcel, document), document, key))
    return { ...parcel, documentsToSign }
  } catch (error) {
    if (error instanceof EdsError) return 'cannot-sign'
    throw error
  }
}

async function signedDocument(
  room: SigningRoom,
  method: SignMethod | undefined,
  document: WantedDocument,
  key: PersonKey,
): Promise<WantedDocument> {
  if (method === 'XML') {
    const documentXml = await room.makeXml(document.documentXml ?? '', key)
    return { ...document, documentXml }
  }
  const file = document.document?.file
  if (!method || !file)
    throw new EdsError('bad-input', 'The document has no file, or nobody says how to sign it.')
  const signed = await signedOctets(room, method, base64Bytes(file.data), key)
  return { ...document, document: { ...document.document, file: { ...file, data: signed } } }
}

async function signedOctets(
  room: SigningRoom,
  method: Exclude<SignMethod, 'XML'>,
  content: Uint8Array,
  key: PersonKey,
): Promise<string> {
  if (method !== 'SIGN_BYTES_ARRAY')
    return room.makeCms({ content, attached: method === 'CMS_WITH_DATA' }, key)
  const signature = base64Of(await key.key.sign(content))
  return JSON.stringify({ signature, certificate: base64Of(key.certificate) })
}
