import {
  encodeAuthorityKeyIdentifier,
  encodeExtension,
  encodeGeneralizedTime,
  extensionOid,
  issueCertificateList,
  type RevokedDraft,
} from '#eds'
import { type Holder, keyIdentifier, wholeSecond } from './certificate-draft.ts'
import type { Authority } from './open-authority.ts'
import { freshestList } from './profile/places.ts'
import { reasonNumber, revocationReasons } from './revocation-reason.ts'
import type { CertificateRecord } from './state/ledger-entry.ts'

/** Who is not to be believed: the complete list, and what changed since the last daily one. */
export type Lists = { readonly complete: Uint8Array; readonly delta: Uint8Array }

const minute = 60_000
const day = 24 * 60 * minute
const lives = { complete: day, delta: 60 * minute, root: 180 * day }
// Nobody who fetches a list should find it at its end.
const freshFor = 30 * minute
const removeFromList = 8

type Kept<Value> = { readonly value: Value; readonly at: number; readonly line: number }
const kept = new WeakMap<Authority, Kept<Lists>>()
const keptRoot = new WeakMap<Authority, Kept<Uint8Array>>()

/**
 * The lists of the issuing authority as of now. Both are made anew when a state has changed or half an hour has passed;
 * once a day the complete one becomes the base that deltas add to (RFC 5280, 5.2.4).
 */
export function currentLists(authority: Authority): Promise<Lists> {
  return authority.inTurn(async () => {
    const now = wholeSecond(authority.clock.now())
    const last = kept.get(authority)
    if (last && isFresh(last, now, freshFor) && last.line === authority.ledger.length()) return last.value
    const number = beginList(authority, now)
    const value = await issueLists(authority, number, now)
    kept.set(authority, { value, at: now, line: number })
    return value
  })
}

/** The root's list: it speaks of the issuing authority alone. */
export function currentRootList(authority: Authority): Promise<Uint8Array> {
  return authority.inTurn(async () => {
    const now = wholeSecond(authority.clock.now())
    const last = keptRoot.get(authority)
    if (last && isFresh(last, now, day)) return last.value
    const holder = await authority.holder('root')
    const value = await issueCertificateList(
      {
        issuer: authority.root.subject.der,
        thisUpdate: now,
        nextUpdate: now + lives.root,
        number: BigInt(beginList(authority, now)),
        revoked: [],
        extensions: [issuerIdentifier(holder)],
      },
      holder.key,
    )
    keptRoot.set(authority, { value, at: now, line: 0 })
    return value
  })
}

function isFresh({ at }: Kept<unknown>, now: number, life: number): boolean {
  // A clock that went back leaves lists of the future behind.
  return now >= at && now - at < life
}

/** Writes down that lists go out, and answers their number. */
function beginList({ ledger }: Authority, now: number): number {
  const base = ledger.base()
  const isBase = !base || now < base.at || now - base.at >= day
  ledger.add({ kind: 'listed', at: new Date(now).toISOString(), isBase })
  return ledger.length()
}

async function issueLists(authority: Authority, number: number, now: number): Promise<Lists> {
  const holder = await authority.holder('issuing')
  const base = authority.ledger.base()?.number ?? number
  const records = [...authority.ledger.all()]
  const draft = {
    issuer: authority.issuing.subject.der,
    thisUpdate: now,
    number: BigInt(number),
  }
  const complete = issueCertificateList(
    {
      ...draft,
      nextUpdate: now + lives.complete,
      revoked: records.filter(({ state }) => state !== 'good').map(entryOf),
      extensions: [issuerIdentifier(holder), freshestList(authority.address), expiredKept(authority)],
    },
    holder.key,
  )
  const delta = issueCertificateList(
    {
      ...draft,
      nextUpdate: now + lives.delta,
      deltaBase: BigInt(base),
      revoked: records.filter(({ changedIn }) => changedIn > base).map(entryOf),
      extensions: [issuerIdentifier(holder)],
    },
    holder.key,
  )
  return { complete: await complete, delta: await delta }
}

function entryOf({ serialNumber, state, since, issuedAt, reason }: CertificateRecord): RevokedDraft {
  const number = new Uint8Array(Buffer.from(serialNumber, 'hex'))
  const revokedAt = wholeSecond(new Date(since ?? issuedAt))
  if (state === 'good') return { serialNumber: number, revokedAt, reason: removeFromList }
  if (state === 'held')
    return { serialNumber: number, revokedAt, reason: revocationReasons['certificate-hold'] }
  return { serialNumber: number, revokedAt, ...reasonNumber(reason) }
}

function issuerIdentifier({ certificate }: Holder): Uint8Array {
  return encodeAuthorityKeyIdentifier(keyIdentifier(certificate.publicKey.bits))
}

// Old signatures are judged long after their certificates ended (X.509, 9.5.2.8): nothing leaves the list.
function expiredKept({ issuing }: Authority): Uint8Array {
  return encodeExtension(extensionOid.expiredCertsOnCrl, encodeGeneralizedTime(issuing.notBefore))
}
