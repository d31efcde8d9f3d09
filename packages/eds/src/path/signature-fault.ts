import { isStrongEnough, platformCrypto, schemeOf, signatureState } from '../algorithms/index.ts'
import type { Certificate, PublicKey, Signed } from '../x509/index.ts'
import type { PathSettings } from './path-settings.ts'
import type { PathFault, PathReason } from './path-verdict.ts'

/** Each certificate was signed by the one before (RFC 5280, 6.1.3 (a)(1)), with an algorithm still believed. */
export async function signatureFault(
  path: readonly Certificate[],
  settings: PathSettings,
): Promise<PathFault | undefined> {
  for (let position = 1; position < path.length; position++) {
    const reason = await signatureRefusal(path[position]!, path[position - 1]!.publicKey, settings)
    if (reason) return { reason, position }
  }
  return undefined
}

/** Why a signature of a certificate or a list is not believed; undefined if it is. */
export async function signatureRefusal(
  signed: Signed,
  key: PublicKey,
  { at, crypto = platformCrypto(), algorithms }: PathSettings,
): Promise<PathReason | undefined> {
  const scheme = schemeOf(signed.signatureAlgorithm)
  const state = await signatureState(crypto, scheme, key, signed.signature, signed.toBeSigned)
  if (!scheme || state === 'unsupported') return 'algorithm-unsupported'
  if (state === 'broken') return 'signature-invalid'
  return isStrongEnough(scheme, key, at, algorithms) ? undefined : 'algorithm-weak'
}
