import { parseCertificate } from '#eds'
import { readProfile } from '#modules/accounts'
import { decryptField, type PersonKey, readPersonKey } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { AuthorityCertificate, KeyUse } from '../outside/authority.ts'
import type { CertificateRoom } from '../signing-room.ts'
import { type CertificateRow, certificatePlace, type KeyPlace, tablesOf } from '../tables.ts'
import { type CertificateFacts, certificateFacts } from '../verdict/certificate-facts.ts'

/** A certificate as its owner sees it. */
export type OwnCertificate = {
  readonly serialNumber: string
  readonly use: KeyUse
  /** `elsewhere`: issued by the authority, but not ordered here. */
  readonly keyPlace: KeyPlace | 'elsewhere'
  readonly state: 'good' | 'held' | 'revoked' | 'expired'
  readonly facts: CertificateFacts
  readonly revokedAt: Date | null
}

export type OwnCertificates = {
  readonly certificates: readonly OwnCertificate[]
  /** False: the authority does not answer, and this is what was known here. */
  readonly isCurrent: boolean
}

type Room = Pick<CertificateRoom, 'database' | 'keyring' | 'clock'> & Pick<CertificateRoom, 'authority'>

/** Every certificate in a person's name, newest first, with the state the authority gives it now. */
export async function listCertificates(room: Room, personId: string): Promise<OwnCertificates> {
  const { database, keyring, authority, clock } = room
  const profile = await readProfile(database, keyring, personId)
  const [own, asked] = await Promise.all([
    readOwn(database, keyring, personId),
    profile && authority ? authority.certificatesOf(profile.iin) : ({ kind: 'unavailable' } as const),
  ])
  const issued = asked.kind === 'answer' ? asked.answer : []
  const known = new Set(own.map(({ row }) => row.serialNumber))
  const stateOf = new Map(issued.map((one) => [one.serialNumber, one.state]))
  const now = clock.now()
  const certificates = [
    ...own.map(({ row, facts }) => ({
      serialNumber: row.serialNumber,
      use: row.use,
      keyPlace: row.keyPlace,
      // What was revoked here stays so while the authority is asked; what it revoked itself counts at once.
      state: row.state === 'revoked' ? row.state : (stateOf.get(row.serialNumber) ?? row.state),
      facts,
      revokedAt: row.revokedAt,
    })),
    ...issued.filter(({ serialNumber }) => !known.has(serialNumber)).map(elsewhere),
  ]
  return {
    certificates: certificates.map((one) => withExpiry(one, now)).toSorted(newestFirst),
    isCurrent: asked.kind === 'answer',
  }
}

export type StoredCertificate = {
  readonly row: CertificateRow
  readonly facts: CertificateFacts
  readonly key: PersonKey
}

/** The certificates that were ordered here. */
export async function readOwn(
  database: Database,
  keyring: CertificateRoom['keyring'],
  personId: string,
): Promise<readonly StoredCertificate[]> {
  const rows = await tablesOf(database)
    .selectFrom('certificates')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('issuedAt', 'desc')
    .execute()
  if (rows.length === 0) return []
  const key = await readPersonKey(database, keyring, personId)
  return rows.map((row) => ({
    row,
    key,
    facts: JSON.parse(decryptField(key, certificatePlace(row.id, 'facts'), row.factsSealed)),
  }))
}

function elsewhere({ serialNumber, use, state, certificate }: AuthorityCertificate): OwnCertificate {
  const facts = certificateFacts(parseCertificate(certificate))
  return { serialNumber, use, keyPlace: 'elsewhere', state, facts, revokedAt: null }
}

function withExpiry(one: OwnCertificate, now: Date): OwnCertificate {
  return one.state !== 'revoked' && new Date(one.facts.notAfter) < now ? { ...one, state: 'expired' } : one
}

function newestFirst(a: OwnCertificate, b: OwnCertificate): number {
  return b.facts.notBefore.localeCompare(a.facts.notBefore) || a.use.localeCompare(b.use)
}
