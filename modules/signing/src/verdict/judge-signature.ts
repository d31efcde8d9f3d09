import {
  addValidationMaterial,
  type Judgement,
  parseCmsSignature,
  type VerifyQuestion,
  verifySignature,
} from '#eds'
import type { TrustList } from '#modules/trust'
import { issuedOnTheWay } from '../outside/chain.ts'
import type { RevocationEvidence } from '../outside/revocation-sources.ts'
import { isWhole } from '../outside/trust-source.ts'
import type { SigningRoom } from '../signing-room.ts'
import { codeOfReason, isWaiting, type RefusalCode, type WaitingCode } from './signing-code.ts'

/** What came of a signature. It counts only as TOTAL_PASSED under a trusted time stamp. */
export type SignatureJudgement =
  | { readonly kind: 'passed'; readonly cms: Uint8Array; readonly provenAt: Date }
  | { readonly kind: 'waiting'; readonly code: WaitingCode; readonly cms: Uint8Array }
  | { readonly kind: 'refused'; readonly code: RefusalCode }

type Room = Pick<SigningRoom, 'clock' | 'trust' | 'revocation' | 'stamps'>

// The clocks of an authority and of this machine may differ by so much.
const skew = 60_000

/**
 * Judges a signature over a manifest: sound, trusted, stamped, not revoked. Whatever more time or an authority that
 * answers could change is `waiting`; the signature as it then stands is returned to be judged again.
 */
export async function judgeSignature(
  room: Room,
  cms: Uint8Array,
  manifest: Uint8Array,
): Promise<SignatureJudgement> {
  const trust = await room.trust()
  const question = questionOf(trust, manifest, room.clock.now().getTime())
  const first = await verifySignature(cms, { ...question, revocation: 'when-known' })
  if (first.reason) return turnedDown(first, cms, trust)
  const stamped = await stampedSignature(room, cms, first)
  if (!stamped) return { kind: 'waiting', code: 'no-time-stamp', cms }
  const now = Math.max(room.clock.now().getTime(), Math.min(stamped.time, question.at + skew))
  const evidence = await room.revocation.gather(
    issuedOnTheWay(parseCmsSignature(stamped.cms), [...trust.others, ...trust.anchors]),
    trust,
  )
  const last = await verifySignature(stamped.cms, { ...question, at: now, ...evidenceOf(evidence) })
  if (last.reason) return turnedDown(last, stamped.cms, trust)
  const [signer] = last.signers
  // A stamp that proves nothing, for want of an answer about its authority, is asked for anew.
  if (!signer || signer.provenTime === null) return { kind: 'waiting', code: 'no-time-stamp', cms }
  return {
    kind: 'passed',
    cms: withEvidence(stamped.cms, evidence, trust),
    provenAt: new Date(signer.provenTime),
  }
}

function questionOf(trust: TrustList, manifest: Uint8Array, at: number): VerifyQuestion {
  return { trust: trust.anchors, certificates: trust.others, content: manifest, at }
}

function evidenceOf({ crls, ocsp }: RevocationEvidence) {
  return { crls, ocspResponses: ocsp.map(({ basic }) => basic) }
}

async function stampedSignature({ stamps }: Room, cms: Uint8Array, { signers }: Judgement) {
  const [signer] = signers
  if (signer && signer.provenTime !== null) return { cms, time: signer.provenTime }
  return stamps.stamp(cms)
}

function turnedDown({ reason }: Judgement, cms: Uint8Array, trust: TrustList): SignatureJudgement {
  const code = reason ? codeOfReason(reason) : 'not-a-signature'
  // An authority may be unknown only because the list of the trusted ones could not be had.
  if (code === 'unknown-authority' && !isWhole(trust))
    return { kind: 'waiting', code: 'no-revocation-source', cms }
  return isWaiting(code) ? { kind: 'waiting', code, cms } : { kind: 'refused', code }
}

/** All that a reader needs later without asking anybody (CAdES-LT). */
function withEvidence(
  cms: Uint8Array,
  { crls, ocsp }: RevocationEvidence,
  { others }: TrustList,
): Uint8Array {
  const inside = new Set(parseCmsSignature(cms).certificates.map(({ der }) => latin1(der)))
  return addValidationMaterial(cms, {
    certificates: others.map(({ der }) => der).filter((der) => !inside.has(latin1(der))),
    crls: crls.map(({ der }) => der),
    ocspResponses: ocsp.map(({ der }) => der),
  })
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}
