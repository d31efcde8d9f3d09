import type { CryptoProvider } from './crypto-provider.ts'
import { nodeCrypto } from './node-crypto.ts'
import { webCrypto } from './web-crypto.ts'

type WithBuiltins = {
  readonly getBuiltinModule?: (name: 'node:crypto') => typeof import('node:crypto') | undefined
}

let provider: CryptoProvider | undefined

/** The fastest provider of where this runs: node:crypto in Node, WebCrypto in a browser. */
export function platformCrypto(): CryptoProvider {
  provider ??= choose()
  return provider
}

// Asked of the process at run time, so that no bundler for browsers meets an import of node:crypto.
function choose(): CryptoProvider {
  const { process } = globalThis as { readonly process?: WithBuiltins }
  const crypto = process?.getBuiltinModule?.('node:crypto')
  return crypto ? nodeCrypto(crypto) : webCrypto(globalThis.crypto.subtle)
}
