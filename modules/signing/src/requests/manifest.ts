import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { InThreeLanguages } from '#modules/notifications'

/** What is signed for. A room that asks for something else adds its word. */
export const signingPurposes = ['application', 'approval', 'mandate', 'document'] as const
export type SigningPurpose = (typeof signingPurposes)[number]

/** JSON and nothing else: a manifest holds no dates, functions or holes. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Something the person sees before signing; its hash stands in the manifest. */
export type Shown = {
  readonly name: InThreeLanguages
  readonly mediaType: 'application/pdf' | 'text/plain' | 'text/html' | 'application/json'
  readonly bytes: Uint8Array
}

export type ManifestDraft = {
  readonly purpose: SigningPurpose
  /** What it is about: `application:ID:VERSION`. Never personal. */
  readonly subject: string
  /** What the room that asks will look for in what was signed. */
  readonly facts: Json
  readonly shown: readonly Shown[]
}

/** What is signed, byte for byte. */
export type Manifest = { readonly bytes: Uint8Array; readonly sha256: string }

/**
 * Writes what will be signed as canonical JSON (RFC 8785): the facts, and the hash of everything the person is shown.
 * The same draft always gives the same bytes.
 *
 * @example makeManifest({ purpose: 'approval', subject: 'application:…:3', facts: { sum: '150000' }, shown: [page] })
 */
export function makeManifest({ purpose, subject, facts, shown }: ManifestDraft): Manifest {
  const text = canonicalize({
    format: 'senim-manifest',
    version: 1,
    purpose,
    subject,
    facts,
    shown: shown.map(({ name, mediaType, bytes }) => ({
      name: { kk: name.kk, ru: name.ru, en: name.en },
      mediaType,
      bytes: bytes.length,
      sha256: sha256Of(bytes).toString('hex'),
    })),
  })
  const bytes = new Uint8Array(Buffer.from(text ?? '', 'utf8'))
  return { bytes, sha256: sha256Of(bytes).toString('hex') }
}

/** The hashes of what a manifest says is shown, in its order; null for bytes that are no manifest of ours. */
export function shownHashes(manifest: Uint8Array): readonly string[] | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(manifest).toString('utf8'))
    if (typeof read !== 'object' || read === null || !('shown' in read) || !Array.isArray(read.shown))
      return null
    return read.shown.map(({ sha256 }: { sha256: string }) => sha256)
  } catch {
    return null
  }
}

export function sha256Of(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
