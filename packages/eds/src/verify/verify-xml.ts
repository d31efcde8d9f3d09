import { platformCrypto } from '../algorithms/index.ts'
import { orIfUnsound } from '../eds-error.ts'
import { canonicalize, parseXml, textOfXml, type XmlDocument, xmlSignaturesIn } from '../xml/index.ts'
import type { Evidence, VerifyQuestion } from './evidence.ts'
import { judgeSigner } from './judge-signer.ts'
import { findingOf, type Judgement, refuse, type SignerJudgement, worstOf } from './judgement.ts'
import { xmlFacts } from './xml-facts.ts'

/** Judges the signatures of an XML document; what they are over is returned in canonical form. */
export async function verifyXml(bytes: Uint8Array, question: VerifyQuestion): Promise<Judgement> {
  const document = documentOf(bytes)
  const signatures = document && orIfUnsound(() => xmlSignaturesIn(document), undefined)
  if (!signatures) return refuse('not-a-signature')
  if (signatures.length === 0) return refuse('no-signer')
  const { crypto = platformCrypto(), certificates = [], crls = [], ocspResponses = [] } = question
  const known = [...certificates, ...question.trust]
  const signers: SignerJudgement[] = []
  let content: string | undefined
  for (const signature of signatures) {
    const evidence: Evidence = {
      certificates: [...certificates, ...signature.certificates],
      crls,
      ocspResponses,
    }
    const { signedText, ...facts } = await xmlFacts(signature, known, crypto)
    if (!facts.fault) content ??= signedText
    const judgement = await judgeSigner(facts, evidence, question)
    // Were each signature over a part of its own, a reader would take one person's words for another's.
    const isOne = signedText === content && isOverContent(signedText, question)
    signers.push(isOne || facts.fault ? judgement : { ...judgement, ...findingOf('content-differs') })
  }
  const { verdict, sub, reason } = worstOf(signers)
  return {
    verdict,
    sub,
    reason,
    signers,
    content: content === undefined ? undefined : new TextEncoder().encode(content),
  }
}

/** Whether the document that was asked about is the signed one, however it is written. */
function isOverContent(signedText: string, { content }: VerifyQuestion): boolean {
  if (!content) return true
  const document = documentOf(content)
  if (!document) return false
  return [true, false].some(
    (comments) => canonicalize(document, { exclusive: false, comments }) === signedText,
  )
}

function documentOf(bytes: Uint8Array): XmlDocument | undefined {
  return orIfUnsound(() => parseXml(textOfXml(bytes)), undefined)
}
