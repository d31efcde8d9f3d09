import {
  type Judgement,
  orIfUnsound,
  parseCmsSignature,
  plainSignatureBytes,
  type SignerJudgement,
  type VerifyQuestion,
  verifySignature,
} from '#eds'
import { type Issued, issuedOnTheWay, upwards } from '../outside/chain.ts'
import type { SigningRoom } from '../signing-room.ts'

type Room = Pick<SigningRoom, 'clock' | 'trust' | 'revocation'>

/** A signature as it was judged, and when. */
export type CheckedSignature = Judgement & { readonly checkedAt: Date }

/**
 * Judges any signature whoever brings it (CMS, CAdES or XML; DER, PEM or base64), asking the authorities now whether
 * its certificates were revoked. `use: 'authentication'` is for the answer to a sign-in's challenge. Keeps nothing.
 *
 * @example const { verdict, reason, signers } = await checkSignature(room, bytes, { content: document })
 */
export async function checkSignature(
  room: Room,
  bytes: Uint8Array,
  asked: Pick<VerifyQuestion, 'content' | 'use'> = {},
): Promise<CheckedSignature> {
  const checkedAt = room.clock.now()
  const trust = await room.trust()
  const known = [...trust.others, ...trust.anchors]
  const question = { ...asked, trust: trust.anchors, certificates: trust.others, at: checkedAt.getTime() }
  const first = await verifySignature(bytes, { ...question, revocation: 'when-known' })
  // What is broken or of nobody we trust is so whatever an authority says: it need not be asked.
  if (first.verdict === 'TOTAL_FAILED' || first.signers.length === 0) return { ...first, checkedAt }
  const evidence = await room.revocation.gather(issuedFor(bytes, first.signers, known), trust)
  const last = await verifySignature(bytes, {
    ...question,
    at: room.clock.now().getTime(),
    crls: evidence.crls,
    ocspResponses: evidence.ocsp.map(({ basic }) => basic),
  })
  return { ...last, checkedAt }
}

/** Whose revocation to ask about: of XML only the signers' own certificates are known. */
function issuedFor(
  bytes: Uint8Array,
  signers: readonly SignerJudgement[],
  known: Parameters<typeof issuedOnTheWay>[1],
): readonly Issued[] {
  const cms = orIfUnsound(() => parseCmsSignature(plainSignatureBytes(bytes)), null)
  if (cms) return issuedOnTheWay(cms, known)
  return signers.flatMap(({ certificate }) => (certificate ? upwards(certificate, known) : []))
}
