import { EdsError } from '../eds-error.ts'

const armour = /-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/g

/** Every PEM block of a text (RFC 7468): its label and its bytes. */
export function pemBlocks(text: string): readonly { readonly label: string; readonly bytes: Uint8Array }[] {
  return [...text.matchAll(armour)].map(([, label = '', body = '']) => ({ label, bytes: base64Bytes(body) }))
}

/** The bytes of one structure given as PEM or bare base64. */
export function bytesFromText(text: string): Uint8Array {
  if (!text.includes('-----')) return base64Bytes(text)
  const [block] = pemBlocks(text)
  if (!block) throw new EdsError('bad-text', 'The PEM block has no end, or its end names something else.')
  return block.bytes
}

export function base64Bytes(text: string): Uint8Array {
  const dense = text.replace(/[\s]+/g, '')
  if (dense === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(dense) || dense.length % 4 !== 0)
    throw new EdsError('bad-text', 'The text is not base64.')
  const binary = atob(dense)
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i)
  return bytes
}

export function base64Of(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(binary)
}

export function pemOf(label: string, bytes: Uint8Array): string {
  const lines = base64Of(bytes).match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}
