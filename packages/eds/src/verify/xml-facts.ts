import { type CryptoProvider, ecdsaSignature, signatureState } from '../algorithms/index.ts'
import { areEqual } from '../der/index.ts'
import type { Certificate } from '../x509/index.ts'
import type { XmlSignature } from '../xml/index.ts'
import type { VerdictReason } from './judgement.ts'
import type { SignatureFacts } from './signature-facts.ts'

export type XmlFacts = SignatureFacts & {
  /** What the signature is over, in canonical form. */
  readonly signedText: string
}

/** One signature of an XML document, computed. */
export async function xmlFacts(
  signature: XmlSignature,
  certificates: readonly Certificate[],
  crypto: CryptoProvider,
): Promise<XmlFacts> {
  const signedText = await textOfDigest(signature, crypto)
  const [certificate, fault] = await signerOf(signature, certificates, crypto)
  const contentFault = signature.hash && signedText === undefined ? 'content-changed' : undefined
  return {
    certificate,
    scheme: signature.scheme,
    fault: fault ?? contentFault,
    claimedTime: undefined,
    stamps: [],
    stamped: signature.signature,
    signedText: signedText ?? '',
  }
}

async function textOfDigest(
  { hash, digest, signedTexts }: XmlSignature,
  crypto: CryptoProvider,
): Promise<string | undefined> {
  if (!hash) return undefined
  for (const textOf of signedTexts) {
    const text = textOf()
    if (areEqual(digest, await crypto.digest(hash, new TextEncoder().encode(text)))) return text
  }
  return undefined
}

/** The certificate whose key made the signature: nothing signed names it. */
async function signerOf(
  signature: XmlSignature,
  others: readonly Certificate[],
  crypto: CryptoProvider,
): Promise<readonly [Certificate | undefined, VerdictReason | undefined]> {
  const { certificates, scheme, hash, signedBytes } = signature
  const candidates = certificates.length > 0 ? certificates : others
  const [first] = candidates
  if (!first) return [undefined, 'certificate-missing']
  if (!scheme || !hash) return [first, 'algorithm-unsupported']
  const octets = scheme.kind === 'ecdsa' ? ecdsaSignature(signature.signature) : signature.signature
  let isComputed = false
  for (const candidate of candidates) {
    const state = await signatureState(crypto, scheme, candidate.publicKey, octets, signedBytes)
    if (state === 'intact') return [candidate, undefined]
    isComputed ||= state === 'broken'
  }
  return [first, isComputed ? 'signature-broken' : 'algorithm-unsupported']
}
