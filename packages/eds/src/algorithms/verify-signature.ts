import type { PublicKey } from '../x509/index.ts'
import type { CryptoProvider } from './crypto-provider.ts'
import type { SignatureScheme } from './signature-scheme.ts'

/** `unsupported` says nothing of the signature: neither good nor bad was found. */
export type SignatureState = 'intact' | 'broken' | 'unsupported'

/** Whether `signature` over `content` was made with the private half of `key`. */
export async function signatureState(
  crypto: CryptoProvider,
  scheme: SignatureScheme | undefined,
  key: PublicKey,
  signature: Uint8Array,
  content: Uint8Array,
): Promise<SignatureState> {
  if (!scheme || key.kind.kind === 'unknown') return 'unsupported'
  return (await crypto.verify(scheme, key, signature, content)) ? 'intact' : 'broken'
}
