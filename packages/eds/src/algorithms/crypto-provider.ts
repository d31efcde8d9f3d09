import type { PublicKey } from '../x509/index.ts'
import type { HashName } from './hash.ts'
import type { SignatureScheme } from './signature-scheme.ts'

/**
 * Who computes. Answers may come at once (Node) or later (WebCrypto); callers `await` both.
 * Whatever is wrong with a key or a signature is `false`, never an exception.
 */
export type CryptoProvider = {
  readonly digest: (hash: HashName, content: Uint8Array) => Uint8Array | Promise<Uint8Array>
  readonly verify: (
    scheme: SignatureScheme,
    key: PublicKey,
    signature: Uint8Array,
    content: Uint8Array,
  ) => boolean | Promise<boolean>
}
