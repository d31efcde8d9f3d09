import { parsePrivateKey, signingKeyOf } from '#eds'
import { type Keyring, type Random, unwrapSecret, wrapSecret } from '#platform/crypto'
import { AuthorityError } from '../errors.ts'
import type { AuthorityFiles } from '../state/authority-files.ts'
import type { HeldKey, KeyName, KeyStore } from './key-store.ts'
import { makeKeyPair } from './make-key-pair.ts'

/** As it lies in the folder: useless without the master key, which lies elsewhere. */
type WrappedKey = { readonly publicKey: string; readonly masterKeyId: string; readonly wrapped: string }

/**
 * Keys in files of the authority's folder, each wrapped with AES-256-GCM under the current master key of the keyring.
 * A key that an earlier master key wraps is wrapped anew when it is opened.
 */
export function wrappedKeys(files: AuthorityFiles, keyring: Keyring, random: Random): KeyStore {
  const keep = (name: KeyName, publicKey: string, pkcs8: Uint8Array) => {
    const wrapped = wrapSecret(keyring, placeOf(name, publicKey), Buffer.from(pkcs8), random)
    files.write(fileOf(name), JSON.stringify({ publicKey, ...wrapped } satisfies WrappedKey))
  }
  return {
    make: async (name, algorithm) => {
      const { pkcs8, publicKey } = await makeKeyPair(algorithm, random)
      keep(name, Buffer.from(publicKey).toString('base64'), pkcs8)
      return heldKey(pkcs8, publicKey)
    },
    open: async (name) => {
      const file = files.read(fileOf(name))
      if (!file) throw new AuthorityError('folder-unsound', `The folder has no key "${name}".`)
      const { publicKey, ...wrapped } = JSON.parse(file.toString()) as WrappedKey
      const pkcs8 = unwrapSecret(keyring, placeOf(name, publicKey), wrapped)
      if (wrapped.masterKeyId !== keyring.currentMasterId) keep(name, publicKey, pkcs8)
      return heldKey(new Uint8Array(pkcs8), new Uint8Array(Buffer.from(publicKey, 'base64')))
    },
  }
}

// Bound to its name and public half: no key can be put in the place of another.
function placeOf(name: KeyName, publicKey: string): readonly string[] {
  return ['authority.key', name, publicKey]
}

function fileOf(name: KeyName): string {
  return `keys/${name}.json`
}

async function heldKey(pkcs8: Uint8Array, publicKey: Uint8Array): Promise<HeldKey> {
  return { publicKey, signing: await signingKeyOf(parsePrivateKey(pkcs8)) }
}
