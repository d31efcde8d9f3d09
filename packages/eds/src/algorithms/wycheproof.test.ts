import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseDer } from '../der/index.ts'
import { sharedPki } from '../testing/shared-pki.ts'
import { parsePublicKey } from '../x509/index.ts'
import { platformCrypto } from './platform-crypto.ts'
import type { SignatureScheme } from './signature-scheme.ts'
import { webCrypto } from './web-crypto.ts'

type Vectors = {
  readonly testGroups: readonly {
    readonly publicKeyDer: string
    readonly tests: readonly {
      readonly tcId: number
      readonly msg: string
      readonly sig: string
      readonly result: string
    }[]
  }[]
}

const files: readonly (readonly [string, SignatureScheme])[] = [
  ['ecdsa_secp384r1_sha384_test', { kind: 'ecdsa', hash: 'SHA-384' }],
  ['rsa_signature_2048_sha512_test', { kind: 'rsa-pkcs1', hash: 'SHA-512' }],
]
const providers = { node: platformCrypto(), web: webCrypto(crypto.subtle) }

describe.skipIf(!existsSync(sharedPki))('Wycheproof (skipped if ../shared/pki is absent)', () => {
  for (const [name, provider] of Object.entries(providers))
    test.each(files)(`%s, computed by ${name}`, async (file, scheme) => {
      const path = join(sharedPki, 'wycheproof', `${file}.json`)
      const { testGroups }: Vectors = JSON.parse(readFileSync(path, 'utf8'))
      const wrong: number[] = []
      for (const { publicKeyDer, tests } of testGroups) {
        const key = parsePublicKey(parseDer(bytes(publicKeyDer)))
        for (const { tcId, msg, sig, result } of tests) {
          const holds = await provider.verify(scheme, key, bytes(sig), bytes(msg))
          if (holds !== (result === 'valid') && result !== 'acceptable') wrong.push(tcId)
        }
      }
      expect(wrong).toEqual([])
    })
})

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex'))
}
