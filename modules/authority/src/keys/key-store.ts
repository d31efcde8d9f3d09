import type { SigningKey } from '#eds'

/** Keys that the authority makes, for itself and for people who ask it to. */
export const keyAlgorithms = ['rsa-2048', 'p-256', 'gost-512'] as const
export type KeyAlgorithm = (typeof keyAlgorithms)[number]

export function isKeyAlgorithm(text: string): text is KeyAlgorithm {
  return keyAlgorithms.some((algorithm) => algorithm === text)
}

/** The authority's own keys, by what they sign. */
export const keyNames = ['root', 'issuing', 'ocsp', 'time-stamping'] as const
export type KeyName = (typeof keyNames)[number]

/** A key that signs; its private half stays where it lies. */
export type HeldKey = {
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array
  readonly signing: SigningKey
}

/** Where the authority's own keys lie. */
export type KeyStore = {
  readonly make: (name: KeyName, algorithm: KeyAlgorithm) => Promise<HeldKey>
  readonly open: (name: KeyName) => Promise<HeldKey>
}
