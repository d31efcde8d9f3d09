import { platformCrypto } from '../algorithms/index.ts'
import { type CmsSignature, parseCmsSignature } from '../cms/index.ts'
import { areEqual, bytesFromText, tag } from '../der/index.ts'
import { orIfUnsound } from '../eds-error.ts'
import { cmsFacts } from './cms-facts.ts'
import { type Evidence, evidenceOf, type VerifyQuestion } from './evidence.ts'
import { judgeSigner } from './judge-signer.ts'
import { type Judgement, refuse, type SignerJudgement, worstOf } from './judgement.ts'
import { verifyXml } from './verify-xml.ts'

// Each costs a path; a document with more signers is signed by several signatures.
const maxSigners = 64

/**
 * Is this signature to be accepted, by whom was it made, and if not, why? Never throws for any bytes.
 * @example const { verdict, sub, reason, signers } = await verifySignature(cms, { trust: [root], crls, at: Date.now() })
 */
export async function verifySignature(bytes: Uint8Array, question: VerifyQuestion): Promise<Judgement> {
  if (isXml(bytes)) return verifyXml(bytes, question)
  const signature = orIfUnsound(() => parseCmsSignature(plainSignatureBytes(bytes)), undefined)
  if (!signature || signature.signers.length > maxSigners) return refuse('not-a-signature')
  if (signature.signers.length === 0) return refuse('no-signer')
  const { content = question.content } = signature
  if (content && question.content && !areEqual(content, question.content)) return refuse('content-differs')
  const evidence = evidenceOf(signature, question)
  const signers = await judgeSigners(signature, content, evidence, question)
  const { verdict, sub, reason } = worstOf(signers)
  return { verdict, sub, reason, signers, content }
}

async function judgeSigners(
  signature: CmsSignature,
  content: Uint8Array | undefined,
  evidence: Evidence,
  question: VerifyQuestion,
): Promise<readonly SignerJudgement[]> {
  const { crypto = platformCrypto() } = question
  const certificates = [...evidence.certificates, ...question.trust]
  const signers: SignerJudgement[] = []
  for (const signer of signature.signers) {
    const facts = await cmsFacts(signature, signer, content, certificates, crypto)
    signers.push(await judgeSigner(facts, evidence, question))
  }
  return signers
}

/** The structure of a signature that came as DER, as PEM (`-----BEGIN CMS-----`) or as bare base64. */
export function plainSignatureBytes(bytes: Uint8Array): Uint8Array {
  return isDer(bytes) ? bytes : bytesFromText(latin1(bytes))
}

function isDer(bytes: Uint8Array): boolean {
  return bytes[0] === tag.sequence && bytes[1] !== tag.sequence
}

// After a byte order mark and space, XML begins with "<".
function isXml(bytes: Uint8Array): boolean {
  return !isDer(bytes) && /^(\u00ef\u00bb\u00bf)?\s*</.test(latin1(bytes.subarray(0, 64)))
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}
