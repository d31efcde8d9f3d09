import { encodeBitString, encodeNull, encodeOid, encodeSequence } from '../der/index.ts'
import { coordinateLength, type KeyKind, keyOid, type PublicKey } from '../x509/index.ts'
import type { CryptoProvider } from './crypto-provider.ts'
import { joinedEcdsa } from './ecdsa-signature.ts'
import { verifyGostSignature } from './gost-signature.ts'
import { gostDigest, isGostHash } from './hash.ts'
import type { SignatureScheme } from './signature-scheme.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** Computes with WebCrypto, which every browser has and Node too. */
export function webCrypto(subtle: SubtleCrypto): CryptoProvider {
  return {
    digest: async (hash, content) =>
      isGostHash(hash)
        ? gostDigest(hash, content)
        : new Uint8Array(await subtle.digest(hash, content as Bytes)),
    verify: async (scheme, key, signature, content) => {
      if (scheme.kind === 'gost') return verifyGostSignature(key, signature, content)
      try {
        return await verify(subtle, scheme, key, signature, content)
      } catch {
        return false
      }
    },
  }
}

async function verify(
  subtle: SubtleCrypto,
  scheme: SignatureScheme,
  key: PublicKey,
  signature: Uint8Array,
  content: Uint8Array,
): Promise<boolean> {
  const { kind } = key
  if (kind.kind !== (scheme.kind === 'ecdsa' ? 'ec' : 'rsa')) return false
  const imported = await subtle.importKey('spki', spkiOf(key) as Bytes, importAs(scheme, kind), false, [
    'verify',
  ])
  const octets = kind.kind === 'ec' ? joinedEcdsa(signature, coordinateLength[kind.curve]) : signature
  return subtle.verify(computeAs(scheme), imported, octets as Bytes, content as Bytes)
}

// WebCrypto reads RSA keys only under rsaEncryption, even for RSASSA-PSS.
function spkiOf(key: PublicKey): Uint8Array {
  if (key.algorithm.oid !== keyOid.rsaPss) return key.der
  return encodeSequence(encodeSequence(encodeOid(keyOid.rsa), encodeNull()), encodeBitString(key.bits))
}

function importAs(scheme: SignatureScheme, kind: KeyKind): RsaHashedImportParams | EcKeyImportParams {
  if (kind.kind === 'ec') return { name: 'ECDSA', namedCurve: kind.curve }
  return { name: scheme.kind === 'rsa-pss' ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5', hash: scheme.hash }
}

function computeAs(scheme: SignatureScheme): AlgorithmIdentifier | RsaPssParams | EcdsaParams {
  if (scheme.kind === 'ecdsa') return { name: 'ECDSA', hash: scheme.hash }
  if (scheme.kind === 'rsa-pss') return { name: 'RSA-PSS', saltLength: scheme.saltLength }
  return { name: 'RSASSA-PKCS1-v1_5' }
}
