import type { AlgorithmPolicy, CryptoProvider } from '../algorithms/index.ts'
import {
  type Attributes,
  attributeTypeOid,
  type CmsSignature,
  type CmsSigner,
  onlyValue,
} from '../cms/index.ts'
import { type CertificateList, parseCertificateList } from '../crl/index.ts'
import {
  bytesOf,
  childrenOf,
  contextConstructed,
  type DerElement,
  fieldsOf,
  type Instant,
  only,
  tag,
  takeIf,
} from '../der/index.ts'
import { orIfUnsound } from '../eds-error.ts'
import { type BasicOcspResponse, parseBasicOcspResponse } from '../ocsp/index.ts'
import { type Certificate, parseCertificate } from '../x509/index.ts'
import { stampsOf } from './signer-stamps.ts'

/** What helps to judge: certificates and what is known of their revocation. Nothing of it is trusted by itself. */
export type Evidence = {
  readonly certificates: readonly Certificate[]
  readonly crls: readonly CertificateList[]
  readonly ocspResponses: readonly BasicOcspResponse[]
}

/** What a signature is judged by. */
export type VerifyQuestion = {
  /** Certificates that are trusted: where every path must begin. */
  readonly trust: readonly Certificate[]
  /** The document, for a signature that is kept apart from it. */
  readonly content?: Uint8Array
  readonly certificates?: readonly Certificate[]
  readonly crls?: readonly CertificateList[]
  readonly ocspResponses?: readonly BasicOcspResponse[]
  /** The moment for which the answer must hold, unless a time stamp proves an earlier one. */
  readonly at: Instant
  /** The moment of asking, if it is later. */
  readonly now?: Instant
  /** `when-known` accepts certificates of which nobody tells whether they were revoked; the rule is `required`. */
  readonly revocation?: 'required' | 'when-known'
  /** What was signed: a document (the rule), or a challenge that proves who signs in. */
  readonly use?: 'signing' | 'authentication'
  readonly crypto?: CryptoProvider
  readonly algorithms?: AlgorithmPolicy
}

/** What the caller gave and what the signature brings along: CAdES-LT carries all that it needs. */
export function evidenceOf(signature: CmsSignature, question: VerifyQuestion): Evidence {
  const parts = [signature, ...stampedSignatures(signature)]
  const unsigned = parts.flatMap(({ signers }) => signers.map(unsignedOf))
  return {
    certificates: [
      ...(question.certificates ?? []),
      ...parts.flatMap(({ certificates }) => certificates),
      ...unsigned.flatMap(certificateValues),
    ],
    crls: [...(question.crls ?? []), ...parts.flatMap(({ crls }) => crls), ...unsigned.flatMap(listValues)],
    ocspResponses: [
      ...(question.ocspResponses ?? []),
      ...parts.flatMap(({ ocspResponses }) =>
        ocspResponses.flatMap((one) => (one.status === 'successful' ? [one.basic] : [])),
      ),
      ...unsigned.flatMap(ocspValues),
    ],
  }
}

const none: Attributes = new Map()

function unsignedOf({ unsignedAttributes = none }: CmsSigner): Attributes {
  return unsignedAttributes
}

function stampedSignatures({ signers }: CmsSignature): readonly CmsSignature[] {
  return signers.flatMap((signer) => stampsOf(signer).map(({ signature }) => signature))
}

function certificateValues(attributes: Attributes): readonly Certificate[] {
  return elementsIn(attributes, attributeTypeOid.certificateValues).flatMap((element) =>
    read(element, parseCertificate),
  )
}

// RevocationValues (RFC 5126, 6.3.4): lists under [0], OCSP answers under [1].
function listValues(attributes: Attributes): readonly CertificateList[] {
  return revocationValues(attributes, 0).flatMap((element) => read(element, parseCertificateList))
}

function ocspValues(attributes: Attributes): readonly BasicOcspResponse[] {
  return revocationValues(attributes, 1).flatMap((element) => read(element, parseBasicOcspResponse))
}

function revocationValues(attributes: Attributes, kind: number): readonly DerElement[] {
  return orIfUnsound(() => {
    const value = onlyValue(attributes, attributeTypeOid.revocationValues)
    if (!value) return []
    const fields = fieldsOf(value)
    const lists = takeIf(fields, contextConstructed(0))
    const answers = takeIf(fields, contextConstructed(1))
    const chosen = kind === 0 ? lists : answers
    return chosen ? childrenOf(only(chosen, tag.sequence)) : []
  }, [])
}

function elementsIn(attributes: Attributes, type: string): readonly DerElement[] {
  return orIfUnsound(() => {
    const value = onlyValue(attributes, type)
    return value ? childrenOf(value) : []
  }, [])
}

function read<T>(element: DerElement, parse: (der: Uint8Array) => T): readonly T[] {
  return orIfUnsound(() => [parse(bytesOf(element))], [])
}
