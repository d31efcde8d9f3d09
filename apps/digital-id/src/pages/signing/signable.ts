import { roleOids } from '#eds'
import type { SignerRule, SigningRequest } from '#modules/signing'
import type { Language } from '#platform/texts'
import { texts } from './words.ts'

/** What an island is to have signed, and whose key will do. */
export type Signable = {
  /** A document wants a key for documents; a sign-in, the challenge of which is signed, a key for signing in. */
  readonly purpose: 'document' | 'sign-in'
  readonly content: Uint8Array
  /** Null where anybody may come: who it is will be seen. */
  readonly signer: SignerRule | null
}

const emailProtection = '1.3.6.1.5.5.7.3.4'
const clientAuth = '1.3.6.1.5.5.7.3.2'

export function signableOf({ manifest, signer }: SigningRequest): Signable {
  return { purpose: 'document', content: manifest, signer }
}

/** Purposes and roles that a key must bear, for a program that lists keys. */
export function wantedOids({ purpose, signer }: Signable): string {
  if (purpose === 'sign-in') return clientAuth
  const wanted = signer?.needs === 'first-head' ? 'first-head' : 'individual'
  const role = Object.entries(roleOids).find(([, name]) => name === wanted)?.[0] ?? ''
  return `${emailProtection} ${role}`
}

type Said =
  | 'ncalayer.go'
  | 'ncalayer.cancelled'
  | 'ncalayer.refused'
  | 'key-file.file.hint'
  | 'key-file.go'
  | 'key-file.busy'

/** The words that differ between signing a document and signing in. */
export function sayOf(
  language: Language,
  { purpose }: Signable,
): (key: Said, values?: Readonly<Record<string, string>>) => string {
  const t = texts(language)
  return (key, values) => (purpose === 'sign-in' ? t(`sign-in.${key}`, values) : t(key, values))
}
